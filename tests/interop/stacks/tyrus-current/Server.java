import java.util.Map;
import java.util.logging.LogManager;
import org.glassfish.tyrus.container.grizzly.server.GrizzlyServerContainer;
import org.glassfish.tyrus.spi.ServerContainer;

/// Tyrus on Grizzly as a server that echoes.
public final class Server {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        LifelineJakarta.stack = "tyrus " + Acts.version(org.glassfish.tyrus.server.TyrusServerContainer.class);
        ServerContainer container = new GrizzlyServerContainer().createContainer(Map.of());
        container.addEndpoint(Echo.class);
        container.start("/", 0);
        int port = ((org.glassfish.tyrus.server.TyrusServerContainer) container).getPort();
        System.out.println("listening ws://127.0.0.1:" + port + "/");
        Thread.currentThread().join();
    }
}
