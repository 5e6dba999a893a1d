package io.vigil.ingest.down;

import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.mqtt.TimeMessage;
import io.vigil.model.wire.mqtt.TimeMessageCodec;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells each gateway our time at its birth and every hour, with how far its own clock is off. One
 * thread.
 */
public final class TimePublisher {
  static final long PERIOD_MILLIS = 3_600_000;

  private final Map<Gateway, Told> gateways = new HashMap<>();
  private final Downlink downlink;

  private record Gateway(String enterprise, String name) {}

  private static final class Told {
    long skewMillis;
    long at;

    Told(long now) {
      at = now;
    }
  }

  /** A publisher of what goes down there. */
  public TimePublisher(Downlink downlink) {
    this.downlink = downlink;
  }

  /**
   * A message came in.
   *
   * @param sent when its sender says it sent it, milliseconds UTC
   * @param now when it came in, milliseconds UTC
   */
  public void heard(MqttTopics.Address from, long sent, long now) {
    Gateway gateway = new Gateway(from.enterprise(), from.gateway());
    Told told = gateways.computeIfAbsent(gateway, any -> new Told(now));
    told.skewMillis = sent - now;
    if (now - told.at >= PERIOD_MILLIS) {
      tell(gateway, told, now);
    }
  }

  /** A gateway was born. */
  public void born(MqttTopics.Address from, long sent, long now) {
    Gateway gateway = new Gateway(from.enterprise(), from.gateway());
    Told told = gateways.computeIfAbsent(gateway, any -> new Told(now));
    told.skewMillis = sent - now;
    tell(gateway, told, now);
  }

  private void tell(Gateway gateway, Told told, long now) {
    String topic = MqttTopics.time(gateway.enterprise(), gateway.name());
    if (downlink.send(topic, TimeMessageCodec.encode(new TimeMessage(now, told.skewMillis)))) {
      told.at = now;
    }
  }
}
