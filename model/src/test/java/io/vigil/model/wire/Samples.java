package io.vigil.model.wire;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.AlertJournalEntry;
import io.vigil.model.alert.FoundActivation;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.alert.LanePulse;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.event.PlantEvent;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.GapDone;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lane.Tick;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.presence.BirthDifference;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of everything that stands in the log. Never changed: golden files were written from them. */
final class Samples {
  private static final long NOW = 1_795_334_531_120L;

  static final GatewayDefinition GATEWAY =
      new GatewayDefinition(3, 17, "coal-a", "gw1", Door.OPC_UA, GatewayMode.REPLAY, false);

  static final GatewayDefinition REACHED_GATEWAY =
      new GatewayDefinition(
          4,
          18,
          "tank-a",
          "opc1",
          Door.OPC_UA,
          GatewayMode.LIVE,
          false,
          new Endpoint("opc.tcp://dcs.plant:4840/vigil", Security.SIGN));

  static final PointDefinition POINT =
      new PointDefinition(
          1200,
          88,
          new PointId("coal-a", "F01.CH4"),
          "工作面甲烷 T1",
          "Face methane T1",
          "F01",
          "gas.ch4",
          3,
          MeasureUnit.PERCENT_CH4,
          0,
          40,
          Reporting.BY_EXCEPTION,
          1000,
          4,
          List.of(-9999.0, -200.0),
          List.of(
              watch(
                  4000,
                  "CO-M1",
                  Severity.YELLOW,
                  new LimitRule(
                      Comparison.GE, 1, Comparison.LT, 1, new Delays(0, 30_000), new Gate(7, 1))),
              watch(
                  4001,
                  "X-2",
                  Severity.RED,
                  new DiscreteRule(0, new Delays(5000, 30_000), new Gate(8, 2))),
              watch(
                  4002,
                  "X-3",
                  Severity.ORANGE,
                  new RateOfChangeRule(Direction.FALL, 0.3, 300_000, Delays.NONE, null)),
              watch(4003, "IN-01", Severity.BLUE, new StaleRule(60_000))),
          false);

  static final PointDefinition REACHED_POINT =
      new PointDefinition(
          9,
          3,
          new PointId("tank-a", "TK101.LT1"),
          "TK-101 液位",
          "TK-101 level",
          "TK101",
          "tank.level",
          4,
          MeasureUnit.M,
          0,
          12,
          Reporting.PERIODIC,
          1000,
          1,
          List.of(),
          List.of(),
          false,
          "nsu=urn:plant:dcs;s=TK101.LT1",
          0);

  static final Batch BATCH =
      new Batch(
          1,
          NOW + 12,
          3,
          "6f1c0c1e",
          10_452,
          NOW,
          NOW + 5,
          1_088_640_000_000L,
          new Readings(
              new int[] {1200, 3, 1200},
              new long[] {NOW - 120, NOW - 3_600_000, NOW + 700_000},
              new double[] {0.82, Double.NaN, -0.0},
              new byte[] {
                QualityReason.GOOD.code(),
                QualityReason.SENSOR_FAULT.code(),
                QualityReason.OVER_RANGE.code()
              },
              new byte[] {0, 0, ReadingFlag.TIME_FUTURE}));

  static final ActivationEvent ACTIVATION =
      new ActivationEvent(
          Kind.END,
          "4e1d5a875087224f705248879dbf1106",
          "run-1",
          9_000_000_001L,
          12,
          7,
          9_000_123_456L,
          POINT.id(),
          "F01",
          "CO-M1",
          3,
          Severity.YELLOW,
          Scheme.THREE_COLOUR,
          Mode.TEST,
          false,
          -5,
          NOW,
          0,
          Double.NaN,
          1.62,
          1.0,
          QualityReason.OVER_RANGE,
          ReadingFlag.TIME_STUCK,
          EndReason.RUN_ENDED);

  static final FoundActivation FOUND =
      new FoundActivation(
          new ActivationEvent(
              Kind.CLEAR,
              "7c1d5a875087224f705248879dbf1106",
              "",
              0,
              1,
              7,
              88,
              POINT.id(),
              "F01",
              "CO-M1",
              3,
              Severity.YELLOW,
              Scheme.THREE_COLOUR,
              Mode.HISTORY,
              false,
              NOW - 600_000,
              NOW - 60_000,
              NOW,
              0.4,
              1.62,
              1.0,
              QualityReason.GOOD,
              (byte) 0,
              EndReason.NONE));

