package io.vigil.alerting.audit;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections of which no request comes: from the first byte, handshake and head must be here
 * within {@link #HEAD_SECONDS}, however slowly somebody goes on sending. What was begun and not
 * ended stands among what was refused. A body may take its time while it comes, and a connection
 * that rests between two requests is another setting's.
 */
@Singleton
final class SlowRequests implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  /** As at the HTTP door of gateways. */
  static final int HEAD_SECONDS = 10;

  static final String CODE = "REQUEST_SLOW";

  private final Provider<RefusedRequests> refused;

  /** Asked for late: the server is made before what it serves. */
  SlowRequests(Provider<RefusedRequests> refused) {
    this.refused = refused;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    NettyServerCustomizer.Registry registry = event.getBean();
    registry.register(new Listening());
    return registry;
  }

  /** Gives each connection its own patience. */
  private final class Listening implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new Connection(channel) : this;
    }
  }

  /** One connection; used by its event loop alone. */
  private final class Connection implements NettyServerCustomizer {
    private final Channel channel;
    private boolean asking;
    private @Nullable ScheduledFuture<?> end;

    Connection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel other, ChannelRole role) {
      return this;
    }

    @Override
    public void onInitialPipelineBuilt() {
      channel.pipeline().addFirst(new Bytes());
    }

    @Override
    public void onStreamPipelineBuilt() {
      ChannelHandler codec =
          channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC);
      if (codec != null) {
        channel
            .pipeline()
            .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, null, new Requests());
      }
    }

    private void begin() {
      if (end == null && !asking) {
        end = channel.eventLoop().schedule(this::tooSlow, HEAD_SECONDS, TimeUnit.SECONDS);
      }
    }

    private void stop() {
      if (end != null) {
        end.cancel(false);
        end = null;
      }
    }

    private void tooSlow() {
      if (channel.isActive()) {
        String from =
            channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
        refused.get().note("", from, "", CODE, 1);
        ChannelFuture unused = channel.close();
      }
    }

    /** Sees that something comes, before anybody can tell what. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
      @Override
      public void channelRead(ChannelHandlerContext context, Object bytes) {
        begin();
        context.fireChannelRead(bytes);
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
      }
    }

    /** Sees requests begin and end. */
    private final class Requests extends ChannelInboundHandlerAdapter {
      @Override
      public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest) {
          asking = true;
          stop();
        }
        if (part instanceof LastHttpContent) {
          asking = false;
        }
        context.fireChannelRead(part);
      }
    }
  }
}
