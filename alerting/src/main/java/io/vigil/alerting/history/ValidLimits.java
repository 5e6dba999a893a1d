package io.vigil.alerting.history;

import io.vigil.alerting.history.Series.Limit;
import io.vigil.alerting.registry.Descriptions.DescribedWatch;
import io.vigil.alerting.registry.PointHistory.Version;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a point was judged by within a stretch of time, each from when and until when. A
 * limit that did not change with the point is one line. Before the first version on record the
 * first counts, because readings may be older than our record. Pure.
 */
final class ValidLimits {
  private final Instant from;
  private final Instant to;
  private final Map<String, WatchDescription> described = new LinkedHashMap<>();
  private final List<Limit> limits = new ArrayList<>();

  private ValidLimits(Instant from, Instant to, List<DescribedWatch> watches) {
    this.from = from;
    this.to = to;
    watches.forEach(one -> described.put(one.definition().ruleId(), one.description()));
  }

  /**
   * Those that were in force between two moments, the oldest first.
   *
   * @param newestFirst what the point was
   * @param watches what its rules are called now
   */
  static List<Limit> of(
      List<Version> newestFirst, List<DescribedWatch> watches, Instant from, Instant to) {
    ValidLimits valid = new ValidLimits(from, to, watches);
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      boolean isFirst = i == newestFirst.size() - 1;
      valid.add(
          newestFirst.get(i),
          isFirst ? null : newestFirst.get(i).since(),
          i == 0 ? null : newestFirst.get(i - 1).since());
    }
    return List.copyOf(valid.limits);
  }

  private void add(Version version, @Nullable Instant since, @Nullable Instant until) {
    boolean isSeen =
        (since == null || since.isBefore(to)) && (until == null || until.isAfter(from));
    if (!isSeen || version.definition().retired()) {
      return;
    }
    for (WatchDefinition watch : version.definition().watches()) {
      if (watch.rule() instanceof LimitRule rule) {
        add(line(watch, rule, millis(since), millis(until)));
      }
    }
  }

  /** Goes on with the line before it where nothing but the version is another. */
  private void add(Limit next) {
    for (int i = 0; i < limits.size(); i++) {
      Limit before = limits.get(i);
      if (before.goesOnWith(next)) {
        limits.set(i, before.endingAt(next.until()));
        return;
      }
    }
    limits.add(next);
  }

  private Limit line(
      WatchDefinition watch, LimitRule rule, @Nullable Long since, @Nullable Long until) {
    WatchDescription words = described.get(watch.ruleId());
    return new Limit(
        watch.ruleId(),
        watch.severity().number(),
        rule.comparison().name(),
        rule.limit(),
        rule.clear(),
        words == null ? "" : words.name(),
        words == null ? "" : words.nameEn(),
        words == null ? "" : words.clause(),
        words == null ? "" : words.clauseMark(),
        since,
        until);
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }
}
