package io.vigil.streaming;

import static io.vigil.model.lead.LeadEvent.Kind.BEGIN;
import static io.vigil.model.lead.LeadEvent.Kind.END;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LeadEventCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.rules.lead.LeadState;
import io.vigil.rules.lead.LeadStep;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.store.StoreOptions;
import io.vigil.streaming.support.Await;
import io.vigil.streaming.support.LaneScript;
import io.vigil.streaming.support.TestLog;
import io.vigil.streaming.support.UnitScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The detectors in Flink against the detectors alone, over a crash. */
class AnalyticsJobIT {
  private static final int LANE = 1;

  private final LaneScript script = new LaneScript(LANE, 30, 7);
  private final List<LaneRecord> lane = new ArrayList<>();
  private Path folder;
  private TestLog log;

  @SuppressWarnings("NullAway.Init")
  AnalyticsJobIT() {}

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    log = TestLog.start(temporary, 2);
    append(script.beginning());
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void whatTheJobSaysIsWhatTheStepSaysAlsoAfterACrash() throws IOException {
    long before = records();
    StreamingCluster first = StreamingCluster.start(options());
    append(script.records(300));
    Await.until("looked at", () -> records() >= before + lane.size());
    first.closeAtOnce();
    append(script.records(300));
    List<LeadEvent> expected = expected();
    assertThat(expected).extracting(LeadEvent::kind).contains(LeadEvent.Kind.END);
    try (StreamingCluster second = StreamingCluster.start(options())) {
      Await.until("said", () -> said().size() >= expected.size());
      assertThat(said()).isEqualTo(expected);
      assertThat(second.isRunning()).isTrue();
    }
  }

  @Test
  @DisplayName(
      "of two chosen units the one that is disturbed is a lead, to its forest too, and the other is silent")
  void disturbanceOfAChosenUnit() throws IOException {
    append(UnitScript.lane());
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      Await.until("said", () -> of(LeadSource.UNIT_UNLIKE).size() >= 2);
      Await.until("looked at", () -> cluster.isRunning() && isAllRead());
    }
    for (LeadSource source : List.of(LeadSource.UNIT_UNLIKE, LeadSource.FOREST)) {
      assertThat(of(source)).extracting(LeadEvent::kind).containsExactly(BEGIN, END);
      assertThat(of(source)).extracting(LeadEvent::unit).containsOnly(UnitScript.DISTURBED);
      assertThat(of(source).get(0).en()).contains(UnitScript.CHANNEL);
    }
  }

  private List<LeadEvent> of(LeadSource source) {
    return said().stream().filter(event -> event.source() == source).toList();
  }

  private boolean isAllRead() {
    return said().equals(expected());
  }

  private static long records() {
    return JobCounters.of(AnalyticsJob.NAME).get(Count.RECORDS);
  }

  private void append(List<LaneRecord> records) {
    for (LaneRecord record : records) {
      lane.add(record);
      log.append(LogTopics.READINGS, LANE, LaneRecordCodec.encode(record));
    }
    log.flush();
  }

  private List<LeadEvent> expected() {
    List<LeadEvent> expected = new ArrayList<>();
    LeadState state = LeadState.fresh(LANE);
    for (int offset = 0; offset < lane.size(); offset++) {
      LeadStep.step(state, offset, lane.get(offset), expected::add);
    }
    return expected;
  }

  /** What stands in the log, repeats left out. */
  private List<LeadEvent> said() {
    return log.read(LogTopics.LEADS).stream()
        .map(record -> LeadEventCodec.decode(record.value()))
        .distinct()
        .toList();
  }

  private JobOptions options() {
    StoreOptions absent =
        StoreOptions.questDb("http://127.0.0.1:1", folder.resolve("letters").toString());
    return JobOptions.defaults(log.bootstrap(), folder.resolve("streaming"), absent)
        .withCheckpointInterval(Duration.ofMillis(100));
  }
}
