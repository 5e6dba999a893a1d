package io.vigil.alerting.intake;

import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.QualityRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
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
          event.point().code() + " " + Figures.number(event.value()) + "，规则 " + event.rule(),
          event.point().code() + " " + Figures.number(event.value()) + ", rule " + event.rule());
    }
    String zh = watch.point().name();
    String en = watch.point().nameEn();
    String unit = unit(watch.point().measureUnit());
    String value = Figures.number(event.value()) + unit;
    if (watch.rule() instanceof LimitRule limit) {
      String against = Figures.number(Double.isNaN(event.limit()) ? limit.limit() : event.limit());
      return new AlertText(
          zh + " " + value + " " + limit.comparison().sign() + " " + against,
          en + " " + value + " " + ascii(limit.comparison()) + " " + against);
    }
    if (watch.rule() instanceof RateOfChangeRule rate) {
      String least = Figures.number(rate.change());
      return new AlertText(
          zh
              + " "
              + duration(rate.windowMillis())
              + "内"
              + directionZh(rate)
              + " "
              + value
              + " ≥ "
              + least,
          en
              + " "
              + directionEn(rate)
              + " "
              + value
              + " in "
              + duration(rate.windowMillis())
              + " >= "
              + least);
    }
    if (watch.rule() instanceof StaleRule stale) {
      String silent = duration(stale.silentMillis());
      return new AlertText(
          zh + " 超过 " + silent + "没有读数", "no reading of " + en + " for more than " + silent);
    }
    if (watch.rule() instanceof StuckRule stuck) {
      String same = duration(stuck.delays().onMillis());
      return new AlertText(
          zh + " 超过 " + same + "数值不变（" + value + "）",
          en + " has not changed for more than " + same + " (" + value + ")");
    }
    if (watch.rule() instanceof QualityRule) {
      return named(watch);
    }
    if (watch.rule() instanceof MassRule) {
      String many = whole(event.value());
      return new AlertText(
          watch.enterpriseName() + " " + watch.name() + "（" + many + " 个测点）",
          watch.enterpriseNameEn() + ": " + watch.nameEn() + " (" + many + " points)");
    }
    if (watch.rule() instanceof SumRule rule) {
      String in = duration(rule.windowMillis());
      String sum = whole(event.value());
      return named(watch, in + "内 " + sum, sum + " in " + in);
    }
    if (watch.rule() instanceof ConditionRule condition) {
      return condition(condition.condition(), watch, event);
    }
    return discrete((DiscreteRule) watch.rule(), watch, event);
  }

  private static AlertText condition(
      Condition condition, WatchDescription watch, ActivationEvent event) {
    if (condition instanceof Condition.Count) {
      String count = whole(event.value());
      return named(watch, count + " 处", count + " of them");
    }
    String is = Figures.number(event.value());
    if (condition instanceof Condition.Apart || condition instanceof Condition.Off) {
      String unit = unit(watch.point().measureUnit());
      String against = Figures.number(event.limit()) + unit;
      return named(watch, "相差 " + is + unit + " ＞ " + against, is + unit + " apart > " + against);
    }
    return named(watch);
  }

  private static AlertText named(WatchDescription watch) {
    return new AlertText(
        watch.point().name() + " " + watch.name(), watch.point().nameEn() + ": " + watch.nameEn());
  }

  private static AlertText named(WatchDescription watch, String zh, String en) {
    return new AlertText(
        watch.point().name() + " " + watch.name() + "（" + zh + "）",
        watch.point().nameEn() + ": " + watch.nameEn() + " (" + en + ")");
  }

  private static AlertText discrete(
      DiscreteRule rule, WatchDescription watch, ActivationEvent event) {
    double value = Double.isNaN(event.value()) ? rule.abnormal() : event.value();
    String shown = whole(value);
    return named(watch, "值 " + shown, "value " + shown);
  }

  /** A number of things without decimals. */
  private static String whole(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Figures.number(value);
  }

  /** The unit with a space before it, or nothing. */
  private static String unit(MeasureUnit unit) {
    String symbol = Figures.symbol(unit);
    return symbol.isEmpty() ? "" : " " + symbol;
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
