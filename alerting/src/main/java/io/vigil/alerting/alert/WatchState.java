package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.AlertPolicy;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.Severity;
import io.vigil.model.alert.Shelf;
import io.vigil.model.alert.WatchMemory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a Watch between its Alerts: the memories of the lifecycle, and the newest
 * event of the judge that was applied to it.
 *
 * @param watch {@code enterprise/point/rule}
 * @param lane lane of the enterprise
 * @param base see {@link WatchMemory}
 * @param active see {@link WatchMemory}
 * @param shelf see {@link WatchMemory}
 * @param suppressed see {@link WatchMemory}
 * @param outOfService see {@link WatchMemory}
 * @param trusted see {@link WatchMemory}
 * @param quietUntil until when an overlay keeps it quiet at the latest; null without one
 * @param onset when its condition became true last; null if never
 * @param onsetBefore when it had become true before that; null if never
 * @param latching whether its Alerts stay after the condition has gone, until somebody resets them
 * @param stateEpoch of the event
 * @param ordinal of the event
 */
@MappedEntity("watch_state")
public record WatchState(
    @Id String watch,
    int lane,
    AlertState base,
    boolean active,
    Shelf shelf,
    boolean suppressed,
    boolean outOfService,
    boolean trusted,
    @Nullable Instant quietUntil,
    @Nullable Instant onset,
    @Nullable Instant onsetBefore,
    boolean latching,
    long stateEpoch,
    long ordinal) {
  /** Stands for "no event yet": any event is newer. */
  private static final long NEVER = -1;

  /** A Watch of which nothing has been heard. */
  public static WatchState unheard(String watch, int lane) {
    return of(watch, lane, WatchMemory.START, null, null, null, false, NEVER, NEVER);
  }

  /** The memories of the lifecycle. */
  public WatchMemory memory() {
    return new WatchMemory(base, active, shelf, suppressed, outOfService, trusted);
  }

  /** What the lifecycle asks of Alerts of this severity. */
  public AlertPolicy policy(Severity severity) {
    return AlertPolicy.of(severity).latching(latching);
  }

  /** The same, with Alerts that stay until somebody resets them, or not. */
  public WatchState latching(boolean stays) {
    return of(watch, lane, memory(), quietUntil, onset, onsetBefore, stays, stateEpoch, ordinal);
  }

  /** The same with other memories. */
  public WatchState with(WatchMemory memory) {
    Instant until = memory.isOverlaid() ? quietUntil : null;
    return of(watch, lane, memory, until, onset, onsetBefore, latching, stateEpoch, ordinal);
  }

  /** The same, kept quiet until then at the latest. */
  public WatchState quietUntil(Instant until) {
    return of(watch, lane, memory(), until, onset, onsetBefore, latching, stateEpoch, ordinal);
  }

  /** The same after its condition has become true anew. */
  public WatchState begun(Instant when) {
    return of(watch, lane, memory(), quietUntil, when, onset, latching, stateEpoch, ordinal);
  }

  /** Whether it chatters if its condition becomes true at that moment; before {@link #begun}. */
  public boolean chatters(Instant when) {
    return onsetBefore != null
        && !when.isBefore(onsetBefore)
        && !when.isAfter(onsetBefore.plus(NuisanceKind.CHATTERS_WITHIN));
  }

  /** The same after this event. */
  public WatchState after(ActivationEvent event) {
    return of(
        watch,
        event.lane(),
        memory(),
        quietUntil,
        onset,
        onsetBefore,
        latching,
        event.stateEpoch(),
        event.ordinal());
  }

  /**
   * Whether the event, or a newer one, has been applied already: within a state epoch the judge
   * numbers the events of a Watch, and says each at least once and in order. Another state epoch is
   * news whether it is higher or lower: a judge that was restored from an older state must not be
   * ignored.
   */
  public boolean hasSeen(ActivationEvent event) {
    return event.stateEpoch() == stateEpoch && event.ordinal() <= ordinal;
  }

  private static WatchState of(
      String watch,
      int lane,
      WatchMemory memory,
      @Nullable Instant quietUntil,
      @Nullable Instant onset,
      @Nullable Instant onsetBefore,
      boolean latching,
      long stateEpoch,
      long ordinal) {
    return new WatchState(
        watch,
        lane,
        memory.base(),
        memory.active(),
        memory.shelf(),
        memory.suppressed(),
        memory.outOfService(),
        memory.trusted(),
        quietUntil,
        onset,
        onsetBefore,
        latching,
        stateEpoch,
        ordinal);
  }
}
