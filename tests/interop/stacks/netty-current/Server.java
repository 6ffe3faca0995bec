import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.*;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.*;
import io.netty.handler.codec.http.websocketx.*;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.net.URI;

/// Netty as a server that echoes, frame by frame. Its protocol handler answers pings and close frames by itself; pongs it is
/// told to hand on.
public final class Server {
    static final class Echo extends Wiring {
        @Override public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete opened)
                Acts.ofQuery(URI.create(opened.requestUri()).getRawQuery()).play(doing(context.channel()));
        }

        @Override protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (!(frame instanceof PongWebSocketFrame)) context.writeAndFlush(frame.retain());
        }
    }

    static final class Connection extends ChannelInitializer<Channel> {
        @Override protected void initChannel(Channel channel) {
            WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder().websocketPath("/")
                .checkStartsWith(true).dropPongFrames(false).build(); // its timers count from the request and from its own close
            channel.pipeline().addLast(new ReadTimeoutHandler(5), new HttpServerCodec(), new HttpObjectAggregator(65536),
                new WebSocketServerProtocolHandler(config), new LifelineNetty("server", null), new Echo());
        }
    }

    public static void main(String[] arguments) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        Channel listening = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class).childHandler(new Connection())
            .bind("127.0.0.1", 0).sync().channel();
        System.out.println("listening ws://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort() + "/");
        listening.closeFuture().sync();
    }
}
