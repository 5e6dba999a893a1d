package io.vigil.ingest.lane;

/**
 * Appends a tick to each lane in which nothing was appended for a while. A tick promises that all
 * its writer had received before it stands ahead of it; so it is due at a moment, but written only
 * when everything that was queued at that moment has been taken in.
 *
 * <p>Each write to the log costs much more than each record in it. So when one lane is due, those
 * that will be due within half a tick are written with it: lanes fall into step, and no lane is
 * ever silent for longer than a tick.
 *
 * <p>One thread, the one that takes in.
 */
public final class TickWriter {
  private static final int NO_FENCE = -1;

  /** In a lane without points a tick only says that its owner lives. */
  private static final long EMPTY_NANOS = 500_000_000L;

  private final Lanes writer;
  private final long tickNanos;

  /** Of those queued when the tick fell due, how many are still to be taken in. */
  private int behind = NO_FENCE;

  private long dueNanos;
  private long fenceNanos;
  private long fenceMillis;

  /** The lanes in which ticks are written. */
  public interface Lanes {
    /** Their numbers, in order. */
    Iterable<Integer> lanes();

    /** Whether points are defined in the lane, so that something in it can fall due. */
    boolean hasPoints(int lane);

    /** When the newest record of the lane was appended, on {@link System#nanoTime}. */
    long appendedNanos(int lane);

    /** Appends that time passed, up to this moment, milliseconds UTC. */
    void tick(int lane, long at);
  }

  /** Ticks for all lanes of the writer; the first is due a tick from now. */
  public TickWriter(Lanes writer, long tickMillis, long nowNanos) {
    this.writer = writer;
    this.tickNanos = tickMillis * 1_000_000;
    this.dueNanos = nowNanos + tickNanos;
  }

  /** How long nothing is due, in nanoseconds; 0 or less when something is. */
  public long untilDue(long nowNanos) {
    return dueNanos - nowNanos;
  }

  /**
   * Writes what is due.
   *
   * @param nowNanos now on {@link System#nanoTime}
   * @param nowMillis now, milliseconds UTC
   * @param queued how many wait to be taken in
   */
  public void look(long nowNanos, long nowMillis, int queued) {
    if (behind == NO_FENCE && nowNanos - dueNanos >= 0) {
      behind = queued;
      fenceNanos = nowNanos;
      fenceMillis = nowMillis;
    }
    if (behind == 0) {
      write();
      behind = NO_FENCE;
    }
  }

  /** One of those that waited was taken in. */
  public void tookOne() {
    if (behind > 0) {
      behind--;
    }
  }

  private void write() {
    long oldest = fenceNanos;
    for (int lane : writer.lanes()) {
      long idleSince = writer.appendedNanos(lane);
      boolean waits = writer.hasPoints(lane);
      long interval = waits ? tickNanos / 2 : Math.max(tickNanos, EMPTY_NANOS);
      if (fenceNanos - idleSince >= interval) {
        writer.tick(lane, fenceMillis);
      } else if (waits && idleSince - oldest < 0) {
        oldest = idleSince;
      }
    }
    dueNanos = oldest + tickNanos;
  }
}
