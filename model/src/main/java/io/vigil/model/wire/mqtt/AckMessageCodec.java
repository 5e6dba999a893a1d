package io.vigil.model.wire.mqtt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.model.wire.mqtt.AckMessage.Entry;
import io.vigil.model.wire.mqtt.AckMessage.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Acknowledgements as JSON. Stateless; any thread. */
public final class AckMessageCodec {
  private static final int MOST_BYTES = 1 << 20;
  private static final int LONGEST_WORDS = 4_096;
  private static final int STORED = 1;
  private static final int REJECTED = 2;
  private static final int FLAGGED = 4;
  private static final String[] ACK = {"stored"};

  private static final int SEQ = 1;
  private static final int CODE = 2;
  private static final int ZH = 4;
  private static final int EN = 8;
  private static final int P = 16;
  private static final int T = 32;
  private static final String[] ENTRY = {"seq", "code", "zh", "en"};

  private AckMessageCodec() {}

  /** The message as JSON. */
  public static byte[] encode(AckMessage message) {
    return MessageOut.encode(
        out -> {
          out.writeStringField("boot", message.boot());
          out.writeArrayFieldStart("stored");
          for (Range range : message.stored()) {
            out.writeArray(new long[] {range.first(), range.last()}, 0, 2);
          }
          out.writeEndArray();
          entries("rejected", message.rejected(), out);
          entries("flagged", message.flagged(), out);
        });
  }

  /** The message that these bytes are, or in words why they are none. */
  public static Decoded<AckMessage> decode(byte[] payload) {
    return MessageIn.decode(payload, MOST_BYTES, AckMessageCodec::message);
  }

  private static void entries(String name, List<Entry> entries, JsonGenerator out)
      throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart(name);
    for (Entry entry : entries) {
      out.writeStartObject();
      out.writeNumberField("seq", entry.sequence());
      if (entry.point() != null) {
        out.writeStringField("p", entry.point());
        out.writeNumberField("t", entry.time());
      }
      out.writeStringField("code", entry.code());
      out.writeStringField("zh", entry.zh());
      out.writeStringField("en", entry.en());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static AckMessage message(MessageIn in) throws IOException, BadMessage {
    int seen = 0;
    List<Range> stored = new ArrayList<>();
    List<Entry> rejected = new ArrayList<>();
    List<Entry> flagged = new ArrayList<>();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      if (in.takeEnvelope(name)) {
        continue;
      }
      switch (name) {
        case "stored" -> {
          seen = in.once(seen, STORED, name);
          ranges(in, stored);
        }
        case "rejected" -> {
          seen = in.once(seen, REJECTED, name);
          entries(in, name, rejected);
        }
        case "flagged" -> {
          seen = in.once(seen, FLAGGED, name);
          entries(in, name, flagged);
        }
        default -> in.skipUnknown();
      }
    }
    in.requireEnvelope(MessageIn.V | MessageIn.BOOT);
    in.requireAll(seen, STORED, ACK);
    return new AckMessage(in.boot(), stored, rejected, flagged);
  }

  private static void ranges(MessageIn in, List<Range> stored) throws IOException, BadMessage {
    long[] pair = new long[2];
    in.beginList("stored");
    while (in.nextPair(pair)) {
      stored.add(new Range(pair[0], pair[1]));
    }
  }

  private static void entries(MessageIn in, String list, List<Entry> entries)
      throws IOException, BadMessage {
    in.beginList(list);
    while (in.nextObject()) {
      entries.add(entry(in));
    }
  }

  private static Entry entry(MessageIn in) throws IOException, BadMessage {
    int seen = 0;
    long sequence = 0;
    String point = null;
    long time = 0;
    String code = "";
    String zh = "";
    String en = "";
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "seq" -> {
          seen = in.once(seen, SEQ, name);
          sequence = in.whole(name, 0, MessageIn.MOST);
        }
        case "p" -> {
          seen = in.once(seen, P, name);
          point = in.text(name, LONGEST_WORDS);
        }
        case "t" -> {
          seen = in.once(seen, T, name);
          time = in.whole(name, -MessageIn.MOST, MessageIn.MOST);
        }
        case "code" -> {
          seen = in.once(seen, CODE, name);
          code = in.text(name, LONGEST_WORDS);
        }
        case "zh" -> {
          seen = in.once(seen, ZH, name);
          zh = in.text(name, LONGEST_WORDS);
        }
        case "en" -> {
          seen = in.once(seen, EN, name);
          en = in.text(name, LONGEST_WORDS);
        }
        default -> in.skipUnknown();
      }
    }
    in.requireAll(seen, SEQ | CODE | ZH | EN, ENTRY);
    return new Entry(sequence, point, time, code, zh, en);
  }
}
