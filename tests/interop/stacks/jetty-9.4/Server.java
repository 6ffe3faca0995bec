import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.*;
import org.eclipse.jetty.websocket.server.WebSocketHandler;
import org.eclipse.jetty.websocket.servlet.WebSocketServletFactory;

/// Jetty 9.4 as a server that echoes; its idle timer is the one that also ends a slow request.
public final class Server {
    static final class Echo implements WebSocketListener, WebSocketPingPongListener {
        private final Acts acts;
        private Session session;

        Echo(Acts acts) { this.acts = acts; }

        @Override public void onWebSocketConnect(Session opened) {
            session = opened;
            acts.play((what, value) -> {
                switch (what) {
                case "text" -> session.getRemote().sendString(value);
                case "ping" -> session.getRemote().sendPing(ByteBuffer.wrap(value.getBytes()));
                case "close" -> close(value);
                case "drop" -> session.disconnect();
                default -> throw new IllegalArgumentException(what);
                }
            });
        }

        private void close(String code) {
            if (code.isEmpty()) session.close();
            else session.close(Integer.parseInt(code), null);
        }

        @Override public void onWebSocketText(String message) {
            session.getRemote().sendString(message, null);
        }

        @Override public void onWebSocketBinary(byte[] bytes, int offset, int length) {
            session.getRemote().sendBytes(ByteBuffer.wrap(bytes, offset, length), null);
        }

        @Override public void onWebSocketPing(ByteBuffer payload) { }
        @Override public void onWebSocketPong(ByteBuffer payload) { }
        @Override public void onWebSocketError(Throwable cause) { }
        @Override public void onWebSocketClose(int code, String reason) { }
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("org.eclipse.jetty.util.log.class", "org.eclipse.jetty.util.log.StdErrLog");
        System.setProperty("org.eclipse.jetty.LEVEL", "OFF");
        System.setProperty("org.eclipse.jetty.util.log.announce", "false");
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server(new InetSocketAddress("127.0.0.1", 0));
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        connector.setIdleTimeout(2000);
        server.setHandler(new WebSocketHandler() {
            @Override public void configure(WebSocketServletFactory factory) {
                factory.getPolicy().setIdleTimeout(5000);
                factory.setCreator(new LifelineJetty((request, response) ->
                    new Echo(Acts.ofQuery(request.getRequestURI().getRawQuery()))));
            }
        });
        server.start();
        System.out.println("listening ws://127.0.0.1:" + connector.getLocalPort() + "/");
        server.join();
    }
}
