package io.vigil.alerting.why;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.history.NewestReading.Said;
import io.vigil.alerting.overlay.Quieting.InForce;
import io.vigil.alerting.why.Reason.Code;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.Severity;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.LimitRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a Watch is silent, or that it is not: every reason there is, the one that hides most first
 * (design: alerts §4; duty-room §9, T7). A pure function of what is known; stateless.
 */
final class Explanation {
  private final Known known;
  private final List<Reason> reasons = new ArrayList<>();

  private Explanation(Known known) {
    this.known = known;
  }

  /** At least one reason. */
  static List<Reason> of(Known known) {
    Explanation explanation = new Explanation(known);
    explanation.explain();
    return List.copyOf(explanation.reasons);
  }

  private void explain() {
    if (!known.judged()) {
      say(
          Code.NOT_JUDGED,
          "本企业的读数目前没有被判定：不会有新的报警",
          "the readings of this enterprise are not judged at present: no new Alert will come");
    }
    known.quiet().ifPresent(this::quiet);
    Alert alert = known.alert();
    if (alert == null) {
      notTrue();
    } else {
      open(alert);
    }
    if (reasons.isEmpty() && alert != null) {
      say(
          Code.SOUNDS,
          "正在责任岗位" + zh(alert) + "发声",
          "it sounds at the responsible position, the " + en(alert));
    }
  }

  private void quiet(InForce overlay) {
    String until = PlantTime.inWords(overlay.until());
    String note = overlay.note().isEmpty() ? "" : "：" + overlay.note();
    String noteEn = overlay.note().isEmpty() ? "" : ": " + overlay.note();
    if (overlay.outOfService()) {
      say(
          Code.OUT_OF_SERVICE,
          overlay.by() + " 已申请停用，至 " + until + note,
          "out of service until " + until + ", asked for by " + overlay.by() + noteEn);
    } else {
      say(
          Code.SHELVED,
          overlay.by() + " 已搁置，至 " + until + note,
          "put aside until " + until + " by " + overlay.by() + noteEn);
    }
  }

  private void open(Alert alert) {
    AlertState state = alert.state();
    if (state == AlertState.SUPPRESSED_BY_DESIGN) {
      say(Code.SUPPRESSED, "按设计抑制", "suppressed by design");
    }
    if (state == AlertState.ACTIVE_ACKED || state == AlertState.LATCHED_ACKED) {
      acknowledged(alert.ackedBy(), alert.ackedAt());
    }
    if (alert.cleared() != null) {
      say(
          Code.GONE,
          "条件已于 " + PlantTime.inWords(alert.cleared()) + " 恢复，只等签收",
          "its condition went at "
              + PlantTime.inWords(alert.cleared())
              + ", it only waits to be acknowledged");
    }
    Alert higher = known.higher();
    if (higher != null) {
      say(
          Code.HIGHER_RUNG,
          "同一点位更高一级 " + higher.subject().rule() + " 正在报警，由其发声",
          "the higher rung " + higher.subject().rule() + " of the same point speaks for it");
    }
    if (alert.evidence().severity() == Severity.BLUE) {
      say(Code.LEVEL_WITHOUT_SOUND, "蓝色只列出，不发声", "blue is listed without a sound");
    }
    Position asker = known.asker();
    String responsible = alert.duty().responsible();
    if (asker != null && alert.awaitsAck() && !asker.toString().equals(responsible)) {
      say(
          Code.OTHER_POSITION,
          "责任岗位是" + zh(alert) + "，在那里发声",
          "the " + en(alert) + " answers for it: it sounds there");
    }
    if (!alert.verified()) {
      say(Code.UNVERIFIED, "判定程序重新开始后尚未确认此报警", "the judge has begun anew and not confirmed it");
    }
  }

  private static String zh(Alert alert) {
    return alert.duty().position().map(Position::zh).orElse("（未定）");
  }

  private static String en(Alert alert) {
    return alert.duty().position().map(Position::en).orElse("one that is not found yet");
  }

  private void acknowledged(@Nullable String by, @Nullable Instant at) {
    String who = by == null ? "" : by;
    String when = at == null ? "" : PlantTime.inWords(at);
    say(Code.ACKNOWLEDGED, who + " 已于 " + when + " 签收", "acknowledged by " + who + " at " + when);
  }

  /** Nothing is open: what does the point say? */
  private void notTrue() {
    if (!known.storeAnswers()) {
      say(Code.NOT_KNOWN, "读数库没有应答，不知道当前值", "the store of readings does not answer");
      return;
    }
    Optional<Said> said = known.said();
    Double value = said.map(Said::value).orElse(null);
    if (said.isEmpty()) {
      say(Code.NO_READING, "最近 24 小时没有读数", "no reading in the last 24 hours");
    } else if (!said.get().good() || value == null) {
      say(
          Code.BAD_READING,
          "最新读数质量不可信，既不触发也不解除报警（" + PlantTime.inWords(said.get().at()) + "）",
          "the newest reading cannot be believed, it neither raises nor clears ("
              + PlantTime.inWords(said.get().at())
              + ")");
    } else if (known.watch().rule() instanceof LimitRule limit) {
      held(limit, value, said.get().at());
    } else {
      say(Code.NOT_TRUE, "条件未成立", "its condition is not true");
    }
  }

  private void held(LimitRule limit, double value, Instant at) {
    boolean beyond =
        switch (limit.comparison()) {
          case GE -> value >= limit.limit();
          case GT -> value > limit.limit();
          case LE -> value <= limit.limit();
          case LT -> value < limit.limit();
        };
    String unit = Figures.symbol(known.watch().point().measureUnit());
    String sum =
        Figures.number(value)
            + " "
            + (beyond ? limit.comparison() : opposite(limit.comparison())).sign()
            + " "
            + Figures.number(limit.limit())
            + (unit.isEmpty() ? "" : " " + unit);
    String when = PlantTime.inWords(at);
    if (beyond) {
      String delay = Figures.number(limit.delays().onMillis() / 1000.0);
      say(
          Code.NOT_LONG_ENOUGH,
          "最新值 " + sum + "（" + when + "），尚未持续 " + delay + " s，或门控条件未满足",
          "newest value "
              + sum
              + " ("
              + when
              + "), not for "
              + delay
              + " s yet, or its gate is closed");
    } else {
      say(
          Code.WITHIN_LIMIT,
          "最新值 " + sum + "（" + when + "），未越限",
          "newest value " + sum + " (" + when + "), within the limit");
    }
  }

  private static Comparison opposite(Comparison comparison) {
    return switch (comparison) {
      case GE -> Comparison.LT;
      case GT -> Comparison.LE;
      case LE -> Comparison.GT;
      case LT -> Comparison.GE;
    };
  }

  private void say(Code code, String zh, String en) {
    reasons.add(new Reason(code, zh, en));
  }
}
