package io.vigil.model.wire.mqtt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.model.point.Reporting;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Birth messages as JSON. Stateless; any thread. */
public final class BirthMessageCodec {
  private static final int MOST_BYTES = DataDecoder.MOST_BYTES;
  private static final int LONGEST = 64;
  private static final long MOST_HOURS = 1_000_000;
  private static final double MOST_SECONDS = 1e8;
  private static final String PERIODIC = "periodic";
  private static final String BY_EXCEPTION = "byException";

  private static final int POINTS = 1;
  private static final int SOFTWARE = 2;
  private static final int HOURS = 4;
  private static final String[] BIRTH = {"points"};

  private static final int P = 1;
  private static final int KIND = 2;
  private static final int U = 4;
  private static final int LO = 8;
  private static final int HI = 16;
  private static final int REPORTING = 32;
  private static final int PERIOD = 64;
  private static final String[] POINT = {"p", "kind", "u", "lo", "hi", "reporting", "period_s"};

  private BirthMessageCodec() {}

  /** The message as JSON. */
  public static byte[] encode(BirthMessage message) {
    return MessageOut.encode(
        out -> {
          MessageOut.envelope(out, message.boot(), message.sequence(), message.sent());
          if (!message.software().isEmpty()) {
            out.writeStringField("software", message.software());
          }
          if (message.bufferHours() > 0) {
            out.writeNumberField("bufferHours", message.bufferHours());
          }
          out.writeArrayFieldStart("points");
          for (BirthPoint point : message.points()) {
            put(point, out);
          }
          out.writeEndArray();
        });
  }

  /** The message that these bytes are, or in words why they are none. */
  public static Decoded<BirthMessage> decode(byte[] payload) {
    return MessageIn.decode(payload, MOST_BYTES, BirthMessageCodec::message);
  }

  private static void put(BirthPoint point, JsonGenerator out) throws IOException {
    boolean periodic = point.reporting() == Reporting.PERIODIC;
    out.writeStartObject();
    out.writeStringField("p", point.code());
    out.writeStringField("kind", point.kind());
    out.writeStringField("u", point.unit());
    out.writeNumberField("lo", point.low());
    out.writeNumberField("hi", point.high());
    out.writeStringField("reporting", periodic ? PERIODIC : BY_EXCEPTION);
    if (periodic) {
      out.writeNumberField("period_s", point.periodMillis() / 1000.0);
    }
    out.writeEndObject();
  }

  private static BirthMessage message(MessageIn in) throws IOException, BadMessage {
    int seen = 0;
    String software = "";
    long bufferHours = 0;
    List<BirthPoint> points = new ArrayList<>();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      if (in.takeEnvelope(name)) {
        continue;
      }
      switch (name) {
        case "software" -> {
          seen = in.once(seen, SOFTWARE, name);
          software = in.text(name, LONGEST);
        }
        case "bufferHours" -> {
          seen = in.once(seen, HOURS, name);
          bufferHours = in.whole(name, 0, MOST_HOURS);
        }
        case "points" -> {
          seen = in.once(seen, POINTS, name);
          in.beginList(name);
          while (in.nextObject()) {
            points.add(point(in));
          }
        }
        default -> in.skipUnknown();
      }
    }
    in.requireEnvelope(MessageIn.V | MessageIn.BOOT | MessageIn.SEQ | MessageIn.SENT);
    in.requireAll(seen, POINTS, BIRTH);
    return new BirthMessage(in.boot(), in.sequence(), in.sent(), software, bufferHours, points);
  }

  private static BirthPoint point(MessageIn in) throws IOException, BadMessage {
    int seen = 0;
    String code = "";
    String kind = "";
    String unit = "";
    double low = 0;
    double high = 0;
    Reporting reporting = Reporting.PERIODIC;
    double seconds = 0;
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "p" -> {
          seen = in.once(seen, P, name);
          code = in.text(name, LONGEST);
        }
        case "kind" -> {
          seen = in.once(seen, KIND, name);
          kind = in.text(name, LONGEST);
        }
        case "u" -> {
          seen = in.once(seen, U, name);
          unit = in.text(name, LONGEST);
        }
        case "lo" -> {
          seen = in.once(seen, LO, name);
          low = in.number(name);
        }
        case "hi" -> {
          seen = in.once(seen, HI, name);
          high = in.number(name);
        }
        case "reporting" -> {
          seen = in.once(seen, REPORTING, name);
          reporting = reporting(in, name);
        }
        case "period_s" -> {
          seen = in.once(seen, PERIOD, name);
          seconds = seconds(in, name);
        }
        default -> in.skipUnknown();
      }
    }
    int required = P | KIND | U | LO | HI | REPORTING;
    in.requireAll(seen, reporting == Reporting.PERIODIC ? required | PERIOD : required, POINT);
    if (high <= low) {
      throw in.bad("hi", "应大于 lo", "must be more than lo");
    }
    long periodMillis =
        reporting == Reporting.PERIODIC ? Math.max(1, Math.round(seconds * 1000)) : 0;
    return new BirthPoint(code, kind, unit, low, high, reporting, periodMillis);
  }

  private static Reporting reporting(MessageIn in, String name) throws IOException, BadMessage {
    return switch (in.text(name, LONGEST)) {
      case PERIODIC -> Reporting.PERIODIC;
      case BY_EXCEPTION -> Reporting.BY_EXCEPTION;
      default -> throw in.bad(name, "应为 periodic 或 byException", "must be periodic or byException");
    };
  }

  private static double seconds(MessageIn in, String name) throws IOException, BadMessage {
    double seconds = in.number(name);
    if (seconds > 0 && seconds <= MOST_SECONDS) {
      return seconds;
    }
    throw in.bad(name, "应为正数（秒）", "must be a positive number of seconds");
  }
}
