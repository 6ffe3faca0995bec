// Lifeline beacon for Netty 4, server and client: a handler right before your own, in a channel's pipeline.
//   pipeline.addLast(new WebSocketServerProtocolHandler(config), new LifelineNetty("server", null), new MyHandler());
//   pipeline.addLast(new WebSocketClientProtocolHandler(config), new LifelineNetty("client", NAME), ...); // ?lifeline=NAME
import io.netty.channel.*;
import io.netty.handler.codec.http.websocketx.*;
import java.io.*;
import java.net.*;
import java.util.Map;
import java.util.concurrent.*;

public class LifelineNetty extends ChannelInboundHandlerAdapter {
    static final String BEACON = System.getenv("LIFELINE_BEACON"), TOKEN = System.getenv("LIFELINE_TOKEN");
    static final ExecutorService SENDER = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10_000),
        task -> { Thread one = new Thread(task, "lifeline"); one.setDaemon(true); return one; }, new ThreadPoolExecutor.DiscardPolicy());
    static final Map<String, String> ROLES = Map.of("TextWebSocketFrame", "on-message", "BinaryWebSocketFrame", "on-message", "PingWebSocketFrame", "on-ping", "PongWebSocketFrame", "on-pong",
        "ContinuationWebSocketFrame", "on-message", "CloseWebSocketFrame", "on-close", "HandshakeComplete", "on-open", "HANDSHAKE_COMPLETE", "on-open", "HANDSHAKE_TIMEOUT", "on-error");
    static Writer out;
    static void send(String line) { // on SENDER; while Lifeline is away lines are dropped
        try {
            String[] at = BEACON.split(":");
            if (out == null) (out = new OutputStreamWriter(new Socket(at[0], Integer.parseInt(at[1])).getOutputStream(), "UTF-8")).write("{\"token\":\"" + TOKEN + "\"}\n");
            out.append(line).flush();
        } catch (IOException away) { out = null; }
    }
    static void report(String side, String connection, String callback, String role, int code, Object reason) {
        String text = String.valueOf(reason).replaceAll("\\p{Cntrl}", " ").replaceAll("[\\\\\"]", "\\\\$0");
        String line = "{\"stack\":\"netty %s\",\"side\":\"%s\",\"connection\":\"%s\",\"callback\":\"%s\",\"detail\":{\"role\":\"%s\",\"at\":%d%s%s}}%n".formatted(io.netty.util.Version.identify().get("netty-common").artifactVersion().replace(".Final", ""), side, connection, callback, role, System.currentTimeMillis(), code > 0 ? ",\"code\":" + code : "", reason == null ? "" : ",\"reason\":\"" + text + "\"");
        if (BEACON != null && TOKEN != null) SENDER.execute(() -> send(line));
    }
    final String side; String connection;
    public LifelineNetty(String side, String name) { this.side = side; connection = name; }
    static String kind(Object of) { return of instanceof Enum<?> state ? state.name() : of.getClass().getSimpleName(); }
    @Override public void channelActive(ChannelHandlerContext to) { if (connection == null) connection = "127.0.0.1:" + ((InetSocketAddress) to.channel().remoteAddress()).getPort(); report(side, connection, "channelActive", "other", 0, null); to.fireChannelActive(); }
    @Override public void userEventTriggered(ChannelHandlerContext to, Object event) { // a server is told twice that it is open
        report(side, connection, "userEventTriggered " + kind(event), event == WebSocketServerProtocolHandler.ServerHandshakeStateEvent.HANDSHAKE_COMPLETE ? "other" : ROLES.getOrDefault(kind(event), "other"), 0, null); to.fireUserEventTriggered(event);
    }
    @Override public void channelRead(ChannelHandlerContext to, Object frame) { report(side, connection, "channelRead " + kind(frame), frame instanceof WebSocketFrame part && !part.isFinalFragment() ? "other" : ROLES.getOrDefault(kind(frame), "other"), frame instanceof CloseWebSocketFrame close ? Math.max(close.statusCode(), 0) : 0, null); to.fireChannelRead(frame); }
    @Override public void exceptionCaught(ChannelHandlerContext to, Throwable cause) { report(side, connection, "exceptionCaught", "on-error", 0, cause); to.fireExceptionCaught(cause); }
    @Override public void channelInactive(ChannelHandlerContext to) { report(side, connection, "channelInactive", "on-close", 0, null); to.fireChannelInactive(); }
}
