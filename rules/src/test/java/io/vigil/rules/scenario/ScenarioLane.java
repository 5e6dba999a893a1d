package io.vigil.rules.scenario;

import io.vigil.model.event.OfficeKind;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Tick;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.point.Door;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.rules.pack.PackFiles;
import io.vigil.rules.rehearsal.PlantDefinitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The lane of a plant whose points speak once a second. What happens is written down here and
 * judged by {@link JudgedTwice}. Times are milliseconds since {@link #START}.
 */
final class ScenarioLane {
  /** Where the clock begins, milliseconds UTC. */
  static final long START = 1_795_334_400_000L;

  static final long SECOND = 1_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  private static final int OWNER = 1;
  private static final int GATEWAY = 0;

  private final List<LaneRecord> records = new ArrayList<>();
  private final Map<String, Integer> slots = new HashMap<>();
  private final Map<String, Double> held = new LinkedHashMap<>();
  private final Map<String, QualityReason> reasons = new HashMap<>();
  private long passed;
  private long sequence;
  private long version = 1;

  ScenarioLane(PlantFile file) {
    file.points().forEach(point -> slots.put(point.code(), slots.size()));
    records.add(new Link(OWNER, START, Door.MQTT, LinkState.CURRENT));
    records.add(new Definition(OWNER, START, definitions(file)));
  }

  private static List<DefinitionEntry> definitions(PlantFile file) {
    return PlantDefinitions.of(file, PackFiles.bound(file).points());
  }

  /** From now on the plant is as this file says; it names the same points. */
  ScenarioLane becomes(PlantFile file) {
    version++;
    List<DefinitionEntry> entries = new ArrayList<>();
    for (DefinitionEntry entry : definitions(file)) {
      if (entry instanceof PointDefinition point) {
        entries.add(point.atVersion(version));
      }
    }
    records.add(new Definition(OWNER, now(), entries));
    return this;
  }

  /** The point says this now, and goes on saying it every second. */
  ScenarioLane say(String code, double value) {
    return say(code, value, QualityReason.GOOD);
  }

  ScenarioLane say(String code, double value, QualityReason reason) {
    held.put(code, value);
    reasons.put(code, reason);
    send(Map.of(code, value), now(), sequence++);
    return this;
  }

  /** Time passes up to this moment, and every point goes on saying what it said last. */
  ScenarioLane until(long millis) {
    while (passed < millis) {
      long second = (passed / SECOND + 1) * SECOND;
      passed = Math.min(second, millis);
      records.add(new Tick(OWNER, now()));
      if (passed == second && passed < millis) {
        send(held, now(), sequence++);
      }
    }
    return this;
  }

  /** Time passes up to this moment, and nobody says anything. */
  ScenarioLane silentUntil(long millis) {
    while (passed < millis) {
      passed = Math.min(passed + SECOND, millis);
      records.add(new Tick(OWNER, now()));
    }
    return this;
  }

  /** A message of this number with one reading, stamped so. */
  ScenarioLane late(long number, String code, long millis, double value) {
    send(Map.of(code, value), START + millis, number);
    return this;
  }

  /** The number of the message that comes next. */
  long nextNumber() {
    return sequence++;
  }

  JudgedTwice judged() {
    return JudgedTwice.of(records);
  }

  private long now() {
    return START + passed;
  }

  /** What is on record comes by the gateway behind the plant's own. */
  private void send(Map<String, Double> values, long stamp, long number) {
    Map<String, Double> said = new HashMap<>(values);
    Map<String, Double> onRecord = new HashMap<>(values);
    said.keySet().removeIf(OfficeKind::isOne);
    onRecord.keySet().removeAll(said.keySet());
    if (!said.isEmpty()) {
      send(GATEWAY, said, stamp, number);
    }
    if (!onRecord.isEmpty()) {
      send(GATEWAY + 1, onRecord, stamp, number);
    }
  }

  private void send(int gateway, Map<String, Double> values, long stamp, long number) {
    int size = values.size();
    Readings readings =
        new Readings(
            new int[size], new long[size], new double[size], new byte[size], new byte[size]);
    int i = 0;
    for (Map.Entry<String, Double> one : values.entrySet()) {
      String code = one.getKey();
      readings.slots()[i] = Objects.requireNonNull(slots.get(code), code);
      readings.times()[i] = stamp;
      readings.values()[i] = one.getValue();
      readings.reasons()[i++] = reasons.getOrDefault(code, QualityReason.GOOD).code();
    }
    records.add(
        new Batch(OWNER, now(), gateway, "b1", number, now(), now(), Batch.NO_AT, readings));
  }
}
