package io.vigil.alerting.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.model.lane.Batch;
import io.vigil.rules.rehearsal.Firing;
import io.vigil.rules.rehearsal.FiringTotals;
import io.vigil.rules.rehearsal.Performance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have said.
 *
 * @param readings how many were judged
 * @param from time of the first; null without any
 * @param to time of the last
 * @param firings how often it would have fired
 * @param firingsBefore how often with the numbers in force; null where none was changed
 * @param perDay how often on a day
 * @param totalSeconds how long all firings lasted
 * @param longestSeconds how long the longest lasted
 * @param falseShare which share fell into no period of the labels, 0 to 1; null without labels or
 *     firings
 * @param labelsFound how many periods of the labels it fell into; null without labels
 * @param labels how many periods there are
 * @param items the firings, the first 500
 * @param unknown what could not be known
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record RehearsalResult(
    long readings,
    @Nullable Instant from,
    @Nullable Instant to,
    int firings,
    @Nullable Integer firingsBefore,
    double perDay,
    long totalSeconds,
    long longestSeconds,
    @Nullable Double falseShare,
    @Nullable Long labelsFound,
    int labels,
    List<Item> items,
    List<Sentence> unknown) {
  private static final int MOST_ITEMS = 500;

  /**
   * A firing.
   *
   * @param began when the condition became true
   * @param raised when the on-delay had passed
   * @param ended null where it had not at the end
   * @param peak the worst value; null if none
   * @param isFalse whether it fell into no period of the labels; null without labels
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Item(
      Instant began,
      Instant raised,
      @Nullable Instant ended,
      @Nullable Double peak,
      @Nullable Boolean isFalse) {}

  /** A sentence in both languages. */
  @Serdeable
  record Sentence(String zh, String en) {}

  /** Of a rule at one point. */
  static RehearsalResult of(Performance played) {
    List<Firing> firings = played.firings();
    long first = played.rehearsal().first();
    long last = played.rehearsal().last();
    FiringTotals totals =
        FiringTotals.of(firings, first, last, played.labels()).stream().findFirst().orElse(null);
    return new RehearsalResult(
        played.rehearsal().readings(),
        moment(first),
        moment(last),
        firings.size(),
        played.before() == null ? null : played.firingsBefore().size(),
        totals == null ? 0 : totals.perDay(),
        totals == null ? 0 : totals.totalMillis() / 1000,
        totals == null ? 0 : totals.longestMillis() / 1000,
        totals == null ? null : number(totals.falseShare()),
        played.labels() == null ? null : played.labels().found(firings),
        played.labels() == null ? 0 : played.labels().periods().size(),
        firings.stream().limit(MOST_ITEMS).map(firing -> item(firing, played)).toList(),
        played.unknown().stream().map(one -> new Sentence(one.zh(), one.en())).toList());
  }

  private static Item item(Firing firing, Performance played) {
    return new Item(
        Instant.ofEpochMilli(firing.began()),
        Instant.ofEpochMilli(firing.raised()),
        firing.ended() == Firing.OPEN ? null : Instant.ofEpochMilli(firing.ended()),
        number(firing.peak()),
        played.labels() == null ? null : played.labels().isFalse(firing));
  }

  private static @Nullable Instant moment(long millis) {
    return millis == Batch.NO_AT ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
