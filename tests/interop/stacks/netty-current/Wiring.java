import io.netty.buffer.Unpooled;
import io.netty.channel.*;
import io.netty.handler.codec.http.websocketx.*;

/// What the server's and the client's handlers have in common: the acts.
abstract class Wiring extends SimpleChannelInboundHandler<WebSocketFrame> {
    /// What Acts asks for, on any channel with a WebSocketProtocolHandler. Its close() sends a close frame with 1000 and ends
    /// TCP behind it; from the first handler on, in front of which there is none, it only ends TCP.
    static Acts.Doing doing(Channel channel) {
        return (what, value) -> {
            switch (what) {
            case "text" -> channel.writeAndFlush(new TextWebSocketFrame(value));
            case "ping" -> channel.writeAndFlush(new PingWebSocketFrame(Unpooled.wrappedBuffer(value.getBytes())));
            case "close" -> close(channel, value);
            case "drop" -> channel.pipeline().firstContext().close();
            default -> throw new IllegalArgumentException(what);
            }
        };
    }

    private static void close(Channel channel, String code) {
        if (code.isEmpty()) channel.close();
        else channel.writeAndFlush(new CloseWebSocketFrame(Integer.parseInt(code), ""));
    }

    @Override public void exceptionCaught(ChannelHandlerContext context, Throwable cause) { } // told by the beacon
}
