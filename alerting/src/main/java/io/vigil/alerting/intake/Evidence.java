package io.vigil.alerting.intake;

import io.vigil.alerting.alert.AlertEvidence;
import io.vigil.alerting.alert.AlertSubject;
import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.Mode;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.rule.LimitRule;
import org.jspecify.annotations.Nullable;

/** Turns what the judge says into what stands on an Alert. Stateless; any thread. */
final class Evidence {
  private static final String OURS = "P";

  private Evidence() {}

  /** Whether value and time of the reading judged last can be believed. */
  static boolean isTrusted(ActivationEvent event) {
    return event.reason().quality() == Quality.GOOD && !ReadingFlag.hasBadClock(event.flags());
  }

  static AlertSubject subject(@Nullable WatchDescription watch, ActivationEvent event) {
    return subject(event.watch(), watch, event);
  }

  /** Under another key than that of the Watch. */
  static AlertSubject subject(String key, @Nullable WatchDescription watch, ActivationEvent event) {
    String code = event.point().code();
    return new AlertSubject(
        key,
        event.lane(),
        event.point().enterprise(),
        watch == null ? event.point().enterprise() : watch.enterpriseName(),
        watch == null ? event.point().enterprise() : watch.enterpriseNameEn(),
        watch == null ? "" : watch.division(),
        event.unit(),
        code,
        watch == null ? code : watch.point().name(),
        watch == null ? code : watch.point().nameEn(),
        event.rule(),
        watch == null ? "" : watch.clause(),
        watch == null ? OURS : watch.clauseMark(),
        watch == null ? "" : Figures.symbol(watch.point().measureUnit()),
        watch == null ? "" : watch.ladder(),
        watch == null ? 0 : watch.rung(),
        mode(watch, event),
        event.scheme());
  }

  /** What a plant on trial would have sounded is a test. */
  private static Mode mode(@Nullable WatchDescription watch, ActivationEvent event) {
    boolean test = watch != null && watch.onTrial() && event.mode() == Mode.REAL;
    return test ? Mode.TEST : event.mode();
  }

  static AlertEvidence of(@Nullable WatchDescription watch, ActivationEvent event) {
    AlertText text = AlertText.of(watch, event);
    LimitRule limit = watch != null && watch.rule() instanceof LimitRule rule ? rule : null;
    return new AlertEvidence(
        event.severity(),
        limit == null ? null : limit.comparison(),
        orNull(event.value()),
        orNull(event.extreme()),
        orNull(event.limit()),
        limit == null ? null : limit.clear(),
        event.reason().quality(),
        isTrusted(event),
        text.zh(),
        text.en());
  }

  /** What was found in a gap, by its worst value: that it is over shows beside it. */
  static AlertEvidence found(@Nullable WatchDescription watch, ActivationEvent event) {
    AlertEvidence worst = of(watch, event.atWorst());
    boolean outlasts = event.endReason() == ActivationEvent.EndReason.GAP_ENDED;
    return new AlertEvidence(
        worst.severity(),
        worst.comparison(),
        worst.valueLast(),
        worst.valueExtreme(),
        worst.valueLimit(),
        worst.valueClear(),
        worst.quality(),
        worst.trusted(),
        worst.textZh() + (outlasts ? "（事后发现，缺口结束时仍未恢复）" : "（事后发现）"),
        worst.textEn()
            + (outlasts
                ? " (found afterwards, still so when the gap ended)"
                : " (found afterwards)"));
  }

  /** The newest value, under the words and limits that raised the Alert. */
  static AlertEvidence afterwards(AlertEvidence raised, ActivationEvent event) {
    return new AlertEvidence(
        raised.severity(),
        raised.comparison(),
        orNull(event.value()),
        raised.valueExtreme(),
        raised.valueLimit(),
        raised.valueClear(),
        event.reason().quality(),
        isTrusted(event),
        raised.textZh(),
        raised.textEn());
  }

  static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
