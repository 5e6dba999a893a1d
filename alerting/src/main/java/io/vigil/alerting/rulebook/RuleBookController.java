package io.vigil.alerting.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.rules.pack.PackReader;
import io.vigil.rules.pack.Rationale;
import io.vigil.rules.pack.RuleOutline;
import io.vigil.rules.pack.RulePack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of the packs that come with Vigil, to read; and the points of one's own they watch. */
@Controller("/api/v1/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RuleBookController {
  private static final int MOST_POINTS = 500;
  private static final List<RulePack> PACKS =
      PackReader.builtInIds().stream().map(id -> PackReader.builtIn(id).orElseThrow()).toList();

  private final WatchedPointRepository watched;

  RuleBookController(WatchedPointRepository watched) {
    this.watched = watched;
  }

  /**
   * A rule.
   *
   * @param clause where it comes from
   * @param limitMark how well its limit is founded: V verified, R recalled, P ours
   * @param clearMark how well its clear value is founded
   * @param isLaw whether the limit may be called that of the clause
   * @param kinds which kinds of points it judges; {@code *} is every kind
   * @param severity 1 the most urgent to 4
   * @param respondMinutes within how many minutes somebody must act
   * @param points how many points of the caller's scope it watches
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record RuleView(
      String id,
      String name,
      String nameEn,
      String clause,
      String limitMark,
      String clearMark,
      boolean isLaw,
      List<String> kinds,
      int severity,
      String ladder,
      int rung,
      String consequence,
      String consequenceEn,
      String action,
      String actionEn,
      int respondMinutes,
      long points) {
    static RuleView of(RuleOutline rule, long points) {
      Rationale why = Rationale.of(rule.id()).orElseThrow();
      return new RuleView(
          rule.id(),
          rule.text().name(),
          rule.text().nameEn(),
          rule.text().clause(),
          rule.text().limitMark().letter(),
          rule.text().clearMark().letter(),
          rule.text().isLaw(),
          rule.kinds(),
          rule.severity().number(),
          rule.text().ladder(),
          rule.text().rung(),
          why.consequence(),
          why.consequenceEn(),
          why.action(),
          why.actionEn(),
          why.respondMinutes(),
          points);
    }
  }

  /** A pack with its rules. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record PackView(String id, String name, String nameEn, String scheme, List<RuleView> rules) {}

  /** All packs. */
  @Serdeable
  record Book(List<PackView> packs) {}

  /**
   * A point that a rule watches.
   *
   * @param point its code
   * @param version of the rule as bound there
   */
  @Serdeable
  record PointView(String enterprise, String point, int version) {
    static PointView of(WatchedPoint watched) {
      String code = watched.point().substring(watched.enterprise().length() + 1);
      return new PointView(watched.enterprise(), code, watched.version());
    }
  }

  /**
   * The points that a rule watches.
   *
   * @param items at most 500
   * @param more whether there are others
   */
  @Serdeable
  record Points(List<PointView> items, boolean more) {}

  /** Every pack and rule, with how many points of the caller's scope each watches. */
  @Get
  @Secured(Right.LOOK)
  Book book(Authentication caller) {
    Map<String, Long> points = new HashMap<>();
    for (WatchedCount count : watched.counts(scope(caller))) {
      points.put(count.rule(), count.points());
    }
    return new Book(PACKS.stream().map(pack -> view(pack, points)).toList());
  }

  private static PackView view(RulePack pack, Map<String, Long> points) {
    return new PackView(
        pack.id(),
        pack.name(),
        pack.nameEn(),
        pack.scheme().name(),
        pack.outlines().stream()
            .map(rule -> RuleView.of(rule, points.getOrDefault(rule.id(), 0L)))
            .toList());
  }

  /** The points of the caller's scope that the rule watches, in order. */
  @Get("/{rule}/points")
  @Secured(Right.LOOK)
  Points points(String rule, Authentication caller) {
    if (PACKS.stream().noneMatch(pack -> pack.ruleIds().contains(rule))) {
      throw ProblemCode.NOT_FOUND.problem("rule").exception();
    }
    List<WatchedPoint> found = watched.watchedBy(rule, scope(caller), MOST_POINTS + 1);
    return new Points(
        found.stream().limit(MOST_POINTS).map(PointView::of).toList(), found.size() > MOST_POINTS);
  }

  private static Scope scope(Authentication caller) {
    return Caller.seat(caller).scope();
  }
}
