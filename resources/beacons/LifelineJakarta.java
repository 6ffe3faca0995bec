// Lifeline beacon for Jakarta WebSocket 2.1: Tomcat, Tyrus, Undertow ... server and client.
//   @ServerEndpoint(value = "/", configurator = LifelineJakarta.class), and in each method of yours first of all:
//   LifelineJakarta.report(LifelineJakarta.key(session), "server", "onClose", "on-close", reason.getCloseCode().getCode(), reason.getReasonPhrase());
import jakarta.websocket.*;
import jakarta.websocket.server.*;
import java.io.*;
import java.net.Socket;
import java.util.*;
import java.util.concurrent.*;

public class LifelineJakarta extends ServerEndpointConfig.Configurator {
    public static String stack = "jakarta"; // yours to name: "tomcat 10.1.60"
    static final String BEACON = System.getenv("LIFELINE_BEACON"), TOKEN = System.getenv("LIFELINE_TOKEN");
    static final ExecutorService SENDER = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10_000),
        task -> { Thread one = new Thread(task, "lifeline"); one.setDaemon(true); return one; }, new ThreadPoolExecutor.DiscardPolicy());
    static Writer out;
    static void send(String line) { // on SENDER; while Lifeline is away lines are dropped
        try {
            String[] at = BEACON.split(":");
            if (out == null) (out = new OutputStreamWriter(new Socket(at[0], Integer.parseInt(at[1])).getOutputStream(), "UTF-8")).write("{\"token\":\"" + TOKEN + "\"}\n");
            out.write(line);
            out.flush();
        } catch (IOException away) { out = null; }
    }
    /// connection: key(session) on a server, the NAME of ?lifeline=NAME on a client; code 0: none
    public static void report(String connection, String side, String callback, String role, int code, Object reason) {
        String text = String.valueOf(reason).replaceAll("\\p{Cntrl}", " ").replaceAll("[\\\\\"]", "\\\\$0");
        String line = "{\"stack\":\"%s\",\"side\":\"%s\",\"connection\":\"%s\",\"callback\":\"%s\",\"detail\":{\"role\":\"%s\",\"at\":%d%s%s}}%n".formatted(stack, side, connection, callback, role, System.currentTimeMillis(), code > 0 ? ",\"code\":" + code : "", reason == null ? "" : ",\"reason\":\"" + text + "\"");
        if (BEACON != null && TOKEN != null) SENDER.execute(() -> send(line));
    }
    public static String key(Session session) { return String.valueOf(session.getUserProperties().get("lifeline")); }
    @Override public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        List<String> key = request.getHeaders().getOrDefault("Sec-WebSocket-Key", List.of("unknown"));
        config.getUserProperties().put("lifeline", key.get(0));
        report(key.get(0), "server", "modifyHandshake", "upgrade", 0, null);
    }
}
