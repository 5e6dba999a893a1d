package io.vigil.alerting.duty;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody serves at a position. A position keeps a rota from its first turn on; from then
 * on a time in no turn is one in which nobody is there. A position that never had a turn is taken
 * to be served always: nothing is known of it. Blocking; any thread.
 */
@Singleton
public class Rota {
  /** No turns are looked for beyond: no step lasts longer. */
  private static final Duration FAR = Duration.ofDays(31);

  private final RotaRepository turns;

  Rota(RotaRepository turns) {
    this.turns = turns;
  }

  /** Whether the position keeps a rota at that time. */
  public boolean isKept(Position position, Instant moment) {
    return turns
        .first(position.toString())
        .filter(one -> !one.begins().isAfter(moment))
        .isPresent();
  }

  /** Who serves there at that time. */
  public Optional<RotaTurn> at(Position position, Instant moment) {
    return turns.of(position.toString(), moment, moment.plusNanos(1)).stream()
        .filter(one -> one.covers(moment))
        .findFirst();
  }

  /** Whether the position keeps a rota, and nobody serves there at that time. */
  public boolean isUnattended(Position position, Instant moment) {
    return isKept(position, moment) && at(position, moment).isEmpty();
  }

  /**
   * Until when the position has time for a step that begins now: as long as the step says, and no
   * longer than somebody is there. Above the last step nobody waits, so it keeps its time.
   *
   * @return null where responsibility stays
   */
  public @Nullable Instant due(
      Position position, EscalationPlan plan, EscalationStep step, Instant now) {
    Duration within = step.within();
    if (within == null) {
      return null;
    }
    Instant due = now.plus(within);
    if (plan.isLast(step) || !isKept(position, now)) {
      return due;
    }
    Instant there = attendedUntil(position, now);
    return there.isBefore(due) ? there : due;
  }

  private Instant attendedUntil(Position position, Instant now) {
    Instant until = now;
    List<RotaTurn> coming = turns.of(position.toString(), now, now.plus(FAR));
    for (RotaTurn turn : coming) {
      if (turn.begins().isAfter(until)) {
        return until;
      }
      until = turn.ends();
    }
    return until;
  }
}
