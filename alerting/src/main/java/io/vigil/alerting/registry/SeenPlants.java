package io.vigil.alerting.registry;

import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.Caller;
import io.vigil.model.point.Names;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps plants from people who do not see them. Blocking. */
@Singleton
final class SeenPlants {
  private final Descriptions descriptions;

  SeenPlants(Descriptions descriptions) {
    this.descriptions = descriptions;
  }

  /** Who does not see an enterprise learns nothing of it, not even whether there is one. */
  void require(String enterprise, Authentication caller) {
    String division =
        Names.isEnterprise(enterprise)
            ? descriptions.divisionsOf(List.of(enterprise)).get(enterprise)
            : null;
    if (division == null || !Caller.seat(caller).sees(enterprise, division)) {
      throw ProblemCode.NOT_FOUND.problem(enterprise).exception();
    }
  }
}
