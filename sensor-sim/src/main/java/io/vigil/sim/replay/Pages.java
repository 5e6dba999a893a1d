package io.vigil.sim.replay;

import io.vigil.sim.replay.StoredReadings.LoggedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what a store holds between two times page by page, because an answer must fit into memory.
 * A page that is full may have been cut within a time, so the rows of its last time are asked for
 * again. One thread.
 */
final class Pages {
  private static final Comparator<LoggedRow> BY_TIME_AND_OFFSET =
      Comparator.comparingLong(LoggedRow::time).thenComparingLong(LoggedRow::offset);

  private final int most;
  private final Page page;

  /** Rows from one time to another, in the order of time, the first {@code most} of them. */
  interface Page {
    List<LoggedRow> ask(long from, long to) throws IOException, InterruptedException;
  }

  Pages(int most, Page page) {
    this.most = most;
    this.page = page;
  }

  void forEach(long from, long to, Consumer<LoggedRow> taker)
      throws IOException, InterruptedException {
    long next = from;
    while (next <= to) {
      List<LoggedRow> rows = new ArrayList<>(page.ask(next, to));
      boolean isFull = rows.size() >= most;
      rows.sort(BY_TIME_AND_OFFSET);
      long end = isFull ? rows.get(rows.size() - 1).time() : Long.MAX_VALUE;
      if (end == next) {
        throw new IOException("the store holds more than " + most + " readings of one time");
      }
      rows.stream().filter(row -> row.time() < end).forEach(taker);
      if (!isFull) {
        return;
      }
      next = end;
    }
  }
}
