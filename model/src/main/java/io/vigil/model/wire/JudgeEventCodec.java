package io.vigil.model.wire;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.FoundActivation;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.alert.LanePulse;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.point.PointId;
import io.vigil.model.reading.QualityReason;

/** Values of the log topic {@code activations}. Stateless; any thread. */
public final class JudgeEventCodec {
  private static final byte VERSION = 1;
  private static final byte ACTIVATION = 1;
  private static final byte PULSE = 2;
  private static final byte FOUND = 3;

  private JudgeEventCodec() {}

  /** The key that keeps all events of an enterprise in one partition, in order. */
  public static String key(JudgeEvent event) {
    if (event instanceof ActivationEvent activation) {
      return activation.point().enterprise();
    }
    return event instanceof FoundActivation found
        ? found.last().point().enterprise()
        : "lane-" + ((LanePulse) event).lane();
  }

  /** The event as bytes of the newest version. */
  public static byte[] encode(JudgeEvent event) {
    ByteWriter out = new ByteWriter(192);
    out.putByte(VERSION);
    if (event instanceof ActivationEvent activation) {
      out.putByte(ACTIVATION);
      putActivation(activation, out);
    } else if (event instanceof FoundActivation found) {
      out.putByte(FOUND);
      putActivation(found.last(), out);
    } else if (event instanceof LanePulse pulse) {
      out.putByte(PULSE)
          .putVarLong(pulse.lane())
          .putVarLong(pulse.offset())
          .putVarLong(pulse.laneTime())
          .putVarLong(pulse.appended());
    }
    return out.toByteArray();
  }

  /** The event that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static JudgeEvent decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("judge event of version " + version);
    }
    byte kind = in.getByte();
    try {
      JudgeEvent event =
          switch (kind) {
            case ACTIVATION -> getActivation(in);
            case FOUND -> new FoundActivation(getActivation(in));
            case PULSE ->
                new LanePulse(in.getVarInt(), in.getVarLong(), in.getVarLong(), in.getVarLong());
            default -> throw new CorruptBytesException("judge event of kind " + kind);
          };
      in.requireEnd();
      return event;
    } catch (IllegalArgumentException e) {
      throw new CorruptBytesException("judge event: " + e.getMessage(), e);
    }
  }

  private static void putActivation(ActivationEvent event, ByteWriter out) {
    out.putVarLong(event.kind().ordinal())
        .putText(event.activation())
        .putText(event.run())
        .putVarLong(event.stateEpoch())
        .putVarLong(event.ordinal())
        .putVarLong(event.lane())
        .putVarLong(event.offset())
        .putText(event.point().enterprise())
        .putText(event.point().code())
        .putText(event.unit())
        .putText(event.rule())
        .putVarLong(event.ruleVersion())
        .putVarLong(event.severity().number())
        .putVarLong(event.scheme().ordinal())
        .putVarLong(event.mode().ordinal())
        .putBoolean(event.active())
        .putZigZag(event.onset())
        .putZigZag(event.at())
        .putZigZag(event.received())
        .putDouble(event.value())
        .putDouble(event.extreme())
        .putDouble(event.limit())
        .putByte(event.reason().code())
        .putByte(event.flags())
        .putVarLong(event.endReason().ordinal());
  }

  private static ActivationEvent getActivation(ByteReader in) {
    return new ActivationEvent(
        in.getConstant(Kind.values()),
        in.getText(),
        in.getText(),
        in.getVarLong(),
        in.getVarLong(),
        in.getVarInt(),
        in.getVarLong(),
        new PointId(in.getText(), in.getText()),
        in.getText(),
        in.getText(),
        in.getVarInt(),
        Severity.ofNumber(in.getVarInt()),
        in.getConstant(Scheme.values()),
        in.getConstant(Mode.values()),
        in.getBoolean(),
        in.getZigZag(),
        in.getZigZag(),
        in.getZigZag(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        QualityReason.ofCode(in.getByte()),
        in.getByte(),
        in.getConstant(EndReason.values()));
  }
}
