// gorilla/websocket as a server that echoes. Its timers are deadlines that the application sets.
package main

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{HandshakeTimeout: 2 * time.Second, CheckOrigin: func(*http.Request) bool { return true }}

func do(conn *websocket.Conn, act string) {
	what, encoded, _ := strings.Cut(act, ":")
	value, _ := url.PathUnescape(encoded)
	deadline := time.Now().Add(2 * time.Second)
	switch what {
	case "text":
		conn.WriteMessage(websocket.TextMessage, []byte(value))
	case "big":
		size, _ := strconv.Atoi(value)
		conn.WriteMessage(websocket.TextMessage, []byte(strings.Repeat("x", size)))
	case "ping":
		conn.WriteControl(websocket.PingMessage, []byte(value), deadline)
	case "close":
		code, _ := strconv.Atoi(value)
		if value == "" {
			code = websocket.CloseNoStatusReceived // an empty frame
		}
		conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), deadline)
		conn.SetReadDeadline(deadline)
	case "drop":
		conn.Close() // of TCP alone
	}
}

// play does the acts of ?act=text:hi,close:1000&after=MS, counted from open.
func play(conn *websocket.Conn, r *http.Request) {
	after, _ := strconv.Atoi(r.URL.Query().Get("after"))
	if _, acts, found := strings.Cut("&"+r.URL.RawQuery, "&act="); found {
		acts, _, _ = strings.Cut(acts, "&")
		time.AfterFunc(time.Duration(after)*time.Millisecond, func() {
			for _, act := range strings.Split(acts, ",") {
				do(conn, act)
			}
		})
	}
}

func watchControl(conn *websocket.Conn, r *http.Request) {
	answer := conn.PingHandler()
	conn.SetPingHandler(func(text string) error {
		lifeline(r, "PingHandler", "on-ping", nil)
		return answer(text)
	})
	conn.SetPongHandler(func(string) error {
		lifeline(r, "PongHandler", "on-pong", nil)
		return nil
	})
}

func handle(w http.ResponseWriter, r *http.Request) {
	lifeline(r, "handler", "upgrade", nil)
	conn, err := upgrader.Upgrade(w, r, nil)
	lifeline(r, "Upgrade", "on-open", err)
	if err != nil {
		return
	}
	defer conn.Close()
	watchControl(conn, r)
	conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	play(conn, r)
	for {
		kind, data, err := conn.ReadMessage()
		lifeline(r, "ReadMessage", "on-message", err)
		if err != nil {
			return
		}
		conn.WriteMessage(kind, data)
	}
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("listening ws://%s/\n", listener.Addr())
	server := http.Server{Handler: http.HandlerFunc(handle), ReadHeaderTimeout: 2 * time.Second}
	server.Serve(listener)
}
