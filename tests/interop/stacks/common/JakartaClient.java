import jakarta.websocket.*;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/// A client of any Jakarta WebSocket container. One endpoint object a connection; it tells what the container calls.
public final class JakartaClient {
    @ClientEndpoint public static final class Listening {
        private final String name;
        private final Acts acts;

        Listening(String name, Acts acts) {
            this.name = name;
            this.acts = acts;
        }

        private void tell(String callback, String role, int code, Object reason) {
            LifelineJakarta.report(name, "client", callback, role, code, reason);
        }

        @OnOpen public void onOpen(Session session) {
            tell("onOpen", "on-open", 0, null);
            session.setMaxIdleTimeout(5000);
            acts.play(Echo.doing(session));
        }

        @OnMessage public void onMessage(String text) { tell("onMessage", "on-message", 0, null); }
        @OnMessage public void onMessage(ByteBuffer bytes) { tell("onMessage", "on-message", 0, null); }
        @OnMessage public void onPong(PongMessage pong) { tell("onMessage PongMessage", "on-pong", 0, null); }
        @OnError public void onError(Throwable cause) { tell("onError", "on-error", 0, cause); }

        @OnClose public void onClose(CloseReason reason) {
            tell("onClose", "on-close", reason.getCloseCode().getCode(), reason.getReasonPhrase());
        }
    }

    private static void dial(WebSocketContainer container, String name, URI url, Acts acts) {
        try {
            container.connectToServer(new Listening(name, acts), url);
        } catch (Exception thrown) {
            LifelineJakarta.report(name, "client", "connectToServer", "on-error", 0, thrown);
        }
    }

    /// stack: what the beacon says it is. Returns at the end of standard input.
    static void run(String stack, WebSocketContainer container) throws Exception {
        LifelineJakarta.stack = stack;
        Acts.dials((name, url, acts) -> dial(container, name, url, acts));
        LifelineJakarta.SENDER.shutdown();
        LifelineJakarta.SENDER.awaitTermination(1, TimeUnit.SECONDS);
        System.exit(0);
    }
}
