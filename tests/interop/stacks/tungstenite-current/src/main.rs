//! tungstenite as a server that echoes, a thread a connection. It has no timers.
use std::io::{ErrorKind, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tungstenite::handshake::server::{Request, Response};
use tungstenite::protocol::{frame::coding::CloseCode, CloseFrame};
use tungstenite::{accept_hdr, Error, Message, WebSocket};

static BEACON: OnceLock<Option<Mutex<TcpStream>>> = OnceLock::new();

fn beacon() -> Option<Mutex<TcpStream>> {
    let (at, token) = (std::env::var("LIFELINE_BEACON").ok()?, std::env::var("LIFELINE_TOKEN").ok()?);
    let mut out = TcpStream::connect(at).ok()?;
    out.set_write_timeout(Some(Duration::from_millis(100))).ok()?;
    writeln!(out, "{{\"token\":\"{token}\"}}").ok()?;
    Some(Mutex::new(out))
}

fn report(connection: &str, callback: &str, role: &str, code: u16, reason: &str) {
    let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let reason = reason.replace(['"', '\\'], "'").replace(|c: char| c.is_control(), " ");
    let line = format!(
        "{{\"stack\":\"tungstenite 0.30.0\",\"side\":\"server\",\"connection\":\"{connection}\",\"callback\":\"{callback}\",\
         \"detail\":{{\"role\":\"{role}\",\"at\":{at},\"code\":{code},\"reason\":\"{reason}\"}}}}\n"
    );
    if let Some(out) = BEACON.get_or_init(beacon) {
        let _ = out.lock().unwrap().write_all(line.as_bytes());
    }
}

/// "text:hi", "close:1000" … of ?act=…&after=MS
struct Acts {
    list: Vec<String>,
    due: Instant,
}

fn acts_of(query: &str) -> Acts {
    let value = |name: &str| query.split('&').find_map(|word| word.strip_prefix(name)).unwrap_or("").to_string();
    let after = value("after=").parse().unwrap_or(0);
    let list = value("act=").split(',').filter(|act| !act.is_empty()).map(String::from).collect();
    Acts { list, due: Instant::now() + Duration::from_millis(after) }
}

fn unescape(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or("").as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2).unwrap_or("3f"), 16).unwrap_or(b'?'));
        bytes.extend(part.get(2..).unwrap_or("").as_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn perform(socket: &mut WebSocket<TcpStream>, act: &str) {
    let (what, value) = act.split_once(':').unwrap_or((act, ""));
    let value = unescape(value);
    let _ = match what {
        "text" => socket.send(Message::text(value)),
        "big" => socket.send(Message::text("x".repeat(value.parse().unwrap_or(0)))),
        "ping" => socket.send(Message::Ping(value.into_bytes().into())),
        "drop" => socket.get_ref().shutdown(Shutdown::Both).map_err(Error::Io), // there is no call of its own
        _ => socket.close(value.parse().ok().map(|code: u16| CloseFrame { code: CloseCode::from(code), reason: "".into() })),
    };
}

fn told(name: &str, message: &Message) -> bool {
    match message {
        Message::Ping(_) => report(name, "read Ping", "on-ping", 0, ""),
        Message::Pong(_) => report(name, "read Pong", "on-pong", 0, ""),
        Message::Close(frame) => {
            let (code, reason) = frame.as_ref().map_or((0, ""), |f| (u16::from(f.code), f.reason.as_str()));
            report(name, "read Close", "on-close", code, reason);
        }
        _ => report(name, "read", "on-message", 0, ""),
    }
    matches!(message, Message::Close(_))
}

fn live(socket: &mut WebSocket<TcpStream>, name: &str, mut acts: Acts) {
    let mut closed = false;
    loop {
        if !acts.list.is_empty() && Instant::now() >= acts.due {
            std::mem::take(&mut acts.list).iter().for_each(|act| perform(socket, act));
        }
        match socket.read() {
            Ok(message) => {
                closed |= told(name, &message);
                if message.is_text() || message.is_binary() {
                    let _ = socket.send(message);
                }
            }
            Err(Error::Io(error)) if error.kind() == ErrorKind::WouldBlock => continue,
            Err(error) => {
                let kind = format!("{error:?}").split(['(', ' ', '{']).next().unwrap_or("").to_string();
                return report(name, &format!("read {kind}"), if closed { "other" } else { "on-close" }, 0, &error.to_string());
            }
        }
    }
}

fn serve(stream: TcpStream, mut name: String) {
    let mut query = String::new();
    let accepted = accept_hdr(stream, |request: &Request, response: Response| {
        if let Some(key) = request.headers().get("Sec-WebSocket-Key").and_then(|key| key.to_str().ok()) {
            name = key.to_string();
        }
        query = request.uri().query().unwrap_or("").to_string();
        report(&name, "accept_hdr Callback", "upgrade", 0, "");
        Ok(response)
    });
    match accepted.map_err(|error| error.to_string()) {
        Ok(mut socket) => {
            report(&name, "accept_hdr", "on-open", 0, "");
            let _ = socket.get_ref().set_read_timeout(Some(Duration::from_millis(20)));
            live(&mut socket, &name, acts_of(&query));
        }
        Err(error) => report(&name, "accept_hdr Err", "on-error", 0, &error),
    }
}

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    println!("listening ws://{}/", listener.local_addr().expect("an address"));
    while let Ok((stream, peer)) = listener.accept() {
        std::thread::spawn(move || serve(stream, peer.to_string()));
    }
}
