// Firefox opens one WebSocket after the other to the same address, and waits 20 s for one that does not come about.
user_pref("network.websocket.timeout.open", 2); // seconds
