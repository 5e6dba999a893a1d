package io.vigil.standalone.rehearse;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.reading.QualityReason;
import io.vigil.rules.rehearsal.ReadingSource;
import io.vigil.rules.rehearsal.ReplayMessages;
import io.vigil.rules.rehearsal.ReplayPlant;
import io.vigil.rules.rehearsal.Unknown;
import io.vigil.sim.replay.StoredReadings;
import io.vigil.sim.replay.StoredReadings.LoggedRow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a time-series store holds of an enterprise between two times. Readings of one time become
 * one message; the clock between them moves as it does in a replay. One thread.
 */
public final class StoredSource implements ReadingSource<IOException> {
  private final ReplayPlant plant;
  private final Map<String, Integer> slots = new HashMap<>();
  private final StoredReadings store;
  private final Instant from;
  private final Instant to;
  private long strangers;
  private long badClocks;

  /**
   * The readings of an enterprise.
   *
   * @param definitions its newest definitions
   * @param from first time
   * @param to last time, itself within
   */
  public StoredSource(
      String enterprise,
      List<DefinitionEntry> definitions,
      StoredReadings store,
      Instant from,
      Instant to) {
    this.plant = ReplayPlant.of(enterprise, definitions);
    plant.points().forEach(point -> slots.put(point.id().code(), point.slot()));
    this.store = store;
    this.from = from;
    this.to = to;
  }

  @Override
  public String title() {
    return plant.gateway().enterprise();
  }

  @Override
  public ReplayPlant plant() {
    return plant;
  }

  @Override
  public void forEach(long longestDelayMillis, Consumer<Batch> taker)
      throws IOException, InterruptedException {
    strangers = 0;
    badClocks = 0;
    ReplayMessages messages = new ReplayMessages(plant, longestDelayMillis, taker);
    store.between(
        plant.gateway().enterprise(),
        from.toEpochMilli(),
        to.toEpochMilli(),
        row -> take(row, messages));
    messages.flush();
  }

  @Override
  public List<Unknown> unknown() {
    List<Unknown> unknown = new ArrayList<>();
    unknown.add(
        new Unknown(
            "存储只有最终结果：同一时刻的读数按日志位置排列，迟到补传的读数按准时判定，链路中断与重复报文已不可见",
            "the store knows the outcome only: readings of one time stand in the order of their log"
                + " offsets, what came late is judged as if it had been in time, and lost links and"
                + " repeats are no longer to be seen"));
    if (badClocks > 0) {
      unknown.add(
          new Unknown(
              badClocks + " 条读数的设备时钟不可信，按存储的时间判定",
              badClocks
                  + " readings have a clock that was not believed; judged by the stored time"));
    }
    if (strangers > 0) {
      unknown.add(
          new Unknown(
              strangers + " 条读数的点位现已不存在，未判定",
              strangers + " readings are of points that no longer exist and were not judged"));
    }
    return unknown;
  }

  /** Counts what is no reading of the plant, and what its clock made doubtful. */
  private void take(LoggedRow row, ReplayMessages messages) {
    Integer slot = slots.get(row.point());
    if (slot == null) {
      strangers++;
      return;
    }
    messages.take(slot, row.time(), row.value(), reason(row.why()));
  }

  private QualityReason reason(String why) {
    int marks = why.indexOf('+');
    badClocks += marks < 0 ? 0 : 1;
    String name = marks < 0 ? why : why.substring(0, marks);
    return Arrays.stream(QualityReason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .orElse(QualityReason.BAD);
  }
}
