package io.vigil.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.streaming.store.StoreOptions;
import io.vigil.streaming.support.Await;
import io.vigil.streaming.support.Judgement;
import io.vigil.streaming.support.LaneScript;
import io.vigil.streaming.support.TestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is changed in the registry takes effect in a job that runs: a definition that is written
 * into the lane is judged by from there on. How long that took is logged; the bound is a generous
 * one, so that a busy machine fails no build.
 */
class ChangesWhileRunningIT {
  private static final Logger LOG = LoggerFactory.getLogger(ChangesWhileRunningIT.class);
  private static final int LANE = 0;
  private static final int POINTS = 3;
  private static final int NEW_SLOT = POINTS;
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Severity SEVERE = Severity.ORANGE;
  private static final Scheme COLOURS = Scheme.FOUR_COLOUR;

  private final LaneScript script = new LaneScript(LANE, POINTS, 7);
  private final List<LaneRecord> records = new ArrayList<>();
  private TestLog log;
  private StreamingCluster cluster;

  @SuppressWarnings("NullAway.Init")
  ChangesWhileRunningIT() {}

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    log = TestLog.start(folder, 1);
    StoreOptions absent =
        StoreOptions.questDb("http://127.0.0.1:1", folder.resolve("letters").toString());
    cluster =
        StreamingCluster.start(
            JobOptions.defaults(log.bootstrap(), folder.resolve("streaming"), absent));
    script.beginning().forEach(this::append);
  }

  @AfterEach
  void close() {
    cluster.close();
    log.close();
  }

  @Test
  void aChangedLimitKeepsWhatIsOpenAndJudgesWhatComes() {
    say(0, 1.5);
    ActivationEvent raised = last(Kind.RAISE);
    define(point(0, 2, watch(0, 2, 1.2)));
    ActivationEvent restated = last(Kind.STATE);
    assertThat(restated.activation()).isEqualTo(raised.activation());
    assertThat(restated.ruleVersion()).isEqualTo(2);
    assertThat(restated.active()).isTrue();
    say(0, 1.1);
    assertThat(last(Kind.CLEAR).activation()).isEqualTo(raised.activation());
    say(0, 1.15);
    say(0, 1.3);
    assertThat(count(Kind.RAISE)).as("once under each limit").isEqualTo(2);
    assertNothingLostOrDoubled();
  }

  @Test
  void aNewPointIsJudgedFromItsFirstReading() {
    define(point(NEW_SLOT, 1, watch(NEW_SLOT, 1, 1.0)));
    say(NEW_SLOT, 3);
    assertThat(last(Kind.RAISE).point().code()).isEqualTo("P" + NEW_SLOT);
    assertNothingLostOrDoubled();
  }

  @Test
  void aRuleThatANewVersionOfItsPackAddsIsJudgedBesideTheOld() {
    say(2, 1.5);
    ActivationEvent raised = last(Kind.RAISE);
    define(
        point(
            2, 2, watch(2, 1, 1.0), new WatchDefinition(9, "T-2", 1, SEVERE, COLOURS, limit(1.4))));
    assertThat(last(Kind.RAISE).rule()).isEqualTo("T-2");
    assertThat(count(Kind.RAISE)).isEqualTo(2);
    say(2, 0.5);
    assertThat(events())
        .filteredOn(event -> event.kind() == Kind.CLEAR)
        .extracting(ActivationEvent::rule)
        .containsExactlyInAnyOrder("T-1", "T-2");
    assertThat(events())
        .filteredOn(event -> event.kind() == Kind.CLEAR && event.rule().equals("T-1"))
        .extracting(ActivationEvent::activation)
        .containsExactly(raised.activation());
    assertNothingLostOrDoubled();
  }

  @Test
  void aWatchThatIsRemovedEndsWithItsReason() {
    say(2, 1.5);
    ActivationEvent raised = last(Kind.RAISE);
    define(point(2, 2));
    ActivationEvent ended = last(Kind.END);
    assertThat(ended.activation()).isEqualTo(raised.activation());
    assertThat(ended.endReason()).isEqualTo(EndReason.WATCH_REMOVED);
    say(2, 3);
    assertNothingLostOrDoubled();
  }

  private static LimitRule limit(double limit) {
    return new LimitRule(Comparison.GE, limit, Comparison.LT, limit, Delays.NONE, null);
  }

  private static WatchDefinition watch(int number, int version, double limit) {
    return new WatchDefinition(number, "T-1", version, SEVERE, COLOURS, limit(limit));
  }

  private PointDefinition point(int slot, long version, WatchDefinition... watches) {
    return new PointDefinition(
        slot,
        version,
        new PointId(script.enterprise(), "P" + slot),
        "测点",
        "point",
        "F01",
        "gas.ch4",
        0,
        MeasureUnit.PERCENT_CH4,
        0,
        40,
        Reporting.BY_EXCEPTION,
        1000,
        4,
        List.of(),
        List.of(watches),
        false);
  }

  /** The registry has approved it, and ingest has written it into the lane. */
  private void define(PointDefinition point) {
    append(new Definition(1, script.now(), List.of(point)));
  }

  private void say(int slot, double value) {
    append(script.single(slot, script.now(), value));
  }

  /** Waits until the job has said all that there is to say about it. */
  private void append(LaneRecord record) {
    records.add(record);
    long began = System.nanoTime();
    log.append(LogTopics.READINGS, LANE, LaneRecordCodec.encode(record));
    log.flush();
    int expected = Judgement.of(LANE, records).size();
    Await.until(expected + " events", () -> events().size() >= expected);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    LOG.info("{} took effect within {} ms", record.getClass().getSimpleName(), took.toMillis());
    assertThat(took).isLessThan(BOUND);
  }

  private List<ActivationEvent> events() {
    return Judgement.published(LANE, log.read(LogTopics.ACTIVATIONS));
  }

  private ActivationEvent last(Kind kind) {
    List<ActivationEvent> of = events().stream().filter(event -> event.kind() == kind).toList();
    assertThat(of).as(kind.name()).isNotEmpty();
    return of.get(of.size() - 1);
  }

  private long count(Kind kind) {
    return events().stream().filter(event -> event.kind() == kind).count();
  }

  private void assertNothingLostOrDoubled() {
    assertThat(events()).isEqualTo(Judgement.of(LANE, records)).doesNotHaveDuplicates();
  }
}
