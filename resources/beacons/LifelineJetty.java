// Lifeline beacon for Jetty 9.4 to 11. Jetty 12 has other interfaces: LifelineJetty12.java.
//   factory.setCreator(new LifelineJetty((request, response) -> new MyListener())); // a WebSocketListener
import java.io.*;
import java.lang.reflect.*;
import java.net.Socket;
import java.util.*;
import java.util.concurrent.*;
import org.eclipse.jetty.websocket.servlet.*;

public record LifelineJetty(WebSocketCreator inner) implements WebSocketCreator {
    static final String BEACON = System.getenv("LIFELINE_BEACON"), TOKEN = System.getenv("LIFELINE_TOKEN");
    static final ExecutorService SENDER = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10_000),
        task -> { Thread one = new Thread(task, "lifeline"); one.setDaemon(true); return one; }, new ThreadPoolExecutor.DiscardPolicy());
    static final Map<String, String> ROLES = Map.of("Connect", "on-open", "Text", "on-message", "Binary", "on-message",
        "Ping", "on-ping", "Pong", "on-pong", "Error", "on-error", "Close", "on-close");
    static Writer out;
    static void send(String line) { // on SENDER; while Lifeline is away lines are dropped
        try {
            String[] at = BEACON.split(":");
            if (out == null) (out = new OutputStreamWriter(new Socket(at[0], Integer.parseInt(at[1])).getOutputStream(), "UTF-8")).write("{\"token\":\"" + TOKEN + "\"}\n");
            out.write(line);
            out.flush();
        } catch (IOException away) { out = null; }
    }
    static void report(String connection, String callback, String role, String more) {
        String line = "{\"stack\":\"jetty %s\",\"side\":\"server\",\"connection\":\"%s\",\"callback\":\"%s\",\"detail\":{\"role\":\"%s\",\"at\":%d%s}}%n".formatted(org.eclipse.jetty.util.Jetty.VERSION.split("\\.v")[0], connection, callback, role, System.currentTimeMillis(), more);
        if (BEACON != null && TOKEN != null) SENDER.execute(() -> send(line));
    }
    static String quoted(Object text) { return "\"" + Objects.toString(text, "").replaceAll("\\p{Cntrl}", " ").replaceAll("[\\\\\"]", "\\\\$0") + "\""; }
    public Object createWebSocket(ServletUpgradeRequest request, ServletUpgradeResponse response) {
        String key = Optional.ofNullable(request.getHeader("Sec-WebSocket-Key")).filter(text -> !text.isEmpty()).orElse("127.0.0.1:" + request.getRemotePort());
        report(key, "createWebSocket", "upgrade", "");
        Object listener = inner.createWebSocket(request, response);
        return listener == null ? null : Proxy.newProxyInstance(listener.getClass().getClassLoader(), listener.getClass().getInterfaces(), (proxy, method, a) -> {
            String role = ROLES.get(method.getName().replace("onWebSocket", "")); // null: toString and the like
            if (role != null) report(key, method.getName(), role, role.equals("on-close") ? ",\"code\":" + a[0] + ",\"reason\":" + quoted(a[1]) : role.equals("on-error") ? ",\"reason\":" + quoted(a[0]) : "");
            try { return method.invoke(listener, a); } catch (InvocationTargetException thrown) { throw thrown.getCause(); }
        });
    }
}
