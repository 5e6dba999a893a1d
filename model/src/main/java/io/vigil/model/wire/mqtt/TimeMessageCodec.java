package io.vigil.model.wire.mqtt;

import java.io.IOException;

/** Time messages as JSON. Stateless; any thread. */
public final class TimeMessageCodec {
  private static final int MOST_BYTES = 4_096;
  private static final int NOW = 1;
  private static final int SKEW = 2;
  private static final String[] TIME = {"now"};

  private TimeMessageCodec() {}

  /** The message as JSON. */
  public static byte[] encode(TimeMessage message) {
    return MessageOut.encode(
        out -> {
          out.writeStringField("now", Rfc3339.format(message.now()));
          out.writeNumberField("skewMs", message.skewMillis());
        });
  }

  /** The message that these bytes are, or in words why they are none. */
  public static Decoded<TimeMessage> decode(byte[] payload) {
    return MessageIn.decode(payload, MOST_BYTES, TimeMessageCodec::message);
  }

  private static TimeMessage message(MessageIn in) throws IOException, BadMessage {
    int seen = 0;
    long now = 0;
    long skew = 0;
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      if (in.takeEnvelope(name)) {
        continue;
      }
      switch (name) {
        case "now" -> {
          seen = in.once(seen, NOW, name);
          now = in.time(name);
        }
        case "skewMs" -> {
          seen = in.once(seen, SKEW, name);
          skew = in.whole(name, -MessageIn.MOST, MessageIn.MOST);
        }
        default -> in.skipUnknown();
      }
    }
    in.requireEnvelope(MessageIn.V);
    in.requireAll(seen, NOW, TIME);
    return new TimeMessage(now, skew);
  }
}
