package io.vigil.model.wire.mqtt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.model.lane.Batch;
import io.vigil.model.reading.QualityReason;
import java.io.IOException;

/** Data messages as JSON. Whoever reads many uses a {@link DataDecoder}. Stateless; any thread. */
public final class DataMessageCodec {
  private static final int TEXTS = 256;

  private DataMessageCodec() {}

  /** The message as JSON. */
  public static byte[] encode(DataMessage message) {
    return MessageOut.encode(
        out -> {
          MessageOut.envelope(out, message.boot(), message.sequence(), message.sent());
          if (message.late()) {
            out.writeBooleanField("late", true);
          }
          if (message.at() != Batch.NO_AT) {
            out.writeNumberField("at", message.at());
          }
          out.writeArrayFieldStart("r");
          for (int i = 0; i < message.size(); i++) {
            reading(message, i, out);
          }
          out.writeEndArray();
        });
  }

  /** The message that these bytes are, or in words why they are none. */
  public static Decoded<DataMessage> decode(byte[] payload) {
    return new DataDecoder(TEXTS).decode(payload);
  }

  private static void reading(DataMessage message, int i, JsonGenerator out) throws IOException {
    QualityReason reason = QualityReason.ofCode(message.reasons()[i]);
    double value = message.values()[i];
    out.writeStartObject();
    out.writeStringField("p", message.points()[i]);
    out.writeNumberField("t", message.times()[i]);
    String notNumber = message.notNumber(i);
    if (!notNumber.isEmpty()) {
      out.writeStringField("x", notNumber);
    } else if (Double.isFinite(value)) {
      out.writeNumberField("x", value);
    } else {
      out.writeNullField("x");
    }
    out.writeStringField("q", QualityWords.q(reason));
    writeIfSaid("why", QualityWords.why(reason), out);
    writeIfSaid("u", message.unit(i), out);
    out.writeEndObject();
  }

  private static void writeIfSaid(String name, String text, JsonGenerator out) throws IOException {
    if (!text.isEmpty()) {
      out.writeStringField(name, text);
    }
  }
}
