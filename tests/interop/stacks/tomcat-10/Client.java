import jakarta.websocket.*;
import java.util.logging.LogManager;

/// Tomcat's client.
public final class Client {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        System.setProperty("org.apache.tomcat.websocket.IO_TIMEOUT_MS", "2000");
        WebSocketContainer container = ContainerProvider.getWebSocketContainer();
        JakartaClient.run("tomcat " + Acts.version(container.getClass()), container);
    }
}