  static final LanePulse PULSE = new LanePulse(7, 9_000_123_456L, 86_400_000, NOW);

  static final Batch GATEWAY_TICK =
      new Batch(1, NOW, 0, "b", 0, NOW, NOW, Batch.NO_AT, Readings.NONE);

  private Samples() {}

  private static WatchDefinition watch(int number, String rule, Severity severity, Rule judged) {
    return new WatchDefinition(number, rule, 3, severity, Scheme.THREE_COLOUR, judged);
  }

  /** Lane records by the name of their golden file. */
  static Map<String, LaneRecord> laneRecords() {
    Map<String, LaneRecord> records = new LinkedHashMap<>();
    records.put("LaneRecordCodec.batch", BATCH);
    records.put("LaneRecordCodec.gatewayTick", GATEWAY_TICK);
    records.put("LaneRecordCodec.tick", new Tick(2, NOW));
    records.put("LaneRecordCodec.link", new Link(1, NOW, Door.OPC_UA, LinkState.CURRENT));
    records.put("LaneRecordCodec.definition", new Definition(1, NOW, List.of(GATEWAY, POINT)));
    records.put("LaneRecordCodec.snapshot", new Snapshot(1, NOW, 99, 1, 3, List.of(POINT)));
    records.put(
        "LaneRecordCodec.gapDone", new GapDone(1, NOW, 3, NOW - 3_600_000, NOW - 60_000, true));
    return records;
  }

  static Map<String, JudgeEvent> judgeEvents() {
    return Map.of(
        "JudgeEventCodec.activation",
        ACTIVATION,
        "JudgeEventCodec.found",
        FOUND,
        "JudgeEventCodec.pulse",
        PULSE);
  }

  static LeadEvent lead() {
    return new LeadEvent(
        LeadEvent.Kind.END,
        "0123456789abcdef0123456789abcdef",
        LeadSource.EARLY_WARNING,
        new PointId("coal-a", "F01.CH4"),
        "F01",
        "CO-M1",
        Mode.TEST,
        3,
        1234,
        1_700_000_000_000L,
        1_700_000_210_000L,
        1.02,
        LeadEvent.Outcome.REACHED,
        "当前 0.92，为限值 1 的 92%",
        "now 0.92, 92 % of the limit 1");
  }

  static AlertJournalEntry journalEntry() {
    return new AlertJournalEntry(
        2,
        88_213,
        0,
        NOW,
        "RAISED",
        "a-7k2m9",
        "coal-a",
        "140428",
        "F01",
        "F01.CH4",
        "CO-M1",
        Severity.YELLOW,
        Mode.REAL,
        1.02,
        Double.NaN,
        "张三");
  }

  static Map<String, Refusal> refusals() {
    return Map.of(
        "RefusalCodec.reading",
        Refusal.ofReading(
            RefusalCode.VALUE_CONFLICT,
            "coal-a",
            "gw1",
            "6f1c0c1e",
            10_452,
            "F01.CH4",
            NOW,
            NOW + 5,
            "F01.CH4",
            "2026-11-22T08:02:11.120Z",
            12.4,
            13.1),
        "RefusalCodec.message",
        new Refusal(
            RefusalCode.JSON_BAD, "coal-a", "gw1", "", -1, null, 0, NOW, "坏", "bad", "{\"v\":1"));
  }

  static PlantEvents plantEvents() {
    return new PlantEvents(
        "coal-a",
        "gw1",
        "6f1c0c1e",
        10_460,
        1_795_334_700_000L,
        1_795_334_700_020L,
        0,
        List.of(
            PlantEvent.calibrationBegin(
                List.of("TK101.LEL", "TK102.LEL"), 1_795_334_700_000L, 1_795_336_500_000L, "李四"),
            PlantEvent.state(
                "unit:U1", 1_795_334_700_000L, PlantEvent.State.MAINTENANCE, "检修单 2026-118"),
            new PlantEvent(
                PlantEvent.Type.CFG_APPLIED,
                1_795_334_700_000L,
                List.of(),
                0,
                "",
                "",
                null,
                "",
                17)));
  }

  static GatewayState gatewayState() {
    BirthDifference unit =
        new BirthDifference("F01.CH4", BirthDifference.Kind.UNIT, "单位不一致", "other unit");
    return new GatewayState(
        "coal-a",
        "gw1",
        GatewayState.Presence.LEFT,
        "6f1c0c1e",
        1_795_334_700_020L,
        "edge 2.4.1",
        72,
        List.of(unit));
  }
}
