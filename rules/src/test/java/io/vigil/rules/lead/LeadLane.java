package io.vigil.rules.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.Readings;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** A lane with the points of one unit, and what the detectors say of it. */
final class LeadLane {
  private static final long QUARTER = 900_000;

  private final List<LaneRecord> records = new ArrayList<>();
  private long sequence;

  LeadLane(long begin, PointDefinition... points) {
    List<DefinitionEntry> entries = new ArrayList<>();
    entries.add(new GatewayDefinition(0, 1, "coal-a", "gw1", Door.MQTT, GatewayMode.LIVE, false));
    entries.addAll(List.of(points));
    records.add(new Definition(1, begin, entries));
  }

  /** A point that says when something changes. */
  static PointDefinition point(int slot, String kind, MeasureUnit unit) {
    return point(slot, kind, unit, Reporting.BY_EXCEPTION, QUARTER);
  }

  static PointDefinition point(
      int slot, String kind, MeasureUnit unit, Reporting reporting, long sampleMillis) {
    return new PointDefinition(
        slot,
        1,
        new PointId("coal-a", "P" + slot),
        "点位",
        "point",
        "U1",
        kind,
        0,
        unit,
        0,
        1_000,
        reporting,
        sampleMillis,
        4,
        List.of(),
        List.of(),
        false);
  }

  void read(int point, long time, double value) {
    Readings readings =
        new Readings(
            new int[] {point}, new long[] {time}, new double[] {value}, new byte[1], new byte[1]);
    records.add(new Batch(1, time, 0, "b1", sequence++, time, time, Batch.NO_AT, readings));
  }

  /** Events of the source; the state went through bytes before each record, or nothing changes. */
  List<LeadEvent> said(LeadSource source) {
    List<LeadEvent> straight = new ArrayList<>();
    List<LeadEvent> restarted = new ArrayList<>();
    LeadState one = LeadState.fresh(3);
    LeadState other = LeadState.fresh(3);
    for (int offset = 0; offset < records.size(); offset++) {
      LeadStep.step(one, offset, records.get(offset), straight::add);
      if (offset % 7 == 0) {
        other = LeadStateCodec.get(new ByteReader(bytes(other)));
      }
      LeadStep.step(other, offset, records.get(offset), restarted::add);
    }
    assertThat(restarted).isEqualTo(straight);
    assertThat(bytes(other)).isEqualTo(bytes(one));
    return straight.stream().filter(event -> event.source() == source).toList();
  }

  private static byte[] bytes(LeadState state) {
    ByteWriter out = new ByteWriter(1 << 12);
    LeadStateCodec.put(state, out);
    return out.toByteArray();
  }
}
