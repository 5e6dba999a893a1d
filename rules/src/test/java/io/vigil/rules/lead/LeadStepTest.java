package io.vigil.rules.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadEvent.Kind;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methane with a limit of 1.0 in slot 0, an energy meter in slot 1, a temperature in slot 2. */
class LeadStepTest {
  private static final long BEGIN = 1_700_000_100_000L;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long SLOT = 15 * MINUTE;
  private static final long DAY = 96 * SLOT;
  private static final int CH4 = 0;
  private static final int METER = 1;
  private static final int HEAT = 2;

  private final List<LaneRecord> lane = new ArrayList<>();
  private long sequence;

  @Test
  void warningBeginsBeforeTheLimitAndComesTrue() {
    define(GatewayMode.LIVE, 1, 1.0);
    read(CH4, 0, 0.5);
    read(CH4, 30 * SECOND, 0.92);
    read(CH4, 60 * SECOND, 0.95);
    read(CH4, 150 * SECOND, 1.1);
    read(CH4, 180 * SECOND, 1.2);
    List<LeadEvent> said = said();
    assertThat(said).extracting(LeadEvent::kind).containsExactly(Kind.BEGIN, Kind.END);
    LeadEvent begin = said.get(0);
    assertThat(begin.source()).isEqualTo(LeadSource.EARLY_WARNING);
    assertThat(begin.rule()).isEqualTo("CO-M1");
    assertThat(begin.at()).isEqualTo(BEGIN + 30 * SECOND);
    assertThat(begin.mode()).isEqualTo(Mode.REAL);
    assertThat(begin.zh()).contains("当前 0.92，为限值 1 的 92%");
    assertThat(begin.en()).contains("now 0.92, 92 % of the limit 1");
    LeadEvent end = said.get(1);
    assertThat(end.lead()).isEqualTo(begin.lead());
    assertThat(end.outcome()).isEqualTo(Outcome.REACHED);
    assertThat(end.en()).isEqualTo("the limit 1.0 was reached 120 s after the warning");
  }

  @Test
  void whatStaysFarBelowTheLimitOrIsBeyondItAtOnceIsNoWarning() {
    define(GatewayMode.LIVE, 1, 1.0);
    read(CH4, 0, 0.89);
    read(CH4, 30 * SECOND, 1.3);
    assertThat(said()).isEmpty();
  }

  @Test
  void warningThatDoesNotComeTrueFades() {
    define(GatewayMode.LIVE, 1, 1.0);
    read(CH4, 0, 0.92);
    read(CH4, 30 * SECOND, 0.4);
    read(CH4, 120 * SECOND, 0.4);
    assertThat(said()).extracting(LeadEvent::outcome).containsExactly(Outcome.NONE, Outcome.FADED);
    assertThat(said().get(1).zh()).isEqualTo("预警持续 120 秒，未达到限值 1.0");
  }

  @Test
  void changedLimitWithdrawsItsWarning() {
    define(GatewayMode.LIVE, 1, 1.0);
    read(CH4, 0, 0.92);
    define(GatewayMode.LIVE, 2, 1.0);
    read(CH4, 10 * SECOND, 0.92);
    assertThat(said()).as("another version of the same limit").hasSize(1);
    define(GatewayMode.LIVE, 3, 2.0);
    read(CH4, 20 * SECOND, 0.92);
    assertThat(said())
        .extracting(LeadEvent::outcome)
        .containsExactly(Outcome.NONE, Outcome.WITHDRAWN);
  }

  @Test
  void badAndRepeatedReadingsWarnOfNothing() {
    define(GatewayMode.LIVE, 1, 1.0);
    read(CH4, 0, 0.5);
    batch("b1", ++sequence, CH4, 30 * SECOND, 0.92, QualityReason.CALIBRATING);
    assertThat(said()).isEmpty();
    read(CH4, 60 * SECOND, 0.92);
    batch("b1", sequence, CH4, 60 * SECOND, 0.92, QualityReason.GOOD);
    assertThat(said()).as("control").hasSize(1);
  }

