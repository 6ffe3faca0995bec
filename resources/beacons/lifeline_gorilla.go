// Lifeline beacon for gorilla/websocket. Does nothing unless LIFELINE_BEACON and LIFELINE_TOKEN are set.
// In the handler: lifeline(r, "handler", "upgrade", nil) first of all, then
// lifeline(r, "Upgrade", "on-open", err), and after every read lifeline(r, "ReadMessage", "on-message", err).
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
	go func() {
		if out, err := net.Dial("tcp", os.Getenv("LIFELINE_BEACON")); err == nil { // not set: an error
			json.NewEncoder(out).Encode(map[string]any{"token": os.Getenv("LIFELINE_TOKEN")})
			for lines := json.NewEncoder(out); lines.Encode(<-lifelineLines) == nil; {
			}
		}
	}()
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
	key := append(r.Header["Sec-Websocket-Key"], r.RemoteAddr)[0]
	select {
	case lifelineLines <- map[string]any{"stack": lifelineStack, "side": "server", "connection": key, "callback": callback, "detail": detail}:
	default:
	}
}
