package io.vigil.model.wire.sparkplug;

import java.nio.charset.StandardCharsets;

/** What a host says of itself on its STATE topic: JSON (Sparkplug 3.0, 6.4.22). Stateless. */
public final class HostState {
  private HostState() {}

  /** The payload, said then, milliseconds UTC. */
  public static byte[] encode(boolean online, long now) {
    String text = "{\"online\":" + online + ",\"timestamp\":" + now + "}";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
