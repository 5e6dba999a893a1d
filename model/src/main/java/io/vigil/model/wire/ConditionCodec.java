package io.vigil.model.wire;

import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.Condition.Active;
import java.util.ArrayList;
import java.util.List;

/** Conditions as bytes, inside rules. Stateless; any thread. */
final class ConditionCodec {
  private static final byte IS = 1;
  private static final byte IS_NOT = 2;
  private static final byte BEYOND = 3;
  private static final byte APART = 4;
  private static final byte OFF = 5;
  private static final byte ACTIVE = 6;
  private static final byte COUNT = 7;
  private static final byte ALL_OF = 8;
  private static final byte ANY_OF = 9;
  private static final byte EXECUTION = 10;
  private static final byte ONSET = 11;
  private static final byte FEWER = 12;
  private static final int LEAST_BYTES = 2;

  private ConditionCodec() {}

  static void put(Condition condition, ByteWriter out) {
    if (condition instanceof Condition.Is is) {
      out.putByte(IS).putVarLong(is.slot()).putDouble(is.value());
    } else if (condition instanceof Condition.IsNot isNot) {
      out.putByte(IS_NOT).putVarLong(isNot.slot()).putDouble(isNot.value());
    } else if (condition instanceof Condition.Beyond beyond) {
      out.putByte(BEYOND)
          .putVarLong(beyond.slot())
          .putVarLong(beyond.comparison().ordinal())
          .putDouble(beyond.limit())
          .putVarLong(beyond.clearWhen().ordinal())
          .putDouble(beyond.clear());
    } else if (condition instanceof Condition.Apart apart) {
      out.putByte(APART).putVarLong(apart.slot()).putVarLong(apart.other());
      out.putDouble(apart.limit()).putDouble(apart.clear());
    } else if (condition instanceof Condition.Off off) {
      out.putByte(OFF).putVarLong(off.slot()).putDouble(off.reference());
      out.putDouble(off.limit()).putDouble(off.clear());
    } else if (condition instanceof Active active) {
      out.putByte(ACTIVE);
      putActive(active, out);
    } else if (condition instanceof Condition.Count count) {
      out.putByte(COUNT);
      putWatches(count.watches(), out);
      out.putVarLong(count.least()).putVarLong(count.windowMillis());
    } else if (condition instanceof Condition.Fewer fewer) {
      out.putByte(FEWER);
      putWatches(fewer.watches(), out);
      out.putVarLong(fewer.slot());
    } else if (condition instanceof Condition.AllOf all) {
      out.putByte(ALL_OF);
      putParts(all.parts(), out);
    } else if (condition instanceof Condition.AnyOf any) {
      out.putByte(ANY_OF);
      putParts(any.parts(), out);
    } else if (condition instanceof Condition.Execution execution) {
      out.putByte(EXECUTION);
      put(execution.when(), out);
      put(execution.confirmed(), out);
    } else if (condition instanceof Condition.Onset onset) {
      out.putByte(ONSET);
      put(onset.when(), out);
      put(onset.lately(), out);
      out.putVarLong(onset.windowMillis()).putBoolean(onset.wanted());
    }
  }

  static Condition get(ByteReader in) {
    return get(in, Condition.DEEPEST);
  }

  private static Condition get(ByteReader in, int deepest) {
    if (deepest == 0) {
      throw new CorruptBytesException("condition deeper than " + Condition.DEEPEST);
    }
    byte kind = in.getByte();
    return switch (kind) {
      case IS -> new Condition.Is(in.getVarInt(), in.getDouble());
      case IS_NOT -> new Condition.IsNot(in.getVarInt(), in.getDouble());
      case BEYOND ->
          new Condition.Beyond(
              in.getVarInt(),
              in.getConstant(Comparison.values()),
              in.getDouble(),
              in.getConstant(Comparison.values()),
              in.getDouble());
      case APART ->
          new Condition.Apart(in.getVarInt(), in.getVarInt(), in.getDouble(), in.getDouble());
      case OFF -> new Condition.Off(in.getVarInt(), in.getDouble(), in.getDouble(), in.getDouble());
      case ACTIVE -> getActive(in);
      case COUNT -> new Condition.Count(getWatches(in), in.getVarInt(), in.getVarLong());
      case ALL_OF -> new Condition.AllOf(getParts(in, deepest - 1));
      case ANY_OF -> new Condition.AnyOf(getParts(in, deepest - 1));
      case EXECUTION -> new Condition.Execution(get(in, deepest - 1), get(in, deepest - 1));
      case ONSET ->
          new Condition.Onset(
              get(in, deepest - 1), get(in, deepest - 1), in.getVarLong(), in.getBoolean());
      case FEWER -> new Condition.Fewer(getWatches(in), in.getVarInt());
      default -> throw new CorruptBytesException("condition of kind " + kind);
    };
  }

  private static void putParts(List<Condition> parts, ByteWriter out) {
    out.putVarLong(parts.size());
    parts.forEach(part -> put(part, out));
  }

  private static List<Condition> getParts(ByteReader in, int deepest) {
    int count = in.getCount(LEAST_BYTES);
    List<Condition> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parts.add(get(in, deepest));
    }
    return parts;
  }

  private static void putActive(Active active, ByteWriter out) {
    out.putVarLong(active.slot()).putText(active.rule());
  }

  private static Active getActive(ByteReader in) {
    return new Active(in.getVarInt(), in.getText());
  }

  private static void putWatches(List<Active> watches, ByteWriter out) {
    out.putVarLong(watches.size());
    watches.forEach(watch -> putActive(watch, out));
  }

  private static List<Active> getWatches(ByteReader in) {
    int count = in.getCount(LEAST_BYTES);
    List<Active> watches = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      watches.add(getActive(in));
    }
    return watches;
  }
}
