import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.*;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/// Jetty 12 as a server that echoes.
public final class Server {
    static final class Echo implements Session.Listener.AutoDemanding {
        private final Acts acts;
        private Session session;

        Echo(Acts acts) { this.acts = acts; }

        @Override public void onWebSocketOpen(Session opened) {
            session = opened;
            acts.play((what, value) -> {
                switch (what) {
                case "text" -> session.sendText(value, Callback.NOOP);
                case "ping" -> session.sendPing(ByteBuffer.wrap(value.getBytes()), Callback.NOOP);
                case "close" -> close(value);
                case "drop" -> session.disconnect();
                default -> throw new IllegalArgumentException(what);
                }
            });
        }

        private void close(String code) {
            if (code.isEmpty()) session.close();
            else session.close(Integer.parseInt(code), null, Callback.NOOP);
        }

        @Override public void onWebSocketText(String message) { session.sendText(message, Callback.NOOP); }

        @Override public void onWebSocketBinary(ByteBuffer bytes, Callback done) {
            session.sendBinary(bytes, done);
        }
    }

    public static void main(String[] arguments) throws Exception {
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server(new InetSocketAddress("127.0.0.1", 0));
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        connector.setIdleTimeout(2000);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ofSeconds(5));
            container.addMapping("/*", (request, response, callback) -> new LifelineJetty12(
                request.getHeaders().get("Sec-WebSocket-Key"), Request.getRemotePort(request),
                new Echo(Acts.ofQuery(request.getHttpURI().getQuery()))));
        }));
        server.start();
        System.out.println("listening ws://127.0.0.1:" + connector.getLocalPort() + "/");
        server.join();
    }
}
