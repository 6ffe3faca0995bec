// coder/websocket as a server that echoes. Its timers are contexts that the application sets; the one of Close is fixed.
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/coder/websocket"
)

func do(conn *websocket.Conn, r *http.Request, act string) {
	what, encoded, _ := strings.Cut(act, ":")
	value, _ := url.PathUnescape(encoded)
	limit, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	switch what {
	case "text":
		conn.Write(limit, websocket.MessageText, []byte(value))
	case "big":
		size, _ := strconv.Atoi(value)
		conn.Write(limit, websocket.MessageText, []byte(strings.Repeat("x", size)))
	case "ping": // the payload is its own; it returns at the pong
		if conn.Ping(limit) == nil {
			report(r, "Ping", "on-pong", 0, nil)
		}
	case "close":
		code, _ := strconv.Atoi(value)
		if value == "" {
			code = int(websocket.StatusNormalClosure) // Close has to be given one
		}
		conn.Close(websocket.StatusCode(code), "")
	case "drop":
		conn.CloseNow()
	}
}

// play does the acts of ?act=text:hi,close:1000&after=MS, counted from open.
func play(conn *websocket.Conn, r *http.Request) {
	after, _ := strconv.Atoi(r.URL.Query().Get("after"))
	if _, acts, found := strings.Cut("&"+r.URL.RawQuery, "&act="); found {
		acts, _, _ = strings.Cut(acts, "&")
		time.AfterFunc(time.Duration(after)*time.Millisecond, func() {
			for _, act := range strings.Split(acts, ",") {
				do(conn, r, act)
			}
		})
	}
}

func handle(w http.ResponseWriter, r *http.Request) {
	report(r, "handler", "upgrade", 0, nil)
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{InsecureSkipVerify: true})
	if err != nil {
		report(r, fmt.Sprintf("Accept: %T", err), "on-error", 0, err)
		return
	}
	report(r, "Accept", "on-open", 0, nil)
	defer conn.CloseNow()
	play(conn, r)
	for {
		limit, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		kind, data, err := conn.Read(limit)
		cancel()
		if err != nil {
			code := max(0, int(websocket.CloseStatus(err))) // -1: no close frame came
			report(r, "Read: error", "on-close", code, err)
			return
		}
		report(r, "Read", "on-message", 0, nil)
		conn.Write(context.Background(), kind, data)
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
