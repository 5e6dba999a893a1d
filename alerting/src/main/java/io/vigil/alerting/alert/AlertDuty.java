package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Embeddable;
import io.vigil.alerting.duty.Position;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for an Alert.
 *
 * @param responsible the position that must acknowledge it, {@code tier:area}; empty before one was
 *     found
 * @param offline whether it is about something that is silent, which has a plan of its own
 * @param escalations how many times responsibility has moved up
 * @param ackDue by when the position must have acknowledged, on the clock of deadlines; null where
 *     responsibility stays. Kept after the acknowledgement, which may be withdrawn
 */
@Embeddable
public record AlertDuty(
    String responsible, boolean offline, int escalations, @Nullable Instant ackDue) {
  /** Nobody answers yet. */
  public static AlertDuty unassigned(boolean offline) {
    return new AlertDuty("", offline, 0, null);
  }

  /** The responsible position; empty before one was found. */
  public Optional<Position> position() {
    return Position.parse(responsible);
  }

  /** The same with this position answering until then. */
  AlertDuty with(Position position, @Nullable Instant due) {
    return new AlertDuty(position.toString(), offline, escalations, due);
  }

  /** The same, one escalation later. */
  AlertDuty escalated() {
    return new AlertDuty(responsible, offline, escalations + 1, ackDue);
  }
}
