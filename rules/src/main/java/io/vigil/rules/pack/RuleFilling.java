package io.vigil.rules.pack;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.TableKeys;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.QualityRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import io.vigil.rules.pack.PackRule.Template;
import io.vigil.rules.pack.Quantity.Found;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fills the places of one rule of a pack with the numbers that hold for one point. */
final class RuleFilling {
  private static final Found.Number ANY = new Found.Number(Double.NaN, null);

  private final RulePack pack;
  private final PackRule rule;
  private final PlantPoint point;
  private final long silenceFloorMillis;

  RuleFilling(RulePack pack, PackRule rule, PlantPoint point, long silenceFloorMillis) {
    this.pack = pack;
    this.rule = rule;
    this.point = point;
    this.silenceFloorMillis = silenceFloorMillis;
  }

  /** The bound rule; null where it does not apply or something had to be complained about. */
  @Nullable BoundRule fill(String pointer, List<Complaint> complaints) {
    Template template = rule.template();
    if (template instanceof Template.Limit limit) {
      return limit(limit, pointer, complaints);
    }
    if (template instanceof Template.RateOfChange rate) {
      return rateOfChange(rate, pointer, complaints);
    }
    if (template instanceof Template.Discrete discrete) {
      return bound(new DiscreteRule(discrete.abnormal(), discrete.delays(), null), rule.text());
    }
    if (template instanceof Template.Sum sum) {
      return bound(new SumRule(sum.least(), sum.windowMillis(), sum.delays(), null), rule.text());
    }
    if (template instanceof Template.Flagged flagged) {
      return bound(new QualityRule(flagged.reasons(), flagged.delays()), rule.text());
    }
    if (!(template instanceof Template.Stale stale)) {
      throw new IllegalStateException(rule.id() + " looks at other points: " + template);
    }
    long least = stale.leastMillis() == 0 ? silenceFloorMillis : stale.leastMillis();
    long silent = Math.max(stale.samples() * point.sampleMillis(), least);
    return bound(new StaleRule(silent), rule.text());
  }

  /** The rule over the points that the plant gave its roles; null after a complaint. */
  @Nullable BoundRule fill(
      Template.Over over,
      Map<String, List<String>> roles,
      Map<String, Set<String>> rulesOf,
      String pointer,
      List<Complaint> complaints) {
    ConditionFilling filling = new ConditionFilling(pack, point, roles, rulesOf);
    try {
      Condition condition = filling.fill(over.condition());
      filling
          .missing()
          .forEach(
              lack -> complain(complaints, pointer + "/" + lack.field(), lack.zh(), lack.en()));
      ConditionRule filled = new ConditionRule(condition, over.delays(), null);
      return filling.missing().isEmpty() ? bound(filled, filling.inputs()) : null;
    } catch (IllegalArgumentException e) {
      complain(
          complaints, pointer, "数值不合理：" + e.getMessage(), "does not make sense: " + e.getMessage());
      return null;
    }
  }

  /** The rule that the point is not stuck beside these others. */
  BoundRule fill(Template.Stuck stuck, List<String> siblings) {
    long same = Math.max(stuck.samples() * point.sampleMillis(), stuck.leastMillis());
    List<Integer> places = IntStream.range(0, siblings.size()).boxed().toList();
    return bound(new StuckRule(new Delays(same, stuck.offMillis()), places), siblings);
  }

  /** The rule that not too many points of the plant bear a sign. */
  BoundRule fill(Template.Mass mass) {
    return bound(new MassRule(mass.sign(), mass.morePercent(), mass.least()), rule.text());
  }

  private BoundRule bound(Rule filled, List<String> inputs) {
    return new BoundRule(
        rule.id(), rule.severity(), pack.scheme(), filled, null, rule.text(), inputs);
  }

  private @Nullable BoundRule rateOfChange(
      Template.RateOfChange rate, String pointer, List<Complaint> complaints) {
    Found change = rate.change().find(pack, point);
    Found below = rate.below() == null ? ANY : rate.below().find(pack, point);
    if (isMissing(List.of(change, below), pointer, complaints)
        || !(change instanceof Found.Number number)
        || !(below instanceof Found.Number bound)) {
      return null;
    }
    if (!(number.value() > 0)) {
      complain(
          complaints,
          pointer + "/limits",
          "变化量应大于 0，现为 " + number.value(),
          "the change must be more than 0, not " + number.value());
      return null;
    }
    RateOfChangeRule filled =
        new RateOfChangeRule(
            rate.direction(),
            number.value(),
            rate.windowMillis(),
            rate.delays(),
            null,
            bound.value());
    return bound(filled, text(number, number));
  }

