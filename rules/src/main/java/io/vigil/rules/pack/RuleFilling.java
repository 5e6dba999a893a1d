package io.vigil.rules.pack;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.rules.pack.PackRule.Template;
import io.vigil.rules.pack.Quantity.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills the places of one rule of a pack with the numbers that hold for one point. */
final class RuleFilling {
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
    return bound(fixed(template), rule.text());
  }

  private Rule fixed(Template template) {
    if (template instanceof Template.Discrete discrete) {
      return new DiscreteRule(discrete.abnormal(), discrete.delays(), null);
    }
    if (template instanceof Template.RateOfChange rate) {
      return new RateOfChangeRule(
          rate.direction(), rate.change(), rate.windowMillis(), rate.delays(), null);
    }
    int samples = ((Template.Stale) template).samples();
    return new StaleRule(Math.max(samples * point.sampleMillis(), silenceFloorMillis));
  }

  private @Nullable BoundRule limit(
      Template.Limit template, String pointer, List<Complaint> complaints) {
    Found limit = template.limit().find(pack, point);
    Found clear = template.clear().find(pack, point);
    for (Found found : List.of(limit, clear)) {
      if (found instanceof Found.Missing missing) {
        complain(complaints, pointer + "/" + missing.field(), missing.zh(), missing.en());
        return null;
      }
    }
    if (limit instanceof Found.Number at && clear instanceof Found.Number back) {
      return limit(template, at, back, pointer, complaints);
    }
    return null;
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
      return bound(filled, text(at.mark(), back.mark()));
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

  /** A number recalled for one location is no law because the rule's other numbers are. */
  private RuleText text(@Nullable Mark limit, @Nullable Mark clear) {
    RuleText text = rule.text();
    return new RuleText(
        text.name(),
        text.nameEn(),
        text.clause(),
        limit == null ? text.limitMark() : text.limitMark().weaker(limit),
        clear == null ? text.clearMark() : text.clearMark().weaker(clear),
        text.ladder(),
        text.rung());
  }

  private void complain(List<Complaint> complaints, String pointer, String zh, String en) {
    complaints.add(
        new Complaint(pointer, "规则 " + rule.id() + "：" + zh, "rule " + rule.id() + ": " + en));
  }
}
