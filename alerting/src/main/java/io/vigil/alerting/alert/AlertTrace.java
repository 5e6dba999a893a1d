package io.vigil.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.model.rule.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Alert with everything that happened to it.
 *
 * @param alert as it stands
 * @param events oldest first
 * @param arithmetic the comparison in words; null for rules without a limit
 * @param advice what may happen and what to do first; null for a rule that is not rationalised
 * @param told who was told of it and when
 * @param readings what its point showed around it; null if nobody asked
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AlertTrace(
    AlertView alert,
    List<RecordedEvent> events,
    @Nullable Words arithmetic,
    @Nullable Advice advice,
    List<TraceTold.Told> told,
    @Nullable List<TraceReadings.Shown> readings) {
  static @Nullable Words arithmetic(Alert alert) {
    AlertEvidence evidence = alert.evidence();
    Comparison comparison = evidence.comparison();
    Double extreme = evidence.valueExtreme();
    Double limit = evidence.valueLimit();
    if (comparison == null || extreme == null || limit == null) {
      return null;
    }
    String unit = alert.subject().measureUnit();
    String space = unit.isEmpty() ? "" : " ";
    String sum =
        Figures.number(extreme)
            + " "
            + comparison.sign()
            + " "
            + Figures.number(limit)
            + space
            + unit;
    Double clear = evidence.valueClear();
    String back = clear == null ? "" : Figures.number(clear) + space + unit;
    return new Words(
        "最严重值与限值比较：" + sum + (clear == null ? "" : "；恢复值 " + back),
        "worst value against limit: " + sum + (clear == null ? "" : "; clears at " + back));
  }
}
