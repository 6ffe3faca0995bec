import jakarta.websocket.*;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/// A server's endpoint of any Jakarta WebSocket container: it echoes and tells what the container calls.
@ServerEndpoint(value = "/", configurator = LifelineJakarta.class)
public final class Echo {
    static void tell(Session session, String callback, String role, int code, Object reason) {
        LifelineJakarta.report(LifelineJakarta.key(session), "server", callback, role, code, reason);
    }

    /// What Acts asks for, on any session.
    static Acts.Doing doing(Session session) {
        return (what, value) -> {
            switch (what) {
            case "text" -> session.getBasicRemote().sendText(value);
            case "ping" -> session.getBasicRemote().sendPing(ByteBuffer.wrap(value.getBytes()));
            case "close" -> close(session, value);
            default -> throw new IllegalArgumentException(what);
            }
        };
    }

    private static void close(Session session, String code) throws java.io.IOException {
        if (code.isEmpty()) session.close();
        else session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(Integer.parseInt(code)), ""));
    }

    @OnOpen public void onOpen(Session session) {
        tell(session, "onOpen", "on-open", 0, null);
        session.setMaxIdleTimeout(5000);
        Acts.ofQuery(session.getQueryString()).play(doing(session));
    }

    @OnMessage public void onMessage(Session session, String text) throws java.io.IOException {
        tell(session, "onMessage", "on-message", 0, null);
        session.getBasicRemote().sendText(text);
    }

    @OnMessage public void onMessage(Session session, ByteBuffer bytes) throws java.io.IOException {
        tell(session, "onMessage", "on-message", 0, null);
        session.getBasicRemote().sendBinary(bytes);
    }

    @OnMessage public void onPong(Session session, PongMessage pong) {
        tell(session, "onMessage PongMessage", "on-pong", 0, null);
    }

    @OnError public void onError(Session session, Throwable cause) {
        tell(session, "onError", "on-error", 0, cause);
    }

    @OnClose public void onClose(Session session, CloseReason reason) {
        tell(session, "onClose", "on-close", reason.getCloseCode().getCode(), reason.getReasonPhrase());
    }
}
