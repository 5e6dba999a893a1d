package io.vigil.alerting.delivery;

import io.vigil.alerting.deadline.SteadyClock;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps robots below what their chats bear and phones below what people bear, whichever channels
 * lead to them. Kept in memory: after a start each has all its tokens. Any thread.
 */
@Singleton
class MessageLimits {
  private static final int RED = 1;

  private final ChannelVault vault;
  private final InstantSource clock;

  /** By address. */
  private final Map<String, MessageTokens> tokens = new ConcurrentHashMap<>();

  MessageLimits(ChannelVault vault, SteadyClock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** Whether the channel may be told something of this severity now; counts it if so. */
  boolean take(Channel channel, int severity) {
    if (!channel.kind().isPersonal()) {
      return true;
    }
    return tokens
        .computeIfAbsent(target(channel), any -> new MessageTokens())
        .take(severity == RED, clock.instant());
  }

  private String target(Channel channel) {
    try {
      return channel.url() + " " + vault.open(channel.id(), channel.token());
    } catch (TargetRefused e) {
      // Nothing can be said there; whoever tries is told why.
      return channel.id();
    }
  }
}
