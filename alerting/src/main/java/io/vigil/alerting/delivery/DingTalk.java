package io.vigil.alerting.delivery;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/**
 * Tells a group of DingTalk through its custom robot, signed if the channel has the robot's secret.
 * A robot that wants a keyword instead is content with {@code 值守}, which every text in Chinese
 * begins with, or {@code Vigil}, in English. Blocking; any thread.
 */
@Singleton
class DingTalk implements Sender {
  private final Robot robot;
  private final ChannelVault vault;
  private final Clock clock;

  DingTalk(Robot robot, ChannelVault vault, Clock clock) {
    this.robot = robot;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.DINGTALK;
  }

  @Override
  public Answer send(DeliveryRequest request) throws IOException {
    Channel channel = request.channel();
    String secret = vault.open(channel.id(), channel.secret());
    if (secret.isEmpty()) {
      return robot.say(request, Map.of());
    }
    String timestamp = Long.toString(clock.millis());
    return robot.say(request, Map.of("timestamp", timestamp, "sign", sign(timestamp, secret)));
  }

  /** Base64 of HMAC-SHA256 of time and secret, under the secret, as DingTalk's documents say. */
  static String sign(String timestamp, String secret) {
    byte[] both = (timestamp + "\n" + secret).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Hmac.of(both, secret));
  }
}
