package io.vigil.alerting.hazard;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import org.jspecify.annotations.Nullable;

/**
 * A hazard as people see it; see {@link Hazard}, {@link Rectification} and {@link Supervision}.
 *
 * @param limit by when it must be put right: the end of a listing may come before {@code due}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record HazardView(
    String id,
    long version,
    String enterprise,
    String division,
    @Nullable String disposal,
    HazardSource source,
    HazardLevel level,
    String place,
    String description,
    HazardState state,
    String foundBy,
    String foundAt,
    String responsible,
    String measure,
    String funds,
    String contingency,
    String due,
    String limit,
    String result,
    @Nullable String rectifiedBy,
    @Nullable String rectifiedAt,
    int returned,
    @Nullable String listedBy,
    @Nullable String listedUntil,
    @Nullable String overdueSince,
    @Nullable String signedBy,
    @Nullable String signedAt) {
  static HazardView of(Hazard hazard) {
    Rectification plan = hazard.rectification();
    Supervision supervision = hazard.supervision();
    return new HazardView(
        hazard.id(),
        hazard.version(),
        hazard.enterprise(),
        hazard.division(),
        hazard.disposal(),
        hazard.source(),
        hazard.level(),
        hazard.place(),
        hazard.description(),
        hazard.state(),
        hazard.foundBy(),
        PlantTime.format(hazard.foundAt()),
        plan.responsible(),
        plan.measure(),
        plan.funds(),
        plan.contingency(),
        PlantTime.format(plan.due()),
        PlantTime.format(hazard.limit()),
        plan.result(),
        plan.rectifiedBy(),
        PlantTime.formatOrNull(plan.rectifiedAt()),
        plan.returned(),
        supervision.listedBy(),
        PlantTime.formatOrNull(supervision.listedUntil()),
        PlantTime.formatOrNull(hazard.overdueSince()),
        hazard.signedBy(),
        PlantTime.formatOrNull(hazard.signedAt()));
  }
}
