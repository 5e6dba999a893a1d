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
import io.vigil.alerting.alert.WatchRationale;
import io.vigil.alerting.alert.WatchRationaleRepository;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.rules.pack.PackReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that plants made themselves, to read, with why each deserves an Alert. */
@Controller("/api/v1/rules/own")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnRuleController {
  private static final int MOST = 500;
  private static final List<String> OF_PACKS =
      PackReader.builtInIds().stream()
          .map(id -> PackReader.builtIn(id).orElseThrow().ruleIds())
          .flatMap(Collection::stream)
          .toList();

  private final WatchedPointRepository watched;
  private final WatchRationaleRepository rationales;
  private final Descriptions descriptions;

  OwnRuleController(
      WatchedPointRepository watched,
      WatchRationaleRepository rationales,
      Descriptions descriptions) {
    this.watched = watched;
    this.rationales = rationales;
    this.descriptions = descriptions;
  }

  /**
   * What a plant says of its rule.
   *
   * @param harm MINOR, MAJOR or SEVERE
   * @param respondMinutes within how many minutes somebody must act
   * @param justification why its level is another than harm and minutes ask for; null if it is not
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Why(
      String harm,
      String consequence,
      String consequenceEn,
      String action,
      String actionEn,
      int respondMinutes,
      @Nullable String justification) {
    static Why of(WatchRationale why) {
      return new Why(
          why.harm().name(),
          why.consequence(),
          why.consequenceEn(),
          why.action(),
          why.actionEn(),
          why.respondMinutes(),
          why.justification());
    }
  }

  /**
   * A rule of a plant's own.
   *
   * @param point code of the point that it belongs to
   * @param name what it watches for; its id where the plant gave no name
   * @param severity 1 the most urgent to 4
   * @param why null for a rule that was taken before plants were asked
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OwnRule(
      String enterprise,
      String enterpriseName,
      String enterpriseNameEn,
      String point,
      String id,
      String name,
      String nameEn,
      int version,
      int severity,
      @Nullable Why why) {
    static OwnRule of(
        WatchedPoint watched, WatchDescription described, @Nullable WatchRationale why) {
      return new OwnRule(
          watched.enterprise(),
          described.enterpriseName(),
          described.enterpriseNameEn(),
          described.point().id().code(),
          watched.rule(),
          described.name(),
          described.nameEn(),
          watched.version(),
          described.definition().severity().number(),
          why == null ? null : Why.of(why));
    }
  }

  /**
   * Rules of plants' own.
   *
   * @param items at most 500
   * @param more whether there are others
   */
  @Serdeable
  record OwnRules(List<OwnRule> items, boolean more) {}

  /** Those of plants of the caller's scope, in order of plant, point and rule. */
  @Get
  @Secured(Right.LOOK)
  OwnRules own(Authentication caller) {
    List<WatchedPoint> found =
        watched.watchedByOthers(OF_PACKS, Caller.seat(caller).scope(), MOST + 1);
    List<WatchedPoint> shown = found.subList(0, Math.min(MOST, found.size()));
    List<String> ids = shown.stream().map(WatchedPoint::id).toList();
    Map<String, WatchDescription> described = descriptions.ofWatches(ids);
    Map<String, WatchRationale> reasons = new HashMap<>();
    rationales.findByWatchIn(ids).forEach(why -> reasons.put(why.watch(), why));
    List<OwnRule> rules = new ArrayList<>();
    for (WatchedPoint one : shown) {
      WatchDescription of = described.get(one.id());
      if (of != null) {
        rules.add(OwnRule.of(one, of, reasons.get(one.id())));
      }
    }
    return new OwnRules(rules, found.size() > MOST);
  }
}
