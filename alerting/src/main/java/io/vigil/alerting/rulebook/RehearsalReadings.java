package io.vigil.alerting.rulebook;

import io.vigil.alerting.history.StoredReadings.Past;
import io.vigil.model.lane.Batch;
import io.vigil.model.reading.QualityReason;
import io.vigil.rules.rehearsal.ReadingSource;
import io.vigil.rules.rehearsal.ReplayMessages;
import io.vigil.rules.rehearsal.ReplayPlant;
import io.vigil.rules.rehearsal.Unknown;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Readings of one or more points of a plant, all of them at hand.
 *
 * @param title what they are called, for people
 * @param rows in any order
 * @param unknown what is not known of them
 */
record RehearsalReadings(String title, ReplayPlant plant, List<Row> rows, List<Unknown> unknown)
    implements ReadingSource<RuntimeException> {
  RehearsalReadings {
    rows = rows.stream().sorted(Comparator.comparingLong(Row::time)).toList();
    unknown = List.copyOf(unknown);
  }

  /** A reading of the point in this slot. */
  record Row(int slot, long time, double value, QualityReason reason) {
    /** A reading as the store has it; marks of its clock are passed over. */
    static Row of(int slot, Past past) {
      String name = past.why().split("\\+", 2)[0];
      QualityReason reason =
          Arrays.stream(QualityReason.values())
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElse(QualityReason.BAD);
      return new Row(slot, past.time(), past.value(), reason);
    }
  }

  @Override
  public void forEach(long longestDelayMillis, Consumer<Batch> taker) {
    ReplayMessages messages = new ReplayMessages(plant, longestDelayMillis, taker);
    rows.forEach(row -> messages.take(row.slot(), row.time(), row.value(), row.reason()));
    messages.flush();
  }
}
