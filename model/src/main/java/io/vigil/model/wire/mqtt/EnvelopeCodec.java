package io.vigil.model.wire.mqtt;

import java.io.IOException;

/** Reads the envelope of any upward message. Stateless; any thread. */
public final class EnvelopeCodec {
  private EnvelopeCodec() {}

  /** The envelope of the message that these bytes are, or in words why they are none. */
  public static Decoded<Envelope> decode(byte[] payload) {
    return MessageIn.decode(payload, DataDecoder.MOST_BYTES, EnvelopeCodec::envelope);
  }

  private static Envelope envelope(MessageIn in) throws IOException, BadMessage {
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      if (!in.takeEnvelope(name)) {
        in.skip();
      }
    }
    in.requireEnvelope(MessageIn.V | MessageIn.BOOT | MessageIn.SEQ | MessageIn.SENT);
    return new Envelope(in.boot(), in.sequence(), in.sent());
  }
}
