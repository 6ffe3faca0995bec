// Lifeline beacon for Jetty 12. In the WebSocketCreator, with a Session.Listener.AutoDemanding of yours:
//   return new LifelineJetty12(request.getHeaders().get("Sec-WebSocket-Key"), Request.getRemotePort(request), new MyListener());
import java.io.*;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.*;
import org.eclipse.jetty.websocket.api.*;

public class LifelineJetty12 implements Session.Listener.AutoDemanding {
    final String connection; final Session.Listener inner; Session session;
    static final String BEACON = System.getenv("LIFELINE_BEACON"), TOKEN = System.getenv("LIFELINE_TOKEN");
    static final ExecutorService SENDER = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10_000),
        task -> { Thread one = new Thread(task, "lifeline"); one.setDaemon(true); return one; }, new ThreadPoolExecutor.DiscardPolicy());
    static Writer out;
    static void send(String line) { // on SENDER; while Lifeline is away lines are dropped
        try {
            String[] at = BEACON.split(":");
            if (out == null) (out = new OutputStreamWriter(new Socket(at[0], Integer.parseInt(at[1])).getOutputStream(), "UTF-8")).write("{\"token\":\"" + TOKEN + "\"}\n");
            out.append(line).flush();
        } catch (IOException away) { out = null; }
    }
    void report(String callback, String role, String more) {
        String line = "{\"stack\":\"jetty %s\",\"side\":\"server\",\"connection\":\"%s\",\"callback\":\"%s\",\"detail\":{\"role\":\"%s\",\"at\":%d%s}}%n".formatted(org.eclipse.jetty.util.Jetty.VERSION, connection, callback, role, System.currentTimeMillis(), more);
        if (BEACON != null && TOKEN != null) SENDER.execute(() -> send(line));
    }
    static String quoted(Object text) { return "\"" + java.util.Objects.toString(text, "").replaceAll("\\p{Cntrl}", " ").replaceAll("[\\\\\"]", "\\\\$0") + "\""; }
    public LifelineJetty12(String key, int port, Session.Listener inner) {
        this.connection = key == null || key.isEmpty() ? "127.0.0.1:" + port : key; this.inner = inner;
        report("createWebSocket", "upgrade", "");
    }
    public void onWebSocketOpen(Session opened) { report("onWebSocketOpen", "on-open", ""); session = opened; inner.onWebSocketOpen(opened); }
    public void onWebSocketText(String text) { report("onWebSocketText", "on-message", ""); inner.onWebSocketText(text); }
    public void onWebSocketBinary(ByteBuffer data, Callback done) { report("onWebSocketBinary", "on-message", ""); inner.onWebSocketBinary(data, done); }
    public void onWebSocketPing(ByteBuffer data) { // where inner has no such method, Jetty would answer by itself
        try { report("onWebSocketPing", "on-ping", ""); inner.getClass().getDeclaredMethod("onWebSocketPing", ByteBuffer.class); inner.onWebSocketPing(data); } catch (NoSuchMethodException none) { session.sendPong(data, Callback.NOOP); }
    }
    public void onWebSocketPong(ByteBuffer data) { report("onWebSocketPong", "on-pong", ""); inner.onWebSocketPong(data); }
    public void onWebSocketError(Throwable cause) { report("onWebSocketError", "on-error", ",\"reason\":" + quoted(cause)); inner.onWebSocketError(cause); }
    public void onWebSocketClose(int code, String reason) { report("onWebSocketClose", "on-close", ",\"code\":" + code + ",\"reason\":" + quoted(reason)); inner.onWebSocketClose(code, reason); }
}
