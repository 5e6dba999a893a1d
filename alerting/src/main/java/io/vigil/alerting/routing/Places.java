package io.vigil.alerting.routing;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where positions are, and whether that is somebody's business. Blocking. */
@Singleton
public class Places {
  private final Descriptions descriptions;

  /**
   * A position where it is.
   *
   * @param position the position
   * @param enterprise of a plant's position; otherwise empty
   * @param division where the enterprise lies; otherwise the area of the position
   */
  public record Place(Position position, String enterprise, String division) {}

  Places(Descriptions descriptions) {
    this.descriptions = descriptions;
  }

  /** Whether the position serves within what the person may know of. */
  public boolean isWithin(Seat seat, Position position) {
    Scope scope = seat.scope();
    if (!position.tier().isPlant()) {
      return scope.enterprise() == null && position.area().startsWith(scope.area());
    }
    return division(position).filter(one -> seat.sees(position.area(), one)).isPresent();
  }

  /**
   * The position that somebody wrote, where it is.
   *
   * @throws io.vigil.alerting.error.ProblemException if there is none, or it is not the person's
   *     business
   */
  public Place of(@Nullable String written, Seat seat) {
    Position position =
        Position.parse(written == null ? "" : written)
            .filter(one -> isWithin(seat, one))
            .orElseThrow(
                () -> ProblemCode.NOT_FOUND.problem("position").at("/position").exception());
    return position.tier().isPlant()
        ? new Place(position, position.area(), division(position).orElse(""))
        : new Place(position, "", position.area());
  }

  private Optional<String> division(Position plant) {
    return Optional.ofNullable(descriptions.divisionsOf(List.of(plant.area())).get(plant.area()));
  }
}
