package io.vigil.alerting.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.registry.PointHistory;
import io.vigil.alerting.registry.PointHistory.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became another at a point: {@code GET /api/v1/points/{id}/changes}. */
@Controller("/api/v1/points")
@Secured(Right.LOOK)
final class PointChangesController {
  private static final int MOST = 20;

  private final SeenPoints seen;
  private final PointHistory history;

  PointChangesController(SeenPoints seen, PointHistory history) {
    this.seen = seen;
    this.history = history;
  }

  /** The newest first. */
  @Serdeable
  record Changes(List<ChangeView> items) {}

  /**
   * What became another at once.
   *
   * @param at when, RFC 3339
   * @param by who brought it; null if it was not a person
   * @param changes each of it; empty for the first that is on record
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ChangeView(String at, @Nullable String by, List<PointChange> changes) {}

  /**
   * The last twenty changes of a point, with the first of all if there were fewer.
   *
   * @param id {@code enterprise:code}
   */
  @Get("/{id}/changes")
  @ExecuteOn(TaskExecutors.BLOCKING)
  Changes changes(@PathVariable String id, Authentication caller) {
    List<Version> newest = history.newest(seen.require(id, caller).point().id(), MOST + 1);
    List<ChangeView> views = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, newest.size()); i++) {
      Version version = newest.get(i);
      Version before = i + 1 < newest.size() ? newest.get(i + 1) : null;
      views.add(
          new ChangeView(
              PlantTime.format(version.since()),
              version.person(),
              PointChange.between(before, version)));
    }
    return new Changes(views);
  }
}
