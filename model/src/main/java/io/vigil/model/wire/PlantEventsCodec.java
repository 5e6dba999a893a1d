package io.vigil.model.wire;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.event.PlantEvents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of the log topic {@code plant-events}; key = enterprise. Stateless; any thread. */
public final class PlantEventsCodec {
  private static final byte VERSION = 1;
  private static final int LEAST_BYTES_AN_EVENT = 9;

  private PlantEventsCodec() {}

  /** The events as bytes of the newest version. */
  public static byte[] encode(PlantEvents message) {
    ByteWriter out = new ByteWriter(128);
    out.putByte(VERSION)
        .putText(message.enterprise())
        .putText(message.gateway())
        .putText(message.boot())
        .putVarLong(message.sequence())
        .putZigZag(message.received() - message.sent())
        .putVarLong(message.received())
        .putZigZag(message.shift())
        .putVarLong(message.events().size());
    message.events().forEach(event -> put(event, out));
    return out.toByteArray();
  }

  /** The events that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static PlantEvents decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("plant events of version " + version);
    }
    String enterprise = in.getText();
    String gateway = in.getText();
    String boot = in.getText();
    long sequence = in.getVarLong();
    long behind = in.getZigZag();
    long received = in.getVarLong();
    long shift = in.getZigZag();
    int count = in.getCount(LEAST_BYTES_AN_EVENT);
    List<PlantEvent> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(get(in));
    }
    in.requireEnd();
    return new PlantEvents(
        enterprise, gateway, boot, sequence, received - behind, received, shift, events);
  }

  private static void put(PlantEvent event, ByteWriter out) {
    PlantEvent.State state = event.state();
    out.putVarLong(event.type().ordinal())
        .putZigZag(event.time())
        .putVarLong(event.points().size());
    event.points().forEach(out::putText);
    out.putZigZag(event.until())
        .putText(event.who())
        .putText(event.subject())
        .putVarLong(state == null ? 0 : state.ordinal() + 1)
        .putText(event.text())
        .putZigZag(event.number());
  }

  private static PlantEvent get(ByteReader in) {
    PlantEvent.Type type = in.getConstant(PlantEvent.Type.values());
    long time = in.getZigZag();
    int count = in.getCount(1);
    List<String> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(in.getText());
    }
    return new PlantEvent(
        type,
        time,
        points,
        in.getZigZag(),
        in.getText(),
        in.getText(),
        getState(in),
        in.getText(),
        in.getZigZag());
  }

  private static PlantEvent.@Nullable State getState(ByteReader in) {
    int number = in.getVarInt();
    PlantEvent.State[] states = PlantEvent.State.values();
    if (number > states.length) {
      throw new CorruptBytesException("state " + number + " of " + states.length);
    }
    return number == 0 ? null : states[number - 1];
  }
}
