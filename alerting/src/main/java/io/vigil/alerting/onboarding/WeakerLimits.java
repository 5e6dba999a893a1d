package io.vigil.alerting.onboarding;

import io.vigil.alerting.alert.Figures;
import io.vigil.model.plant.Complaint;
import io.vigil.model.rule.LimitRule;
import io.vigil.rules.pack.BoundPoint;
import io.vigil.rules.pack.BoundRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Limits of the plant's own that are laxer than what the law says of the same point. Both stay: the
 * stricter one speaks first, so a laxer one takes nothing away, but whoever wrote it was probably
 * mistaken. Stateless; any thread.
 */
final class WeakerLimits {
  private WeakerLimits() {}

  /** The findings, in the order of the points. */
  static List<Complaint> of(List<BoundPoint> points) {
    List<Complaint> findings = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      BoundPoint point = points.get(i);
      for (BoundRule rule : point.rules()) {
        if (isOfThePlant(rule, point) && rule.rule() instanceof LimitRule own) {
          finding(i, point, rule, own).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static boolean isOfThePlant(BoundRule rule, BoundPoint point) {
    return point.point().customRules().stream().anyMatch(one -> one.id().equals(rule.ruleId()));
  }

  private static Optional<Complaint> finding(
      int place, BoundPoint point, BoundRule rule, LimitRule own) {
    boolean high = own.comparison().isHigh();
    Comparator<Strict> stricter = Comparator.comparingDouble(one -> one.limit().limit());
    return point.rules().stream()
        .filter(one -> one.text().isLaw() && one.rule() instanceof LimitRule)
        .map(one -> new Strict(one, (LimitRule) one.rule()))
        .filter(one -> one.limit().comparison().isHigh() == high)
        .filter(one -> one.rule().severity().number() >= rule.severity().number())
        .min(high ? stricter : stricter.reversed())
        .filter(law -> isLaxer(own, law.limit()))
        .map(law -> words(place, rule, own, law));
  }

  private static boolean isLaxer(LimitRule own, LimitRule law) {
    return own.comparison().isHigh() ? own.limit() > law.limit() : own.limit() < law.limit();
  }

  private static Complaint words(int place, BoundRule rule, LimitRule own, Strict law) {
    String is = Figures.number(own.limit());
    String must = Figures.number(law.limit().limit());
    String sign = own.comparison().isHigh() ? "≤" : "≥";
    return new Complaint(
        "/points/" + place + "/customRules",
        "企业限值 "
            + rule.ruleId()
            + "="
            + is
            + " 宽于法规要求（应 "
            + sign
            + " "
            + must
            + "，依据 "
            + law.rule().text().clause()
            + "）；仍按较严的限值报警",
        "the plant's own limit "
            + rule.ruleId()
            + "="
            + is
            + " is laxer than the law's ("
            + sign
            + " "
            + must
            + ", "
            + law.rule().text().clause()
            + "); the stricter one still speaks");
  }

  private record Strict(BoundRule rule, LimitRule limit) {}
}
