package io.vigil.model.plant;

import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A measuring place as the plant file names it.
 *
 * @param code the enterprise's own code
 * @param name what people call it, Chinese
 * @param nameEn what people call it, English
 * @param unit the plant unit (装置) it belongs to
 * @param kind what it measures, as the rule packs name it
 * @param gateway name of the gateway that sends it
 * @param measureUnit the unit its values and limits are in
 * @param rangeLow lower end of the instrument's range
 * @param rangeHigh upper end of the instrument's range
 * @param reporting periodic or by exception
 * @param sampleMillis declared period between readings
 * @param keys what the tables of the packs are looked up by
 * @param stampMemory how many of the newest stamps the judge remembers
 * @param sentinels values that mean "no value"
 * @param rules ids of the pack rules to bind; null binds every rule of the packs for the kind
 * @param limits plant values for rules whose limit is {@code @name}
 * @param customRules rules of the plant's own
 * @param source node id at an OPC UA server; null for gateways that name points by their codes
 * @param forestSeed where the cuts of the forest that looks at it begin; 0 if none does
 */
public record PlantPoint(
    String code,
    String name,
    String nameEn,
    String unit,
    String kind,
    String gateway,
    MeasureUnit measureUnit,
    double rangeLow,
    double rangeHigh,
    Reporting reporting,
    long sampleMillis,
    TableKeys keys,
    int stampMemory,
    List<Double> sentinels,
    @Nullable List<String> rules,
    Map<String, Double> limits,
    List<CustomRule> customRules,
    @Nullable String source,
    int forestSeed) {
  /** How many stamps are remembered where the file does not say. */
  public static final int DEFAULT_STAMP_MEMORY = 1;

  public PlantPoint {
    sentinels = List.copyOf(sentinels);
    rules = rules == null ? null : List.copyOf(rules);
    limits = Map.copyOf(limits);
    customRules = List.copyOf(customRules);
  }

  /** A point that no forest looks at. */
  public PlantPoint(
      String code,
      String name,
      String nameEn,
      String unit,
      String kind,
      String gateway,
      MeasureUnit measureUnit,
      double rangeLow,
      double rangeHigh,
      Reporting reporting,
      long sampleMillis,
      TableKeys keys,
      int stampMemory,
      List<Double> sentinels,
      @Nullable List<String> rules,
      Map<String, Double> limits,
      List<CustomRule> customRules,
      @Nullable String source) {
    this(
        code,
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
        keys,
        stampMemory,
        sentinels,
        rules,
        limits,
        customRules,
        source,
        0);
  }

  /** The same with these pack rules; null binds every rule of the packs for the kind. */
  public PlantPoint withRules(@Nullable List<String> chosen) {
    return with(gateway, chosen, source);
  }

  /** The same, sent by another gateway of the plant that comes to us. */
  public PlantPoint behind(String other) {
    return with(other, rules, null);
  }

  private PlantPoint with(String sender, @Nullable List<String> chosen, @Nullable String from) {
    return new PlantPoint(
        code,
        name,
        nameEn,
        unit,
        kind,
        sender,
        measureUnit,
        rangeLow,
        rangeHigh,
        reporting,
        sampleMillis,
        keys,
        stampMemory,
        sentinels,
        chosen,
        limits,
        customRules,
        from,
        forestSeed);
  }
}
