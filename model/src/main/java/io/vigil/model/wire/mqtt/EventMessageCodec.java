package io.vigil.model.wire.mqtt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.model.event.PlantEvent;
import io.vigil.model.event.PlantEvent.State;
import io.vigil.model.event.PlantEvent.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Event messages as JSON. Each type needs what something is done with; whatever else a type may
 * carry is kept. Stateless; any thread.
 */
public final class EventMessageCodec {
  private static final int MOST_BYTES = DataDecoder.MOST_BYTES;
  private static final int LONGEST = 64;
  private static final int LONGEST_TEXT = 256;

  private static final int E = 1;
  private static final String[] EVENTS = {"e"};

  private static final int TYPE = 1;
  private static final int T = 2;
  private static final int P = 4;
  private static final int UNTIL = 8;
  private static final int WHO = 16;
  private static final int SUBJECT = 32;
  private static final int STATE = 64;
  private static final int NUMBER = 128;
  private static final int TEXT = 256;
  private static final String[] EVENT = {
    "type", "t", "p", "until", "who", "subject", "state", "rev"
  };

  private EventMessageCodec() {}

  /** The message as JSON. */
  public static byte[] encode(EventMessage message) {
    return MessageOut.encode(
        out -> {
          MessageOut.envelope(out, message.boot(), message.sequence(), message.sent());
          out.writeArrayFieldStart("e");
          for (PlantEvent event : message.events()) {
            put(event, out);
          }
          out.writeEndArray();
        });
  }

  /** The message that these bytes are, or in words why they are none. */
  public static Decoded<EventMessage> decode(byte[] payload) {
    return MessageIn.decode(payload, MOST_BYTES, EventMessageCodec::message);
  }

  private static void put(PlantEvent event, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", event.type().name());
    out.writeNumberField("t", event.time());
    if (!event.points().isEmpty()) {
      out.writeFieldName("p");
      String[] points = event.points().toArray(new String[0]);
      out.writeArray(points, 0, points.length);
    }
    if (event.until() != 0) {
      out.writeNumberField("until", event.until());
    }
    writeIfSaid("who", event.who(), out);
    writeIfSaid("subject", event.subject(), out);
    State state = event.state();
    if (state != null) {
      out.writeStringField("state", state.name());
    }
    writeIfSaid(event.type() == Type.STATE ? "ref" : "text", event.text(), out);
    if (event.type() == Type.CFG_APPLIED) {
      out.writeNumberField("rev", event.number());
    } else if (event.number() != 0) {
      out.writeNumberField("count", event.number());
    }
    out.writeEndObject();
  }

  private static void writeIfSaid(String name, String text, JsonGenerator out) throws IOException {
    if (!text.isEmpty()) {
      out.writeStringField(name, text);
    }
  }

  private static EventMessage message(MessageIn in) throws IOException, BadMessage {
    int seen = 0;
    List<PlantEvent> events = new ArrayList<>();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      if (in.takeEnvelope(name)) {
        continue;
      }
      if (name.equals("e")) {
        seen = in.once(seen, E, name);
        in.beginList(name);
        while (in.nextObject()) {
          events.add(event(in));
        }
      } else {
        in.skipUnknown();
      }
    }
    in.requireEnvelope(MessageIn.V | MessageIn.BOOT | MessageIn.SEQ | MessageIn.SENT);
    in.requireAll(seen, E, EVENTS);
    if (events.isEmpty()) {
      throw in.bad("e", "至少应有一个事件", "must hold an event");
    }
    return new EventMessage(in.boot(), in.sequence(), in.sent(), events, in.unknownFields());
  }

  private static PlantEvent event(MessageIn in) throws IOException, BadMessage {
    Draft draft = new Draft();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      draft.read(in, name);
    }
    return draft.event(in);
  }

  private static <E extends Enum<E>> E constant(MessageIn in, String name, E[] all)
      throws IOException, BadMessage {
    String text = in.text(name, LONGEST);
    for (E one : all) {
      if (one.name().equals(text)) {
        return one;
      }
    }
    String names = Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "));
    throw in.bad(name, "应为 " + names + " 之一", "must be one of " + names);
  }

  /** An event while its fields come, in any order. */
  private static final class Draft {
    private int seen;
    private @Nullable Type type;
    private long time;
    private List<String> points = List.of();
    private long until;
    private String who = "";
    private String subject = "";
    private @Nullable State state;
    private String text = "";
    private long number;

    void read(MessageIn in, String name) throws IOException, BadMessage {
      switch (name) {
        case "type" -> {
          seen = in.once(seen, TYPE, name);
          type = constant(in, name, Type.values());
        }
        case "t" -> {
          seen = in.once(seen, T, name);
          time = in.whole(name, 0, MessageIn.MOST);
        }
        case "p" -> {
          seen = in.once(seen, P, name);
          points = in.texts(name, LONGEST);
        }
        case "until" -> {
          seen = in.once(seen, UNTIL, name);
          until = in.whole(name, 1, MessageIn.MOST);
        }
        case "who" -> {
          seen = in.once(seen, WHO, name);
          who = in.line(name, LONGEST);
        }
        case "subject" -> {
          seen = in.once(seen, SUBJECT, name);
          subject = in.line(name, LONGEST);
        }
        case "state" -> {
          seen = in.once(seen, STATE, name);
          state = constant(in, name, State.values());
        }
        case "rev", "count" -> {
          seen = in.once(seen, NUMBER, name);
          number = in.whole(name, 0, MessageIn.MOST);
        }
        case "ref", "text" -> {
          seen = in.once(seen, TEXT, name);
          text = in.line(name, LONGEST_TEXT);
        }
        default -> in.skipUnknown();
      }
    }

    PlantEvent event(MessageIn in) throws BadMessage {
      in.requireAll(seen, TYPE | T, EVENT);
      Type known = Objects.requireNonNull(type);
      in.requireAll(seen, required(known), EVENT);
      if (known == Type.CALIBRATION_BEGIN && until <= time) {
        throw in.bad("until", "应晚于 t", "must be later than t");
      }
      return new PlantEvent(known, time, points, until, who, subject, state, text, number);
    }

    /** What each type needs beyond type and time, because something is done with it. */
    private static int required(Type type) {
      return switch (type) {
        case CALIBRATION_BEGIN -> P | UNTIL | WHO;
        case CALIBRATION_END -> P;
        case STATE -> SUBJECT | STATE;
        case CFG_APPLIED -> NUMBER;
        case PLANT_ALARM, PLANT_ALARM_END, ALARM_COUNT, INTERLOCK, INTERLOCK_RESET, SELFTEST -> 0;
      };
    }
  }
}
