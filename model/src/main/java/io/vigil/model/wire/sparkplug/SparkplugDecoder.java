package io.vigil.model.wire.sparkplug;

import static io.vigil.model.wire.sparkplug.SparkplugPayload.NO_SEQUENCE;
import static io.vigil.model.wire.sparkplug.SparkplugPayload.NO_TIME;

import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.mqtt.Decoded;
import java.util.ArrayList;
import java.util.List;

/**
 * Protobuf bytes in, a payload out. It goes as deep as a property of a metric and no deeper: data
 * sets, templates and what nobody knows are stepped over as bytes. Stateless; any thread.
 */
public final class SparkplugDecoder {
  private static final int MOST_BYTES = 65_536;
  private static final int MOST_METRICS = 10_000;
  private static final int MOST_PROPERTIES = 100;
  private static final String QUALITY = "Quality";

  private SparkplugDecoder() {}

  /** The payload that these bytes are, or in words why they are none. */
  public static Decoded<SparkplugPayload> decode(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return refused(RefusalCode.TOO_LARGE, bytes.length, MOST_BYTES);
    }
    try {
      return new Decoded.Value<>(payload(new ProtobufFields(new ByteReader(bytes))));
    } catch (CorruptBytesException e) {
      return refused(RefusalCode.SPARKPLUG_BAD, String.valueOf(e.getMessage()));
    }
  }

  private static Decoded<SparkplugPayload> refused(RefusalCode code, Object... words) {
    return new Decoded.Refused<>(code, "", Decoded.NO_SEQUENCE, code.zh(words), code.en(words));
  }

  private static SparkplugPayload payload(ProtobufFields in) {
    long time = NO_TIME;
    int sequence = NO_SEQUENCE;
    List<SparkplugMetric> metrics = new ArrayList<>();
    while (in.next()) {
      switch (in.number()) {
        case 1 -> time = in.varint();
        case 2 -> {
          require(metrics.size() < MOST_METRICS, "more than 10000 metrics");
          metrics.add(metric(in.message()));
        }
        case 3 -> {
          long number = in.varint();
          require(number >= 0 && number < SparkplugPayload.SEQUENCES, "seq " + number);
          sequence = (int) number;
        }
        default -> in.skip();
      }
    }
    return new SparkplugPayload(time, sequence, metrics);
  }

  private static SparkplugMetric metric(ProtobufFields in) {
    String name = "";
    long alias = SparkplugMetric.NO_ALIAS;
    long time = NO_TIME;
    int datatype = 0;
    boolean historical = false;
    boolean isNull = false;
    int field = 0;
    long bits = 0;
    String text = "";
    int quality = SparkplugMetric.GOOD;
    while (in.next()) {
      switch (in.number()) {
        case 1 -> name = in.text();
        case 2 -> alias = in.varint();
        case 3 -> time = in.varint();
        case 4 -> datatype = (int) in.varint();
        case 5 -> historical = in.varint() != 0;
        case 7 -> isNull = in.varint() != 0;
        case 9 -> quality = quality(in.message());
        case SparkplugMetric.INT, SparkplugMetric.LONG, SparkplugMetric.TRUTH -> {
          field = in.number();
          bits = in.varint();
        }
        case SparkplugMetric.FLOAT -> {
          field = in.number();
          bits = in.fixed32();
        }
        case SparkplugMetric.DOUBLE -> {
          field = in.number();
          bits = in.fixed64();
        }
        case SparkplugMetric.TEXT -> {
          field = in.number();
          text = in.text();
        }
        default -> in.skip();
      }
    }
    return new SparkplugMetric(
        name, alias, time, datatype, historical, isNull ? 0 : field, bits, text, quality);
  }

  /** The value beside the key Quality; good where there is none. */
  private static int quality(ProtobufFields in) {
    int keys = 0;
    int wanted = -1;
    List<Integer> values = new ArrayList<>();
    while (in.next()) {
      switch (in.number()) {
        case 1 -> {
          require(keys < MOST_PROPERTIES, "more than 100 properties");
          if (in.text().equals(QUALITY)) {
            wanted = keys;
          }
          keys++;
        }
        case 2 -> {
          require(values.size() < MOST_PROPERTIES, "more than 100 properties");
          values.add(whole(in.message()));
        }
        default -> in.skip();
      }
    }
    return wanted >= 0 && wanted < values.size() ? values.get(wanted) : SparkplugMetric.GOOD;
  }

  /** A property that is a whole number; not to be used, if it says that it is none. */
  private static int whole(ProtobufFields in) {
    int value = SparkplugMetric.BAD;
    while (in.next()) {
      switch (in.number()) {
        case 3, 4 -> value = (int) in.varint();
        default -> in.skip();
      }
    }
    return value;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CorruptBytesException(otherwise);
    }
  }
}
