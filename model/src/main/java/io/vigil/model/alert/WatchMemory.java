package io.vigil.model.alert;

/**
 * Everything the lifecycle remembers of a Watch. The memories are independent; what people see is
 * derived from them by {@link AlertLifecycle#displayed}.
 *
 * @param base one of the six base states
 * @param active whether the condition is true, as the judge last said
 * @param shelf whether a person put it aside
 * @param suppressed whether a design rule keeps it quiet
 * @param outOfService whether a permit takes it out of service
 * @param trusted whether its data may be believed
 */
public record WatchMemory(
    AlertState base,
    boolean active,
    Shelf shelf,
    boolean suppressed,
    boolean outOfService,
    boolean trusted) {
  /** No open Alert, nothing over it, and data that may be believed. */
  public static final WatchMemory START =
      new WatchMemory(AlertState.NORMAL, false, Shelf.NONE, false, false, true);

  public WatchMemory {
    if (!base.isBase()) {
      throw new IllegalArgumentException(base + " is not a base state");
    }
  }

  /** Whether anything keeps the base from being shown. */
  public boolean isOverlaid() {
    return shelf != Shelf.NONE || suppressed || outOfService;
  }

  WatchMemory withBase(AlertState to) {
    return new WatchMemory(to, active, shelf, suppressed, outOfService, trusted);
  }

  WatchMemory withCondition(AlertState to, boolean holds) {
    return new WatchMemory(to, holds, shelf, suppressed, outOfService, trusted);
  }

  WatchMemory withShelf(Shelf to) {
    return new WatchMemory(base, active, to, suppressed, outOfService, trusted);
  }

  WatchMemory withSuppressed(boolean to) {
    return new WatchMemory(base, active, shelf, to, outOfService, trusted);
  }

  WatchMemory withOutOfService(boolean to) {
    return new WatchMemory(base, active, shelf, suppressed, to, trusted);
  }

  WatchMemory withTrusted(boolean to) {
    return new WatchMemory(base, active, shelf, suppressed, outOfService, to);
  }
}
