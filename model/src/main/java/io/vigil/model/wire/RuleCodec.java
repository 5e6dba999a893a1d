package io.vigil.model.wire;

import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.QualityRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules as bytes, inside definitions. Stateless; any thread. */
final class RuleCodec {
  private static final byte LIMIT = 1;
  private static final byte DISCRETE = 2;
  private static final byte RATE_OF_CHANGE = 3;
  private static final byte STALE = 4;
  private static final byte CONDITION = 5;
  private static final byte SUM = 6;
  private static final byte STUCK = 7;
  private static final byte QUALITY = 8;
  private static final byte MASS_CALIBRATION = 9;
  private static final byte MASS = 10;
  private static final byte RATE_OF_CHANGE_BELOW = 11;

  private RuleCodec() {}

  static void put(Rule rule, ByteWriter out) {
    if (rule instanceof LimitRule limit) {
      out.putByte(LIMIT)
          .putVarLong(limit.comparison().ordinal())
          .putDouble(limit.limit())
          .putVarLong(limit.clearWhen().ordinal())
          .putDouble(limit.clear());
      putDelays(limit.delays(), out);
      putGate(limit.gate(), out);
    } else if (rule instanceof DiscreteRule discrete) {
      out.putByte(DISCRETE).putDouble(discrete.abnormal());
      putDelays(discrete.delays(), out);
      putGate(discrete.gate(), out);
    } else if (rule instanceof RateOfChangeRule rate) {
      boolean isBounded = !Double.isNaN(rate.below());
      out.putByte(isBounded ? RATE_OF_CHANGE_BELOW : RATE_OF_CHANGE)
          .putVarLong(rate.direction().ordinal())
          .putDouble(rate.change())
          .putVarLong(rate.windowMillis());
      putDelays(rate.delays(), out);
      putGate(rate.gate(), out);
      if (isBounded) {
        out.putDouble(rate.below());
      }
    } else if (rule instanceof StaleRule stale) {
      out.putByte(STALE).putVarLong(stale.silentMillis());
    } else if (rule instanceof ConditionRule condition) {
      out.putByte(CONDITION);
      ConditionCodec.put(condition.condition(), out);
      putDelays(condition.delays(), out);
      putGate(condition.gate(), out);
    } else if (rule instanceof SumRule sum) {
      out.putByte(SUM).putDouble(sum.least()).putVarLong(sum.windowMillis());
      putDelays(sum.delays(), out);
      putGate(sum.gate(), out);
    } else if (rule instanceof StuckRule stuck) {
      out.putByte(STUCK);
      putDelays(stuck.delays(), out);
      out.putVarLong(stuck.siblings().size());
      stuck.siblings().forEach(out::putVarLong);
    } else if (rule instanceof QualityRule quality) {
      out.putByte(QUALITY);
      putDelays(quality.delays(), out);
      out.putVarLong(quality.reasons().size());
      quality.reasons().forEach(reason -> out.putByte(reason.code()));
    } else if (rule instanceof MassRule mass) {
      if (mass.sign() == Sign.CALIBRATING) {
        out.putByte(MASS_CALIBRATION);
      } else {
        out.putByte(MASS).putVarLong(mass.sign().ordinal());
      }
      out.putVarLong(mass.morePercent()).putVarLong(mass.least());
    }
  }

  static Rule get(ByteReader in) {
    byte kind = in.getByte();
    return switch (kind) {
      case LIMIT ->
          new LimitRule(
              in.getConstant(Comparison.values()),
              in.getDouble(),
              in.getConstant(Comparison.values()),
              in.getDouble(),
              getDelays(in),
              getGate(in));
      case DISCRETE -> new DiscreteRule(in.getDouble(), getDelays(in), getGate(in));
      case RATE_OF_CHANGE ->
          new RateOfChangeRule(
              in.getConstant(Direction.values()),
              in.getDouble(),
              in.getVarLong(),
              getDelays(in),
              getGate(in));
      case STALE -> new StaleRule(in.getVarLong());
      case CONDITION -> new ConditionRule(ConditionCodec.get(in), getDelays(in), getGate(in));
      case SUM -> new SumRule(in.getDouble(), in.getVarLong(), getDelays(in), getGate(in));
      case STUCK -> new StuckRule(getDelays(in), getSlots(in));
      case QUALITY -> {
        Delays delays = getDelays(in);
        yield new QualityRule(getReasons(in), delays);
      }
      case MASS_CALIBRATION -> new MassRule(Sign.CALIBRATING, in.getVarInt(), in.getVarInt());
      case MASS -> new MassRule(in.getConstant(Sign.values()), in.getVarInt(), in.getVarInt());
      case RATE_OF_CHANGE_BELOW ->
          new RateOfChangeRule(
              in.getConstant(Direction.values()),
              in.getDouble(),
              in.getVarLong(),
              getDelays(in),
              getGate(in),
              in.getDouble());
      default -> throw new CorruptBytesException("rule of kind " + kind);
    };
  }

  private static void putDelays(Delays delays, ByteWriter out) {
    out.putVarLong(delays.onMillis()).putVarLong(delays.offMillis());
  }

  private static Delays getDelays(ByteReader in) {
    return new Delays(in.getVarLong(), in.getVarLong());
  }

  private static List<Integer> getSlots(ByteReader in) {
    int count = in.getCount(1);
    List<Integer> slots = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      slots.add(in.getVarInt());
    }
    return slots;
  }

  private static List<QualityReason> getReasons(ByteReader in) {
    int count = in.getCount(1);
    List<QualityReason> reasons = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      reasons.add(QualityReason.ofCode(in.getByte()));
    }
    return reasons;
  }

  private static void putGate(@Nullable Gate gate, ByteWriter out) {
    out.putBoolean(gate != null);
    if (gate != null) {
      out.putVarLong(gate.slot()).putDouble(gate.value());
    }
  }

  private static @Nullable Gate getGate(ByteReader in) {
    return in.getBoolean() ? new Gate(in.getVarInt(), in.getDouble()) : null;
  }
}
