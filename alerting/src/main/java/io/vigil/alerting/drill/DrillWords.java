package io.vigil.alerting.drill;

import io.vigil.alerting.alert.AlertEvidence;
import io.vigil.alerting.alert.AlertSubject;
import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.drill.Drills.Wanted;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.Mode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.reading.Quality;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;

/**
 * What stands on the Alert of a drill: what a real one of the Watch would be about, with a sentence
 * that says first that it is a drill. Stateless; any thread.
 */
final class DrillWords {
  private DrillWords() {}

  static AlertSubject subject(String key, WatchDescription watch) {
    WatchDefinition definition = watch.definition();
    MeasureUnit unit = watch.point().measureUnit();
    return new AlertSubject(
        key,
        watch.lane(),
        watch.point().enterprise(),
        watch.enterpriseName(),
        watch.enterpriseNameEn(),
        watch.division(),
        watch.point().unit(),
        watch.point().id().code(),
        watch.point().name(),
        watch.point().nameEn(),
        definition.ruleId(),
        watch.clause(),
        watch.clauseMark(),
        Figures.symbol(unit),
        "",
        0,
        Mode.DRILL,
        definition.scheme());
  }

  /** At its limit, where it has one: no number is made up. */
  static AlertEvidence evidence(Wanted wanted, WatchDescription watch) {
    LimitRule limit = watch.rule() instanceof LimitRule rule ? rule : null;
    Double value = limit == null ? null : limit.limit();
    return new AlertEvidence(
        wanted.severity(),
        limit == null ? null : limit.comparison(),
        value,
        value,
        value,
        limit == null ? null : limit.clear(),
        Quality.GOOD,
        true,
        "【演练】" + watch.point().name() + " · " + watch.name() + "：" + wanted.note(),
        "[DRILL] " + watch.point().nameEn() + " · " + watch.nameEn() + ": " + wanted.note());
  }
}
