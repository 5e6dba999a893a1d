package io.vigil.streaming.judge;

import io.vigil.model.lane.Batch;
import io.vigil.rules.step.IntakeCounts;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;

/** Adds what one batch changed in the counts that a state keeps to the counters of the job. */
final class IntakeMeter {
  private IntakeMeter() {}

  static void count(JobCounters counters, Batch batch, IntakeCounts before, IntakeCounts after) {
    counters.count(Count.READINGS, batch.readings().size());
    if (before.equals(after)) {
      return;
    }
    counters.count(Count.DUPLICATES, after.repeats() - before.repeats());
    counters.count(Count.OUT_OF_ORDER, after.outOfOrder() - before.outOfOrder());
    counters.count(Count.UNKNOWN, after.unknown() - before.unknown());
  }
}
