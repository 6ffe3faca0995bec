import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.*;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import java.net.InetSocketAddress;
import java.util.logging.LogManager;

/// Undertow as a server that echoes.
public final class Server {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        LifelineJakarta.stack = "undertow " + Acts.version(Undertow.class);
        DeploymentInfo info = Servlets.deployment().setClassLoader(Server.class.getClassLoader()).setContextPath("/")
            .setDeploymentName("echo")
            .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, new WebSocketDeploymentInfo().addEndpoint(Echo.class));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(info);
        manager.deploy();
        Undertow server = Undertow.builder().addHttpListener(0, "127.0.0.1", manager.start())
            .setServerOption(io.undertow.UndertowOptions.NO_REQUEST_TIMEOUT, 2000)
            .setServerOption(io.undertow.UndertowOptions.REQUEST_PARSE_TIMEOUT, 2000).build();
        server.start();
        System.out.println("listening ws://127.0.0.1:"
            + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort() + "/");
    }
}
