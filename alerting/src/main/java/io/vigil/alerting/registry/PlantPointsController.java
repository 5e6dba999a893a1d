package io.vigil.alerting.registry;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.people.Right;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plant measures: {@code GET /api/v1/enterprises/{id}/points}. */
@Controller("/api/v1/enterprises")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlantPointsController {
  private final RegistryRows rows;
  private final SeenPlants seen;

  PlantPointsController(RegistryRows rows, SeenPlants seen) {
    this.rows = rows;
    this.seen = seen;
  }

  /** The points of a plant. */
  @Serdeable
  record Points(List<PointView> items) {}

  /**
   * A point in a list.
   *
   * @param pointId {@code enterprise:code}
   * @param point its code
   * @param name what people call it, Chinese
   * @param nameEn what people call it, English
   * @param unit the plant unit it belongs to
   * @param kind what it measures, as the rule packs name it
   * @param unitOfMeasure of its values and limits; null for figures without one
   * @param rangeLow lower end of the instrument's range, in that unit
   * @param rangeHigh upper end
   * @param sampleMillis declared period between readings
   * @param limits of its limit rules, the most severe first
   * @param rules how many rules watch it, those among them
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record PointView(
      String pointId,
      String point,
      String name,
      String nameEn,
      String unit,
      String kind,
      @Nullable String unitOfMeasure,
      double rangeLow,
      double rangeHigh,
      long sampleMillis,
      List<LimitView> limits,
      int rules) {
    static PointView of(PointDefinition point) {
      return new PointView(
          point.id().toString(),
          point.id().code(),
          point.name(),
          point.nameEn(),
          point.unit(),
          point.kind(),
          Figures.unitOrNull(point.measureUnit()),
          point.rangeLow(),
          point.rangeHigh(),
          point.sampleMillis(),
          point.watches().stream()
              .filter(watch -> watch.rule() instanceof LimitRule)
              .sorted(Comparator.comparingInt(watch -> watch.severity().number()))
              .map(LimitView::of)
              .toList(),
          point.watches().size());
    }
  }

  /**
   * A limit.
   *
   * @param rule id of its rule
   * @param severity 1 to 4
   * @param scheme which colours people see
   * @param comparison how a value is held against it
   * @param limit in the unit of the point
   */
  @Serdeable
  record LimitView(String rule, int severity, String scheme, String comparison, double limit) {
    static LimitView of(WatchDefinition watch) {
      LimitRule rule = (LimitRule) watch.rule();
      return new LimitView(
          watch.ruleId(),
          watch.severity().number(),
          watch.scheme().text(),
          rule.comparison().name(),
          rule.limit());
    }
  }

  /** The points that are not retired, by unit and code. */
  @Get("/{id}/points")
  @Secured(Right.LOOK)
  Points points(String id, Authentication caller) {
    seen.require(id, caller);
    return new Points(
        rows.points().findByEnterprise(id).stream()
            .filter(point -> !point.retired())
            .map(point -> PointView.of(point.toDefinition()))
            .sorted(Comparator.comparing(PointView::unit).thenComparing(PointView::point))
            .toList());
  }
}
