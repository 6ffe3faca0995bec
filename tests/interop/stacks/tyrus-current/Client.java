import java.util.logging.LogManager;
import org.glassfish.tyrus.client.*;

/// Tyrus's client on Grizzly.
public final class Client {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        ClientManager manager = ClientManager.createClient();
        manager.getProperties().put(ClientProperties.HANDSHAKE_TIMEOUT, 2000);
        JakartaClient.run("tyrus " + Acts.version(ClientManager.class), manager);
    }
}