  private @Nullable BoundRule limit(
      Template.Limit template, String pointer, List<Complaint> complaints) {
    Found limit = template.limit().find(pack, point);
    Found clear = template.clear().find(pack, point);
    MeasureUnit from = rule.convertedTo(point.measureUnit());
    List<Found> found = new ArrayList<>(List.of(limit, clear));
    if (from != null) {
      found.addAll(missingForConversion(from));
    }
    if (isMissing(found, pointer, complaints)
        || !(limit instanceof Found.Number at)
        || !(clear instanceof Found.Number back)) {
      return null;
    }
    GasConversion conversion = from == null ? null : conversion(from);
    return conversion == null
        ? limit(template, at, back, pointer, complaints)
        : limit(template, conversion.convert(at), conversion.convert(back), pointer, complaints);
  }

  private List<Found.Missing> missingForConversion(MeasureUnit from) {
    List<Found.Missing> missing = new ArrayList<>();
    TableKeys keys = point.keys();
    if (GasTable.get().gas(keys.gas()) == null) {
      missing.add(GasTable.get().missing(keys.gas()));
    }
    if (keys.referenceCelsius() == null) {
      String is = point.measureUnit().symbol();
      missing.add(
          new Found.Missing(
              "refTempC",
              "限值单位为 " + from.symbol() + "，点位单位为 " + is + "，换算须填写仪表的参考温度（refTempC，℃）",
              "the limit is in "
                  + from.symbol()
                  + " and the point in "
                  + is
                  + ": the field refTempC must give the instrument's reference temperature in degC"));
    }
    return missing;
  }

  private @Nullable GasConversion conversion(MeasureUnit from) {
    Gas gas = GasTable.get().gas(point.keys().gas());
    Double celsius = point.keys().referenceCelsius();
    return gas == null || celsius == null
        ? null
        : new GasConversion(from, point.measureUnit(), gas, celsius);
  }

  /** Complains about what is missing, each thing once. */
  private boolean isMissing(List<Found> found, String pointer, List<Complaint> complaints) {
    Set<Found.Missing> missing = new LinkedHashSet<>();
    for (Found one : found) {
      if (one instanceof Found.Missing lack) {
        missing.add(lack);
      }
    }
    missing.forEach(
        lack -> complain(complaints, pointer + "/" + lack.field(), lack.zh(), lack.en()));
    return !missing.isEmpty();
  }

  private @Nullable BoundRule limit(
      Template.Limit template,
      Found.Number at,
      Found.Number back,
      String pointer,
      List<Complaint> complaints) {
    try {
      LimitRule filled =
          new LimitRule(
              template.comparison(),
              at.value(),
              template.clearWhen(),
              back.value(),
              template.delays(),
              null);
      return bound(filled, text(at, back));
    } catch (IllegalArgumentException e) {
      complain(
          complaints,
          pointer + "/limits",
          "限值顺序不合理：报警值 " + at.value() + "，恢复值 " + back.value(),
          "limits out of order: limit " + at.value() + ", clear " + back.value());
      return null;
    }
  }

  private BoundRule bound(Rule filled, RuleText text) {
    return new BoundRule(rule.id(), rule.severity(), pack.scheme(), filled, null, text);
  }

  /** A number recalled for one place or gas is no law because the rule's other numbers are. */
  private RuleText text(Found.Number limit, Found.Number clear) {
    RuleText text = rule.text();
    return text.with(
        weaker(text.limitMark(), limit.mark()),
        weaker(text.clearMark(), clear.mark()),
        limit.origin());
  }

  private static Mark weaker(Mark ofRule, @Nullable Mark ofNumber) {
    return ofNumber == null ? ofRule : ofRule.weaker(ofNumber);
  }

  private void complain(List<Complaint> complaints, String pointer, String zh, String en) {
    complaints.add(
        new Complaint(pointer, "规则 " + rule.id() + "：" + zh, "rule " + rule.id() + ": " + en));
  }
}
