package io.vigil.alerting.statistics;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.routing.Places;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which area somebody may ask about: the own one, or a part of it. Blocking. */
@Singleton
class AreaChoice {
  private static final Pattern DIVISION = Pattern.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}");

  private final Places places;

  AreaChoice(Places places) {
    this.places = places;
  }

  /**
   * The area that is asked about; the whole own one if nothing is named.
   *
   * @param position {@code tier:area}; null if none is named
   * @param division digits of the division code; null if none is named
   * @throws io.vigil.alerting.error.ProblemException if there is no such area, or it is not the
   *     person's business
   */
  CountedArea of(Seat seat, @Nullable String position, @Nullable String division) {
    if (position != null && division != null) {
      throw ProblemCode.BAD_REQUEST
          .saying("岗位与行政区划只能选一", "name a position or a division, not both")
          .exception();
    }
    if (position != null) {
      return Position.parse(position)
          .filter(one -> places.isWithin(seat, one))
          .map(CountedArea::of)
          .orElseThrow(() -> ProblemCode.NOT_FOUND.problem("position").exception());
    }
    if (division != null) {
      if (!DIVISION.matcher(division).matches() || !isWithin(seat, division)) {
        throw ProblemCode.NOT_FOUND.problem("division").exception();
      }
      return CountedArea.of(division);
    }
    Position own = seat.position();
    if (own == null) {
      return CountedArea.EVERYWHERE;
    }
    return own.tier().isPlant() ? CountedArea.of(own) : CountedArea.of(own.area());
  }

  private static boolean isWithin(Seat seat, String area) {
    Position own = seat.position();
    return own == null || (!own.tier().isPlant() && area.startsWith(own.area()));
  }
}
