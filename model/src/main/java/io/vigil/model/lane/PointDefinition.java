package io.vigil.model.lane;

import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.WatchDefinition;
import java.util.List;

/**
 * A point with everything that admission and judgement need to know of it, its watches expanded.
 *
 * @param slot lane-local number, dense, for life; state is addressed by it
 * @param version grows with every change of the point or of one of its watches
 * @param id enterprise and code
 * @param name what people call it, Chinese
 * @param nameEn what people call it, English
 * @param unit the plant unit (装置) it belongs to
 * @param kind what it measures, as the rule packs name it, for example {@code gas.ch4}
 * @param gateway lane-local number of the gateway that sends it
 * @param measureUnit the unit its values and limits are in
 * @param rangeLow lower end of the instrument's range; a value below counts as this end
 * @param rangeHigh upper end of the instrument's range
 * @param reporting periodic or by exception
 * @param sampleMillis declared period between readings
 * @param stampMemory how many of the newest stamps the judge remembers to tell repeats from
 *     conflicts; at least 1
 * @param sentinels values that mean "no value"
 * @param watches the rules bound to it
 * @param retired whether it no longer exists
 * @param source node id at an OPC UA server; empty for gateways that name points by their codes,
 *     and in the state of lanes
 * @param forestSeed where the cuts of the forest that looks at it begin; 0 if none does. At a point
 *     that chooses its unit: of the forest that looks at the unit
 */
public record PointDefinition(
    int slot,
    long version,
    PointId id,
    String name,
    String nameEn,
    String unit,
    String kind,
    int gateway,
    MeasureUnit measureUnit,
    double rangeLow,
    double rangeHigh,
    Reporting reporting,
    long sampleMillis,
    int stampMemory,
    List<Double> sentinels,
    List<WatchDefinition> watches,
    boolean retired,
    String source,
    int forestSeed)
    implements DefinitionEntry {
  public PointDefinition {
    if (!(rangeLow < rangeHigh)) {
      throw new IllegalArgumentException(id + ": range " + rangeLow + ".." + rangeHigh);
    }
    if (sampleMillis <= 0 || stampMemory < 1 || slot < 0) {
      throw new IllegalArgumentException(
          id + ": slot " + slot + ", sample " + sampleMillis + " ms, stamps " + stampMemory);
    }
    if (forestSeed < 0) {
      throw new IllegalArgumentException(id + ": forest seed " + forestSeed);
    }
    sentinels = List.copyOf(sentinels);
    watches = List.copyOf(watches);
  }

  /**
   * A point that its gateway names by its code, or of which it does not matter where it is read,
   * and that no forest looks at.
   */
  public PointDefinition(
      int slot,
      long version,
      PointId id,
      String name,
      String nameEn,
      String unit,
      String kind,
      int gateway,
      MeasureUnit measureUnit,
      double rangeLow,
      double rangeHigh,
      Reporting reporting,
      long sampleMillis,
      int stampMemory,
      List<Double> sentinels,
      List<WatchDefinition> watches,
      boolean retired) {
    this(
        slot,
        version,
        id,
        name,
        nameEn,
        unit,
        kind,
        gateway,
        measureUnit,
        rangeLow,
        rangeHigh,
        reporting,
        sampleMillis,
        stampMemory,
        sentinels,
        watches,
        retired,
        "",
        0);
  }

  /** The same as this version. */
  public PointDefinition atVersion(long number) {
    return with(number, retired, forestSeed);
  }

  /** The same, which no longer exists. */
  public PointDefinition asRetired() {
    return with(version, true, forestSeed);
  }

  /** The same, looked at by the forest of this seed; 0 by none. */
  public PointDefinition withForest(int seed) {
    return with(version, retired, seed);
  }

  private PointDefinition with(long newVersion, boolean isRetired, int seed) {
    return new PointDefinition(
        slot,
        newVersion,
        id,
        name,
        nameEn,
        unit,
        kind,
        gateway,
        measureUnit,
        rangeLow,
        rangeHigh,
        reporting,
        sampleMillis,
        stampMemory,
        sentinels,
        watches,
        isRetired,
        source,
        seed);
  }

  @Override
  public String enterprise() {
    return id.enterprise();
  }
}
