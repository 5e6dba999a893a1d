package io.vigil.alerting.intake;

import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.StaleRule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The sentence that people read for an Alert.
 *
 * @param zh in Chinese
 * @param en in English
 */
record AlertText(String zh, String en) {
  /** The sentence for this event; without a description it names codes instead of names. */
  static AlertText of(@Nullable WatchDescription watch, ActivationEvent event) {
    if (watch == null) {
      return new AlertText(
          event.point().code() + " " + number(event.value()) + "，规则 " + event.rule(),
          event.point().code() + " " + number(event.value()) + ", rule " + event.rule());
    }
    String zh = watch.point().name();
    String en = watch.point().nameEn();
    String unit = unit(watch.point().measureUnit());
    String value = number(event.value()) + unit;
    if (watch.rule() instanceof LimitRule limit) {
      String against = number(Double.isNaN(event.limit()) ? limit.limit() : event.limit());
      return new AlertText(
          zh + " " + value + " " + limit.comparison().sign() + " " + against,
          en + " " + value + " " + ascii(limit.comparison()) + " " + against);
    }
    if (watch.rule() instanceof RateOfChangeRule rate) {
      String change = number(rate.change()) + unit;
      return new AlertText(
          zh
              + " "
              + duration(rate.windowMillis())
              + "内"
              + directionZh(rate)
              + " ≥ "
              + change
              + "，现为 "
              + value,
          en
              + " "
              + directionEn(rate)
              + " >= "
              + change
              + " in "
              + duration(rate.windowMillis())
              + ", now "
              + value);
    }
    if (watch.rule() instanceof StaleRule stale) {
      String silent = duration(stale.silentMillis());
      return new AlertText(
          zh + " 超过 " + silent + "没有读数", "no reading of " + en + " for more than " + silent);
    }
    return discrete((DiscreteRule) watch.rule(), watch, event);
  }

  private static AlertText discrete(
      DiscreteRule rule, WatchDescription watch, ActivationEvent event) {
    double value = Double.isNaN(event.value()) ? rule.abnormal() : event.value();
    String shown = value == Math.rint(value) ? Long.toString((long) value) : number(value);
    return new AlertText(
        watch.point().name() + " " + watch.name() + "（值 " + shown + "）",
        watch.point().nameEn() + ": " + watch.nameEn() + " (value " + shown + ")");
  }

  /** Two digits behind the point as plants write limits, fewer for large numbers. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "—";
    }
    double size = Math.abs(value);
    if (size >= 1000) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (size >= 100) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    boolean small = size > 0 && size < 0.01;
    return String.format(Locale.ROOT, small ? "%.3g" : "%.2f", value);
  }

  static String unit(MeasureUnit unit) {
    return switch (unit) {
      case NONE, BOOL -> "";
      default -> " " + unit.symbol();
    };
  }

  private static String duration(long millis) {
    if (millis % 60_000 == 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  static String ascii(Comparison comparison) {
    return switch (comparison) {
      case GE -> ">=";
      case GT -> ">";
      case LE -> "<=";
      case LT -> "<";
    };
  }

  private static String directionZh(RateOfChangeRule rate) {
    return switch (rate.direction()) {
      case RISE -> "上升";
      case FALL -> "下降";
      case BOTH -> "变化";
    };
  }

  private static String directionEn(RateOfChangeRule rate) {
    return switch (rate.direction()) {
      case RISE -> "rose by";
      case FALL -> "fell by";
      case BOTH -> "changed by";
    };
  }
}
