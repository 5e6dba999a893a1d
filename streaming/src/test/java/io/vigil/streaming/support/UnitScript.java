package io.vigil.streaming.support;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A lane of a plant with two units that were chosen to be looked at, by a forest too, two channels
 * each, a row a minute: learned for 401 minutes; after 50 more one channel of the first is
 * disturbed for an hour.
 */
public final class UnitScript {
  /** The unit that is disturbed. */
  public static final String DISTURBED = "U1";

  /** The channel that is. */
  public static final String CHANNEL = "P100";

  private static final String ENTERPRISE = "two-units";
  private static final int FOREST_SEED = 42;
  private static final int GATEWAY = 9;
  private static final int FIRST_SLOT = 99;
  private static final int CHANNELS = 2;
  private static final int DISTURBED_FROM = 451;
  private static final int DISTURBED_TO = 511;
  private static final int MINUTES = 560;
  private static final long MINUTE = 60_000;
  private static final long BEGIN = 1_760_000_000_000L;

  private final List<LaneRecord> records = new ArrayList<>();
  private final Random random = new Random(2);

  private UnitScript() {}

  /** The lane from its definitions on. */
  public static List<LaneRecord> lane() {
    UnitScript script = new UnitScript();
    script.define();
    script.run();
    return script.records;
  }

  private void define() {
    List<DefinitionEntry> entries = new ArrayList<>();
    entries.add(
        new GatewayDefinition(
            GATEWAY, 1, ENTERPRISE, "gw-units", Door.MQTT, GatewayMode.LIVE, false));
    for (int unit = 0; unit < 2; unit++) {
      int home = FIRST_SLOT + unit * (CHANNELS + 1);
      String name = "U" + (unit + 1);
      entries.add(
          point(home, name, "unit.normal", MeasureUnit.BOOL, Reporting.BY_EXCEPTION)
              .withForest(FOREST_SEED));
      for (int channel = 1; channel <= CHANNELS; channel++) {
        entries.add(
            point(home + channel, name, "cool.flow", MeasureUnit.M3_PER_H, Reporting.PERIODIC));
      }
    }
    records.add(new Definition(1, BEGIN, entries));
  }

  private void run() {
    for (int minute = 0; minute < MINUTES; minute++) {
      boolean isDisturbed = minute >= DISTURBED_FROM && minute < DISTURBED_TO;
      int points = minute == 0 ? 2 * (CHANNELS + 1) : 2 * CHANNELS;
      Readings readings =
          new Readings(
              new int[points],
              new long[points],
              new double[points],
              new byte[points],
              new byte[points]);
      int i = 0;
      for (int slot = FIRST_SLOT; slot < FIRST_SLOT + 2 * (CHANNELS + 1); slot++) {
        boolean isHome = (slot - FIRST_SLOT) % (CHANNELS + 1) == 0;
        if (isHome && minute > 0) {
          continue;
        }
        double more = isDisturbed && slot == FIRST_SLOT + 1 ? -6 : 0;
        readings.slots()[i] = slot;
        readings.times()[i] = BEGIN + minute * MINUTE;
        readings.values()[i++] = isHome ? 1 : 100 + more + random.nextGaussian();
      }
      long now = BEGIN + minute * MINUTE;
      records.add(new Batch(1, now, GATEWAY, "boot1", minute, now, now, Batch.NO_AT, readings));
    }
  }

  private static PointDefinition point(
      int slot, String unit, String kind, MeasureUnit measureUnit, Reporting reporting) {
    return new PointDefinition(
        slot,
        1,
        new PointId(ENTERPRISE, "P" + slot),
        "测点",
        "point",
        unit,
        kind,
        GATEWAY,
        measureUnit,
        0,
        1_000,
        reporting,
        MINUTE,
        4,
        List.of(),
        List.of(),
        false);
  }
}
