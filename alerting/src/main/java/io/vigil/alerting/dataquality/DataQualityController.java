package io.vigil.alerting.dataquality;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.AlertView;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.dataquality.PlantTrouble.Reach;
import io.vigil.alerting.dataquality.PlantTrouble.Trouble;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.model.alert.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose data is missing or doubtful: {@code GET /api/v1/data-quality}. */
@Controller("/api/v1/data-quality")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DataQualityController {
  /** Of one plant; the counts say how many there are. */
  private static final int MOST_SHOWN = 50;

  private final PlantTroubles troubles;

  DataQualityController(PlantTroubles troubles) {
    this.troubles = troubles;
  }

  /**
   * What is wrong where.
   *
   * @param plants how many live plants there are in the area
   * @param items those with trouble, whom to phone first first
   */
  @Serdeable
  record Listing(int plants, List<PlantView> items) {}

  /**
   * A plant with trouble; see {@link PlantTrouble}. Times are RFC 3339.
   *
   * @param worst 1 to 4, of the open Alerts about something else than data; null if none
   * @param since of the first of its troubles; null if it was never heard
   * @param counts how many troubles there are of each kind
   * @param troubles the first 50 of them
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record PlantView(
      String enterprise,
      String enterpriseName,
      String enterpriseNameEn,
      String division,
      Reach reach,
      int expected,
      @Nullable String heard,
      @Nullable Integer worst,
      @Nullable String since,
      Map<String, Long> counts,
      List<TroubleView> troubles) {
    static PlantView of(PlantTrouble one) {
      Severity worst = one.worst();
      return new PlantView(
          one.plant().id(),
          one.plant().name(),
          one.plant().nameEn(),
          one.plant().division(),
          one.reach(),
          one.expected(),
          PlantTime.formatOrNull(one.heard()),
          worst == null ? null : worst.number(),
          PlantTime.formatOrNull(one.since()),
          one.troubles().stream().collect(groupingBy(it -> it.kind().name(), counting())),
          one.troubles().stream().limit(MOST_SHOWN).map(TroubleView::of).toList());
    }
  }

  /** What is wrong with a point. */
  @Serdeable
  record TroubleView(TroubleKind kind, AlertView alert) {
    static TroubleView of(Trouble one) {
      return new TroubleView(one.kind(), AlertView.of(one.alert()));
    }
  }

  /** The plants of the caller's area whose data is missing or doubtful. */
  @Get
  @Secured(Right.LOOK)
  Listing list(Authentication caller) {
    PlantTroubles.Found found = troubles.within(Caller.seat(caller).scope());
    return new Listing(found.plants(), found.troubled().stream().map(PlantView::of).toList());
  }
}
