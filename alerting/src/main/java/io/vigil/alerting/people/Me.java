package io.vigil.alerting.people;

import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.duty.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param username who
 * @param role of {@link Role}
 * @param rights what the person may do now, of {@link Right}
 * @param position {@code tier:area}; null for nowhere
 * @param csrf what unsafe requests by cookie must carry in a header
 * @param bare whether the second factor is missing that everybody needs here: until it is set up
 *     there are no rights
 */
@Serdeable
record Me(
    String username,
    String role,
    List<String> rights,
    @Nullable String position,
    String csrf,
    boolean bare) {
  static Me of(SignIns.Seat seat) {
    Position position = seat.position();
    return new Me(
        seat.username(),
        seat.role().name(),
        seat.rights().stream().sorted().toList(),
        position == null ? null : position.toString(),
        seat.csrf(),
        seat.bare());
  }
}
