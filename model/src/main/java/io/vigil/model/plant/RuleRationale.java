package io.vigil.model.plant;

import io.vigil.model.alert.Consequence;
import io.vigil.model.alert.Severity;
import io.vigil.model.alert.SeverityMatrix;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule of the plant's own deserves an Alert (rationalisation, IEC 62682; design: alerts A1
 * and A3). What the rules of the packs have as a proposal of ours, the plant says here itself.
 *
 * @param harm how bad it is if nobody acts
 * @param consequence what may happen, Chinese
 * @param consequenceEn what may happen, English
 * @param action what to do first, Chinese
 * @param actionEn what to do first, English
 * @param respondMinutes within how many minutes, before it is too late
 * @param justification why its level is another than {@link SeverityMatrix} asks for; null where
 *     nobody said
 */
public record RuleRationale(
    Consequence harm,
    String consequence,
    String consequenceEn,
    String action,
    String actionEn,
    int respondMinutes,
    @Nullable String justification) {
  private static final int DAY_MINUTES = 1440;

  /** Reads it; what is missing, or a level that is chosen freely, is complained about. */
  static RuleRationale read(JsonFields in, Severity severity) {
    if (!in.has("harm")) {
      in.complain("harm", "缺少必填字段", "is missing");
    }
    if (!in.has("respondMinutes")) {
      in.complain("respondMinutes", "缺少必填字段", "is missing");
    }
    RuleRationale read =
        new RuleRationale(
            in.constant("harm", Consequence.MINOR),
            in.text("consequence"),
            in.text("consequenceEn"),
            in.text("action"),
            in.text("actionEn"),
            (int) in.whole("respondMinutes", DAY_MINUTES, 1, DAY_MINUTES),
            in.has("justification") ? in.text("justification") : null);
    if (in.has("harm") && in.has("respondMinutes")) {
      read.requireLevel(severity, in);
    }
    in.requireNothingElse();
    return read;
  }

  private void requireLevel(Severity severity, JsonFields in) {
    Severity asked = SeverityMatrix.of(harm, Duration.ofMinutes(respondMinutes)).severity();
    if (asked == severity || justification != null) {
      return;
    }
    String zh = asked == null ? "只需提示，不必报警" : "应为 " + asked.number() + " 级";
    String en = asked == null ? "a prompt, and no Alert" : "level " + asked.number();
    String given = harm + ", " + respondMinutes;
    in.complain(
        "justification",
        "按后果与时间（" + given + " 分钟）" + zh + "，现为 " + severity.number() + " 级；请说明理由",
        "consequence and time ("
            + given
            + " min) ask for "
            + en
            + ", not level "
            + severity.number()
            + "; say why");
  }
}
