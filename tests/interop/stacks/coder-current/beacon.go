package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

var stack = "coder 1.8.15"
var lines = make(chan map[string]any, 10000) // when full, what comes is dropped

func init() {
	if beacon, token := os.Getenv("LIFELINE_BEACON"), os.Getenv("LIFELINE_TOKEN"); beacon != "" && token != "" {
		go send(beacon, token)
	}
}

func send(beacon, token string) {
	if out, err := net.Dial("tcp", beacon); err == nil {
		for err = json.NewEncoder(out).Encode(map[string]any{"token": token}); err == nil; {
			err = json.NewEncoder(out).Encode(<-lines)
		}
	}
}

func report(r *http.Request, callback, role string, code int, err error) {
	detail := map[string]any{"role": role, "at": time.Now().UnixMilli(), "code": code}
	if err != nil {
		detail["reason"] = fmt.Sprint(err)
	}
	select {
	case lines <- map[string]any{"stack": stack, "side": "server", "callback": callback, "detail": detail,
		"connection": cmp.Or(r.Header.Get("Sec-Websocket-Key"), r.RemoteAddr)}:
	default:
	}
}
