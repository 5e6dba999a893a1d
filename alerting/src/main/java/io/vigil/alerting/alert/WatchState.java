package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.Shelf;
import io.vigil.model.alert.WatchMemory;

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
 * @param run of the event
 * @param stateEpoch of the event
 * @param eventOffset lane offset of the event
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
    String run,
    long stateEpoch,
    long eventOffset,
    long ordinal) {
  /** Stands for "no event yet": any event is newer. */
  private static final long NEVER = -1;

  /** A Watch of which nothing has been heard. */
  public static WatchState unheard(String watch, int lane) {
    return new WatchState(
        watch,
        lane,
        AlertState.NORMAL,
        false,
        Shelf.NONE,
        false,
        false,
        true,
        "",
        NEVER,
        NEVER,
        NEVER);
  }

  /** The memories of the lifecycle. */
  public WatchMemory memory() {
    return new WatchMemory(base, active, shelf, suppressed, outOfService, trusted);
  }

  /** The same with other memories. */
  public WatchState with(WatchMemory memory) {
    return new WatchState(
        watch,
        lane,
        memory.base(),
        memory.active(),
        memory.shelf(),
        memory.suppressed(),
        memory.outOfService(),
        memory.trusted(),
        run,
        stateEpoch,
        eventOffset,
        ordinal);
  }

  /** The same after this event. */
  public WatchState after(ActivationEvent event) {
    return new WatchState(
        watch,
        event.lane(),
        base,
        active,
        shelf,
        suppressed,
        outOfService,
        trusted,
        event.run(),
        event.stateEpoch(),
        event.offset(),
        event.ordinal());
  }

  /**
   * Whether the event, or a newer one, has been applied already. The judge says everything at least
   * once, and within a state epoch in the order of the lane; ordinals count anew in each run of a
   * REPLAY gateway. Another state epoch is news whether it is higher or lower: a judge that was
   * restored from an older state must not be ignored.
   */
  public boolean hasSeen(ActivationEvent event) {
    if (event.stateEpoch() != stateEpoch) {
      return false;
    }
    if (event.offset() != eventOffset) {
      return event.offset() < eventOffset;
    }
    // The record that begins a run first ends the run before.
    return event.run().equals(run)
        ? event.ordinal() <= ordinal
        : event.kind() == ActivationEvent.Kind.END;
  }
}
