package io.vigil.model.wire.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes messages; every one is an object that begins with {@code "v":1}. */
final class MessageOut {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
  private static final int VERSION = 1;
  private static final int USUAL_BYTES = 512;

  private MessageOut() {}

  /** Writes the fields of one kind of message. */
  interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  static byte[] encode(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("v", VERSION);
      body.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new AssertionError("writing into an array cannot fail", e);
    }
    return bytes.toByteArray();
  }

  static void envelope(JsonGenerator out, String boot, long sequence, long sent)
      throws IOException {
    out.writeStringField("boot", boot);
    out.writeNumberField("seq", sequence);
    out.writeStringField("sent", Rfc3339.format(sent));
  }
}
