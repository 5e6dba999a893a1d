package io.vigil.alerting.delivery;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;

/** Tells a group of WeCom through its robot. Blocking; any thread. */
@Singleton
class WeCom implements Sender {
  private final Robot robot;

  WeCom(Robot robot) {
    this.robot = robot;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WECOM;
  }

  @Override
  public Answer send(DeliveryRequest request) throws IOException {
    return robot.say(request, Map.of());
  }
}
