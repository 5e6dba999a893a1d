package io.vigil.alerting.history;

import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.Descriptions.DescribedPoint;
import io.vigil.model.point.PointId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The points that a person may look at. Blocking. */
@Singleton
final class SeenPoints {
  private static final Logger LOG = LoggerFactory.getLogger(SeenPoints.class);

  private final Descriptions descriptions;

  SeenPoints(Descriptions descriptions) {
    this.descriptions = descriptions;
  }

  /**
   * The point of this id, {@code enterprise:code}.
   *
   * @throws io.vigil.alerting.error.ProblemException where there is none, or none for them
   */
  DescribedPoint require(String id, Authentication caller) {
    try {
      Optional<DescribedPoint> found =
          descriptions.ofPoint(PointId.of(id)).filter(one -> sees(Caller.seat(caller), one));
      if (found.isPresent()) {
        return found.get();
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("no point id: {}", e.getMessage());
    }
    throw ProblemCode.NOT_FOUND.problem("point").exception();
  }

  private boolean sees(Seat seat, DescribedPoint described) {
    String enterprise = described.point().enterprise();
    String division = descriptions.divisionsOf(List.of(enterprise)).getOrDefault(enterprise, "");
    return seat.sees(enterprise, division);
  }
}
