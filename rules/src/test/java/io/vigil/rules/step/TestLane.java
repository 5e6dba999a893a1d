package io.vigil.rules.step;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * A lane in a test: appends records, judges each, and keeps what was said. Times are milliseconds
 * since {@link #START}; the stamps of readings are taken as they come, the owner's clock moves only
 * by {@link #pass}.
 */
final class TestLane implements StepOutput {
  /** Where the clocks of the test begin, milliseconds UTC. */
  static final long START = 1_795_334_400_000L;

  static final String BOOT = "b1";

  final List<Refusal> refusals = new ArrayList<>();
  private final List<JudgeEvent> said = new ArrayList<>();
  private LaneState state = LaneState.fresh(3);
  private long offset;
  private long passed;
  private long sequence;
  private long revision;

  /** A lane with live MQTT gateway 0 behind a current link, and these definitions. */
  static TestLane with(DefinitionEntry... entries) {
    TestLane lane = new TestLane();
    lane.define(gateway(0, GatewayMode.LIVE));
    lane.link(Door.MQTT, LinkState.CURRENT);
    lane.define(entries);
    lane.said.clear();
    return lane;
  }

  static GatewayDefinition gateway(int number, GatewayMode mode) {
    return new GatewayDefinition(number, 1, "coal-a", "gw" + number, Door.MQTT, mode, false);
  }

  /** Judges the record at the next place of the lane; what it said. */
  List<JudgeEvent> append(LaneRecord record) {
    int before = said.size();
    Step.step(state, offset++, record, this);
    return List.copyOf(said.subList(before, said.size()));
  }

  /** Lets some records go unseen. */
  TestLane skip(int records) {
    offset += records;
    return this;
  }

  /** Lets time pass on the owner's clock, a tick every 10 ms; what was said meanwhile. */
  List<ActivationEvent> pass(long millis) {
    int before = said.size();
    for (long left = millis; left > 0; left -= 10) {
      passed += Math.min(10, left);
      append(new Tick(1, START + passed));
    }
    return activations(before);
  }

  /** Appends a tick this much later, however much that is. */
  List<ActivationEvent> jump(long millis) {
    int before = said.size();
    passed += millis;
    append(new Tick(1, START + passed));
    return activations(before);
  }

  List<ActivationEvent> define(DefinitionEntry... entries) {
    int before = said.size();
    append(new Definition(1, START + passed, List.of(entries)));
    return activations(before);
  }

  List<ActivationEvent> snapshot(DefinitionEntry... entries) {
    int before = said.size();
    append(new Snapshot(1, START + passed, ++revision, 0, 1, List.of(entries)));
    return activations(before);
  }

  List<ActivationEvent> link(Door door, LinkState link) {
    int before = said.size();
    append(new Link(1, START + passed, door, link));
    return activations(before);
  }

  /** One good reading of the point, in a message of its own. */
  List<ActivationEvent> read(int slot, long time, double value) {
    return read(slot, time, value, QualityReason.GOOD);
  }

  List<ActivationEvent> read(int slot, long time, double value, QualityReason reason) {
    return read(reading(slot, time, value, reason, (byte) 0));
  }

  List<ActivationEvent> read(Readings readings) {
    int before = said.size();
    append(batch(0, BOOT, sequence++, Batch.NO_AT, readings));
    return activations(before);
  }

  /** Lets time pass up to this moment of the owner's clock, then reads: stamps and clock agree. */
  List<ActivationEvent> live(int slot, long time, double value) {
    return live(slot, time, value, QualityReason.GOOD);
  }

  List<ActivationEvent> live(int slot, long time, double value, QualityReason reason) {
    List<ActivationEvent> events = new ArrayList<>(pass(time - passed));
    events.addAll(read(slot, time, value, reason));
    return events;
  }

  /** A message of REPLAY gateway 1. */
  List<ActivationEvent> replay(String run, long number, long at, Readings readings) {
    int before = said.size();
    append(batch(1, run, number, START + at, readings));
    return activations(before);
  }

  Batch batch(int gateway, String boot, long number, long at, Readings readings) {
    long now = START + passed;
    return new Batch(1, now, gateway, boot, number, now, now, at, readings);
  }

  static Readings reading(int slot, long time, double value) {
    return reading(slot, time, value, QualityReason.GOOD, (byte) 0);
  }

  static Readings reading(int slot, long time, double value, QualityReason reason, byte flags) {
    return new Readings(
        new int[] {slot},
        new long[] {START + time},
        new double[] {value},
        new byte[] {reason.code()},
        new byte[] {flags});
  }

  List<ActivationEvent> activations() {
    return activations(0);
  }

  List<JudgeEvent> said() {
    return said;
  }

  LaneState state() {
    return state;
  }

  void continueFrom(LaneState other) {
    state = other;
  }

  /** Forgets what was judged, as a job without a state to go on from does. */
  void startCold() {
    state = LaneState.fresh(3);
  }

  long offset() {
    return offset;
  }

  static List<Kind> kinds(List<ActivationEvent> events) {
    return events.stream().map(ActivationEvent::kind).toList();
  }

  @Override
  public void event(JudgeEvent event) {
    said.add(event);
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  private List<ActivationEvent> activations(int from) {
    List<ActivationEvent> activations = new ArrayList<>();
    for (JudgeEvent event : said.subList(from, said.size())) {
      if (event instanceof ActivationEvent activation) {
        activations.add(activation);
      }
    }
    return activations;
  }
}
