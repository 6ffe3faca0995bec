import io.netty.bootstrap.Bootstrap;
import io.netty.channel.*;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.*;
import io.netty.handler.codec.http.websocketx.*;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/// Netty's client.
public final class Client {
    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());

    static final class Listening extends Wiring {
        private final Acts acts;

        Listening(Acts acts) { this.acts = acts; }

        @Override public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE)
                acts.play(doing(context.channel()));
        }

        @Override protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) { } // told by the beacon
    }

    private static WebSocketClientProtocolConfig config(URI url) {
        return WebSocketClientProtocolConfig.newBuilder().webSocketUri(url).handshakeTimeoutMillis(2000)
            .dropPongFrames(false).build();
    }

    private static void dial(String name, URI url, Acts acts) {
        ChannelInitializer<Channel> connection = new ChannelInitializer<>() {
            @Override protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new ReadTimeoutHandler(5), new HttpClientCodec(), new HttpObjectAggregator(65536),
                    new WebSocketClientProtocolHandler(config(url)), new LifelineNetty("client", name), new Listening(acts));
            }
        };
        new Bootstrap().group(LOOPS).channel(NioSocketChannel.class).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2000)
            .handler(connection).connect(url.getHost(), url.getPort()).addListener(connected -> {
                if (!connected.isSuccess())
                    LifelineNetty.report("client", name, "connect: " + connected.cause().getClass().getSimpleName(), "on-error",
                                         0, connected.cause());
            });
    }

    public static void main(String[] arguments) throws Exception {
        Acts.dials(Client::dial);
        LifelineNetty.SENDER.shutdown();
        LifelineNetty.SENDER.awaitTermination(1, TimeUnit.SECONDS);
        System.exit(0);
    }
}
