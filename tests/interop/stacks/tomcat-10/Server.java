import jakarta.websocket.server.ServerContainer;
import java.nio.file.Files;
import java.util.logging.*;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/// Tomcat, embedded, as a server that echoes.
public final class Server {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        LifelineJakarta.stack = "tomcat " + Acts.version(Tomcat.class);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("lifeline-tomcat").toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("connectionTimeout", "2000");
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(new WsSci(), null);
        context.addServletContainerInitializer((classes, servlets) -> {
            ServerContainer container = (ServerContainer) servlets.getAttribute(ServerContainer.class.getName());
            try {
                container.addEndpoint(Echo.class);
            } catch (jakarta.websocket.DeploymentException never) {
                throw new jakarta.servlet.ServletException(never);
            }
        }, null);
        Tomcat.addServlet(context, "none", new jakarta.servlet.http.HttpServlet() { });
        context.addServletMappingDecoded("/", "none");
        tomcat.start();
        System.out.println("listening ws://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
        tomcat.getServer().await();
    }
}
