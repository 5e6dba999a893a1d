package io.vigil.model.wire.mqtt;

import io.vigil.model.wire.mqtt.DeathMessage.Why;
import java.io.IOException;

/** Death messages as JSON. Stateless; any thread. */
public final class DeathMessageCodec {
  private static final int MOST_BYTES = 4_096;
  private static final int LONGEST = 32;
  private static final int WHY = 1;

  private DeathMessageCodec() {}

  /** The message as JSON. */
  public static byte[] encode(DeathMessage message) {
    return MessageOut.encode(
        out -> {
          out.writeStringField("boot", message.boot());
          out.writeStringField("why", message.why().name());
        });
  }

  /** The message that these bytes are, or in words why they are none. */
  public static Decoded<DeathMessage> decode(byte[] payload) {
    return MessageIn.decode(payload, MOST_BYTES, DeathMessageCodec::message);
  }

  private static DeathMessage message(MessageIn in) throws IOException, BadMessage {
    int seen = 0;
    Why why = Why.LOST;
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      if (in.takeEnvelope(name)) {
        continue;
      }
      if (name.equals("why")) {
        seen = in.once(seen, WHY, name);
        why = why(in, name);
      } else {
        in.skipUnknown();
      }
    }
    in.requireEnvelope(MessageIn.V | MessageIn.BOOT);
    return new DeathMessage(in.boot(), why);
  }

  private static Why why(MessageIn in, String name) throws IOException, BadMessage {
    return switch (in.text(name, LONGEST)) {
      case "LOST" -> Why.LOST;
      case "PLANNED" -> Why.PLANNED;
      default -> throw in.bad(name, "应为 LOST 或 PLANNED", "must be LOST or PLANNED");
    };
  }
}