  @Test
  void pointThatLeavesItsRangesIsNamedOnceAfterThreeDays() {
    define(GatewayMode.LIVE, 1, 1.0);
    wave(0, 500);
    read(HEAT, 500 * 10 * MINUTE, 45);
    wave(501, 900);
    List<LeadEvent> said = said();
    assertThat(said).extracting(LeadEvent::kind).containsExactly(Kind.BEGIN, Kind.END);
    assertThat(said.get(0).source()).isEqualTo(LeadSource.RANGE);
    assertThat(said.get(0).at()).isEqualTo(BEGIN + 500 * 10 * MINUTE);
    assertThat(said.get(0).en()).contains("times its own range of the last 500 readings");
    assertThat(said.get(1).outcome()).isEqualTo(Outcome.FADED);
  }

  @Test
  void youngPointIsLeftAlone() {
    define(GatewayMode.LIVE, 1, 1.0);
    wave(0, 400);
    read(HEAT, 400 * 10 * MINUTE, 45);
    wave(401, 410);
    assertThat(said()).isEmpty();
  }

  @Test
  void frozenMeterIsFoundAndForgivenWhenItMovesAgain() {
    define(GatewayMode.LIVE, 1, 1.0);
    for (int slot = 0; slot < 8; slot++) {
      read(METER, slot * SLOT, 12.5);
      read(METER, slot * SLOT + MINUTE, 12.6 + slot);
    }
    read(METER, 8 * SLOT, 13);
    assertThat(said())
        .extracting(LeadEvent::source, LeadEvent::outcome)
        .containsExactly(
            tuple(LeadSource.METER_FROZEN, Outcome.NONE),
            tuple(LeadSource.METER_FROZEN, Outcome.FADED));
    assertThat(said().get(0).zh()).contains("电表读数停滞：连续 8 个时段均为 12.5 kWh");
  }

  @Test
  void anotherRunBeginsAnewAndIsAnotherLead() {
    define(GatewayMode.REPLAY, 1, 1.0);
    batch("run-1", 1, CH4, 0, 0.92, QualityReason.GOOD);
    batch("run-2", 1, CH4, 0, 0.92, QualityReason.GOOD);
    List<LeadEvent> said = said();
    assertThat(said)
        .extracting(LeadEvent::outcome)
        .containsExactly(Outcome.NONE, Outcome.WITHDRAWN, Outcome.NONE);
    assertThat(said.get(0).lead()).isNotEqualTo(said.get(2).lead());
    assertThat(said).extracting(LeadEvent::mode).containsOnly(Mode.TEST);
  }

  @Test
  void stateThatWentThroughBytesOrACopySaysTheSame() {
    define(GatewayMode.LIVE, 1, 1.0);
    wave(0, 500);
    read(HEAT, 500 * 10 * MINUTE, 45);
    read(CH4, 4 * DAY, 0.92);
    for (int slot = 0; slot < 9; slot++) {
      read(METER, 4 * DAY + slot * SLOT, 12.5);
    }
    read(CH4, 4 * DAY + MINUTE, 1.2);
    wave(501, 820);
    List<LeadEvent> expected = said();
    assertThat(expected).hasSizeGreaterThan(4);
    List<LeadEvent> said = new ArrayList<>();
    LeadState state = LeadState.fresh(3);
    for (int offset = 0; offset < lane.size(); offset++) {
      LeadState before = state.copy();
      byte[] bytes = bytes(state);
      assertThat(bytes(before)).isEqualTo(bytes);
      state = offset % 7 == 0 ? LeadStateCodec.get(new ByteReader(bytes)) : before;
      LeadStep.step(state, offset, lane.get(offset), said::add);
      LeadStep.step(state, offset, lane.get(offset), said::add);
    }
    assertThat(said).isEqualTo(expected);
  }

