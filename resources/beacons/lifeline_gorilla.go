// Lifeline beacon for gorilla/websocket. Does nothing unless LIFELINE_BEACON and LIFELINE_TOKEN are set. In the handler: first
// lifeline(r, "handler", "upgrade", nil), then (r, "Upgrade", "on-open", err), after every read (r, "ReadMessage", "on-message", err)
package main
import "encoding/json"
import "fmt"
import "github.com/gorilla/websocket"
import "net"
import "net/http"
import "os"
import "time"

var lifelineStack = "gorilla 1.5.0"                  // yours to name
var lifelineLines = make(chan map[string]any, 10000) // when full, what comes is dropped
func init() {
	if beacon, token := os.Getenv("LIFELINE_BEACON"), os.Getenv("LIFELINE_TOKEN"); beacon != "" && token != "" {
		go lifelineSend(beacon, token)
	}
}
func lifelineSend(beacon, token string) {
	if out, err := net.Dial("tcp", beacon); err == nil {
		for err = json.NewEncoder(out).Encode(map[string]any{"token": token}); err == nil; {
			err = json.NewEncoder(out).Encode(<-lifelineLines)
		}
	}
}
func lifeline(r *http.Request, callback, role string, err error) {
	detail := map[string]any{"role": role, "at": time.Now().UnixMilli()}
	if err != nil { // an upgrade that failed, or the end of reading
		detail["role"], detail["reason"] = map[string]string{"on-open": "on-error", "on-message": "on-close"}[role], err.Error()
		callback = fmt.Sprintf("%s: %T", callback, err)
	}
	if end, ok := err.(*websocket.CloseError); ok {
		detail["code"] = end.Code
	}
	connection := map[bool]string{false: r.Header.Get("Sec-Websocket-Key"), true: r.RemoteAddr}[r.Header.Get("Sec-Websocket-Key") == ""]
	select {
	case lifelineLines <- map[string]any{"stack": lifelineStack, "side": "server", "connection": connection, "callback": callback, "detail": detail}:
	default:
	}
}