  @Test
  void goldenStateIsWrittenAndReadAsEver() throws IOException {
    LeadState state = goldenState();
    byte[] golden = golden("LeadState.v5.bin", bytes(state));
    assertThat(bytes(state)).isEqualTo(golden);
    assertThat(bytes(LeadStateCodec.get(new ByteReader(golden)))).isEqualTo(golden);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void stateOfAnOlderVersionIsReadAndGoesOnAsNow(int version) throws IOException {
    byte[] old = golden("LeadState.v" + version + ".bin", new byte[0]);
    assertThat(old[0]).isEqualTo((byte) version);
    LeadState now = goldenState();
    LeadState read = LeadStateCodec.get(new ByteReader(old));
    int known = lane.size();
    batch("run-1", 3, METER, 2 * SLOT, 13, QualityReason.GOOD);
    batch("run-1", 4, CH4, 2 * SLOT, 1.0, QualityReason.GOOD);
    List<LeadEvent> expected = new ArrayList<>();
    List<LeadEvent> said = new ArrayList<>();
    for (int offset = known; offset < lane.size(); offset++) {
      LeadStep.step(now, offset, lane.get(offset), expected::add);
      LeadStep.step(read, offset, lane.get(offset), said::add);
    }
    assertThat(said).isEqualTo(expected).isNotEmpty();
  }

  private LeadState goldenState() {
    define(GatewayMode.REPLAY, 1, 1.0);
    batch("run-1", 1, CH4, 0, 0.92, QualityReason.GOOD);
    batch("run-1", 2, METER, SLOT, 12.5, QualityReason.GOOD);
    LeadState state = LeadState.fresh(3);
    for (int offset = 0; offset < lane.size(); offset++) {
      LeadStep.step(state, offset, lane.get(offset), event -> {});
    }
    return state;
  }

  /** With {@code -Dvigil.golden.write=true} a missing file is written; never over an old one. */
  private static byte[] golden(String file, byte[] written) throws IOException {
    try (InputStream in = LeadStepTest.class.getResourceAsStream(file)) {
      if (in != null) {
        return in.readAllBytes();
      }
    }
    assertThat(Boolean.getBoolean("vigil.golden.write")).as("no golden file " + file).isTrue();
    Path path = Path.of("src/test/resources/io/vigil/rules/lead", file);
    if (!Files.exists(path)) {
      Files.createDirectories(path.getParent());
      Files.write(path, written);
    }
    return written;
  }

  private static byte[] bytes(LeadState state) {
    ByteWriter out = new ByteWriter(1 << 12);
    LeadStateCodec.put(state, out);
    return out.toByteArray();
  }

  private List<LeadEvent> said() {
    List<LeadEvent> said = new ArrayList<>();
    LeadState state = LeadState.fresh(3);
    for (int offset = 0; offset < lane.size(); offset++) {
      LeadStep.step(state, offset, lane.get(offset), said::add);
    }
    return said;
  }

  /** A temperature between 19 and 21, a reading in ten minutes. */
  private void wave(int from, int to) {
    for (int i = from; i < to; i++) {
      read(HEAT, i * 10 * MINUTE, 20 + StrictMath.sin(i / 5.0));
    }
  }

  private void read(int slot, long after, double value) {
    batch("b1", ++sequence, slot, after, value, QualityReason.GOOD);
  }

  private void batch(
      String boot, long number, int slot, long after, double value, QualityReason reason) {
    long time = BEGIN + after;
    Readings readings =
        new Readings(
            new int[] {slot},
            new long[] {time},
            new double[] {value},
            new byte[] {reason.code()},
            new byte[1]);
    lane.add(new Batch(1, time, 0, boot, number, time, time, time, readings));
  }

  private void define(GatewayMode mode, int version, double limit) {
    LimitRule high = new LimitRule(Comparison.GE, limit, Comparison.LT, limit, Delays.NONE, null);
    LimitRule higher = new LimitRule(Comparison.GE, 3, Comparison.LT, 3, Delays.NONE, null);
    lane.add(
        new Definition(
            1,
            BEGIN,
            List.of(
                new GatewayDefinition(0, version, "coal-a", "gw1", Door.MQTT, mode, false),
                point(
                    CH4,
                    version,
                    "gas.ch4",
                    MeasureUnit.PERCENT_CH4,
                    List.of(watch(0, "CO-M3", higher), watch(1, "CO-M1", high))),
                point(METER, version, "power.energy15", MeasureUnit.KWH, List.of()),
                point(HEAT, version, "temp", MeasureUnit.DEG_C, List.of()))));
  }

  private static WatchDefinition watch(int number, String rule, LimitRule limit) {
    return new WatchDefinition(number, rule, 1, Severity.YELLOW, Scheme.THREE_COLOUR, limit);
  }

  private static PointDefinition point(
      int slot, int version, String kind, MeasureUnit unit, List<WatchDefinition> watches) {
    return new PointDefinition(
        slot,
        version,
        new PointId("coal-a", "P" + slot),
        "点位",
        "point",
        "F01",
        kind,
        0,
        unit,
        0,
        1_000,
        Reporting.PERIODIC,
        SECOND,
        4,
        List.of(),
        watches,
        false);
  }
}
