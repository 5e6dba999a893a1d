package io.vigil.rules.pack;

import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.JsonFields;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.rules.pack.PackRule.Template;
import io.vigil.rules.pack.RulePack.Plausible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rule packs from JSON: those that come with Vigil, or a file. Stateless; any thread. */
public final class PackReader {
  private static final List<String> BUILT_IN =
      List.of(
          "coal",
          "metal_mine",
          "tailings",
          "chem",
          "oil_gas",
          "dust",
          "al_casting",
          "steel",
          "fireworks",
          "power",
          "events",
          "integrity",
          "system");
  private static final String KINDS =
      "limit, discrete, rateOfChange, together, execution, onset, count, deviation, sum, stuck, stale,"
          + " quality, mass";
  private static final int LEAST_URGENT = 4;
  private static final long DAY_MILLIS = 86_400_000;
  private static final long WEEK_MILLIS = 7 * DAY_MILLIS;

  private PackReader() {}

  /** What reading came to. */
  public sealed interface Outcome {
    /** The pack is in order. */
    record Taken(RulePack pack) implements Outcome {}

    /** The pack has these mistakes; at least one. */
    record Refused(List<Complaint> complaints) implements Outcome {
      public Refused {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /** Ids of the packs that come with Vigil. */
  public static List<String> builtInIds() {
    return BUILT_IN;
  }

  /** A pack that comes with Vigil; empty if there is none of this id. */
  public static Optional<RulePack> builtIn(String id) {
    if (!BUILT_IN.contains(id)) {
      return Optional.empty();
    }
    Outcome outcome = read(PackResource.read(id));
    if (outcome instanceof Outcome.Taken taken) {
      return Optional.of(taken.pack());
    }
    throw new IllegalStateException("pack " + id + ": " + outcome);
  }

  /** Reads a pack from its UTF-8 bytes, with conditions as nodes only. */
  public static Outcome read(byte[] utf8) {
    return read(utf8, ConditionLanguage.NONE);
  }

  /**
   * Reads a pack from its UTF-8 bytes.
   *
   * @param language reads the conditions that are texts
   */
  public static Outcome read(byte[] utf8, ConditionLanguage language) {
    List<Complaint> complaints = new ArrayList<>();
    JsonFields in = JsonFields.parse(utf8, complaints);
    if (!complaints.isEmpty()) {
      return new Outcome.Refused(complaints);
    }
    RulePack pack = pack(in, language);
    return complaints.isEmpty() ? new Outcome.Taken(pack) : new Outcome.Refused(complaints);
  }

  private static RulePack pack(JsonFields in, ConditionLanguage language) {
    Map<String, LocationTable> tables = new HashMap<>();
    JsonFields tablesIn = in.objectOrNull("tables");
    if (tablesIn != null) {
      for (String name : tablesIn.names()) {
        tables.put(name, table(required(tablesIn, name)));
      }
    }
    List<Placed> rules = rules(in, tables, language);
    RulePack pack =
        new RulePack(
            in.text("id"),
            in.text("name"),
            in.text("nameEn"),
            in.constant("scheme", Scheme.FOUR_COLOUR),
            in.whole("silenceFloorMillis", RulePack.DEFAULT_SILENCE_FLOOR_MILLIS, 1000, DAY_MILLIS),
            tables,
            kinds(in),
            in.texts("include"),
            rules.stream().map(Placed::rule).toList());
    requireIncluded(in, pack);
    requireWatchesOfSinglePoints(rules);
    in.requireNothingElse();
    return pack;
  }

  /** A rule and where it stands in the file. */
  private record Placed(PackRule rule, JsonFields place) {}

  /** A rule of several levels becomes one for each, and together they are a ladder. */
  private static List<Placed> rules(
      JsonFields in, Map<String, LocationTable> tables, ConditionLanguage language) {
    List<Placed> rules = new ArrayList<>();
    for (JsonFields place : in.objects("rules")) {
      List<JsonFields> levels = place.variants("levels");
      for (int i = 0; i < levels.size(); i++) {
        PackRule level = rule(levels.get(i), tables, language);
        rules.add(new Placed(level.asLevel(i + 1), levels.get(i)));
      }
      if (levels.isEmpty()) {
        rules.add(new Placed(rule(place, tables, language), place));
      }
    }
    return rules;
  }

  private static void requireIncluded(JsonFields in, RulePack pack) {
    for (int i = 0; i < pack.include().size(); i++) {
      String id = pack.include().get(i);
      if (!BUILT_IN.contains(id) || id.equals(pack.id())) {
        in.complain("include/" + i, "规则包 " + id + " 不存在", "no rule pack " + id);
      }
    }
  }

  /** A rule over several points looks at rules of single points, so none waits for another. */
  private static void requireWatchesOfSinglePoints(List<Placed> placed) {
    Map<String, PackRule> rules = new HashMap<>();
    placed.forEach(one -> rules.put(one.rule().id(), one.rule()));
    for (Placed one : placed) {
      if (one.rule().template() instanceof Template.Over over) {
        over.condition().eachWatched(id -> requireSingle(id, rules.get(id), one.place()));
      }
    }
  }

  private static void requireSingle(String id, @Nullable PackRule watched, JsonFields place) {
    if (watched == null) {
      place.complain("", "规则 " + id + " 不在本规则包中", "no rule " + id + " in this pack");
    } else if (watched.template() instanceof Template.Over) {
      place.complain(
          "",
          "规则 " + id + " 本身涉及多个点位，不能再被引用",
          "rule " + id + " looks at several points itself and cannot be looked at");
    }
  }

  private static LocationTable table(JsonFields in) {
    LocationTable table = new LocationTable();
    for (String location : in.names()) {
      JsonFields row = required(in, location);
      Map<String, LocationTable.Cell> cells = new HashMap<>();
      for (String column : row.names()) {
        JsonFields cell = required(row, column);
        cells.put(column, new LocationTable.Cell(cell.number("value"), Mark.read(cell, "mark")));
        cell.requireNothingElse();
      }
      table.put(location, cells);
    }
    return table;
  }

  private static Map<String, Plausible> kinds(JsonFields in) {
    Map<String, Plausible> kinds = new HashMap<>();
    JsonFields kindsIn = in.objectOrNull("kinds");
    if (kindsIn != null) {
      for (String kind : kindsIn.names()) {
        JsonFields range = required(kindsIn, kind);
        kinds.put(kind, new Plausible(range.number("low"), range.number("high")));
        Mark.read(range, "mark");
        range.requireNothingElse();
      }
    }
    return kinds;
  }

  private static PackRule rule(
      JsonFields in, Map<String, LocationTable> tables, ConditionLanguage language) {
    String ladder = in.textOrNull("ladder");
    List<String> units = in.texts("units");
    RuleText text =
        new RuleText(
            in.text("name"),
            in.text("nameEn"),
            in.text("clause"),
            Mark.read(in, "limitMark"),
            Mark.read(in, "clearMark"),
            ladder == null ? "" : ladder,
            (int) in.whole("rung", 0, 0, 9));
    PackRule rule =
        new PackRule(
            in.text("id"),
            in.texts("kinds"),
            units,
            Severity.ofNumber((int) in.whole("severity", LEAST_URGENT, 1, LEAST_URGENT)),
            text,
            in.textOrNull("gate"),
            template(in, tables, ConditionReader.of(in, units, tables, language)),
            in.textOrNull("whereGiven"));
    in.requireNothingElse();
    return rule;
  }

  private static Template template(
      JsonFields in, Map<String, LocationTable> tables, ConditionReader conditions) {
    String kind = in.text("rule");
    return switch (kind) {
      case "limit" ->
          new Template.Limit(
              in.constant("comparison", Comparison.GE),
              quantity(in, "limit", tables),
              in.constant("clearWhen", Comparison.LT),
              quantity(in, "clear", tables),
              delays(in));
      case "discrete" -> new Template.Discrete(in.number("abnormal"), delays(in));
      case "rateOfChange" ->
          new Template.RateOfChange(
              in.constant("direction", Direction.BOTH),
              quantity(in, "change", tables),
              in.whole("windowMillis", 1, 1, DAY_MILLIS),
              delays(in),
              in.has("below") ? quantity(in, "below", tables) : null);
      case "together" -> new Template.Over(conditions.read(in, "when"), delays(in));
      case "execution" -> execution(in, conditions);
      case "onset" -> onset(in, conditions);
      case "count" -> new Template.Over(count(in), delays(in));
      case "deviation" -> new Template.Over(conditions.deviation(in), delays(in));
      case "sum" ->
          new Template.Sum(
              in.number("least"), in.whole("windowMillis", 1, 1, DAY_MILLIS), delays(in));
      case "stuck" ->
          new Template.Stuck(
              (int) in.whole("samples", 1, 1, 1000),
              in.whole("leastMillis", 1, 1, DAY_MILLIS),
              in.whole("offMillis", 0, 0, DAY_MILLIS));
      case "quality" ->
          new Template.Flagged(in.constants("reasons", QualityReason.CALIBRATING), delays(in));
      case "mass" ->
          new Template.Mass(
              in.constant("sign", Sign.CALIBRATING),
              (int) in.whole("morePercent", 20, 0, 99),
              (int) in.whole("least", 2, 1, 1000));
      case "stale" ->
          new Template.Stale(
              (int) in.whole("samples", 1, 1, 1000), in.whole("leastMillis", 0, 0, WEEK_MILLIS));
      default -> {
        in.complain("rule", "“" + kind + "” 不在允许值 " + KINDS + " 之内", "must be one of " + KINDS);
        yield new Template.Stale(1, 0);
      }
    };
  }

  /** What asks for something to be done, and what shows that it was. */
  private static Template execution(JsonFields in, ConditionReader conditions) {
    ConditionTemplate when = conditions.read(in, "when");
    ConditionTemplate confirmed = conditions.read(in, "confirmed");
    return new Template.Over(new ConditionTemplate.Execution(when, confirmed), delays(in));
  }

  /** What begins, and what must have held lately then, or must not. */
  private static Template onset(JsonFields in, ConditionReader conditions) {
    return new Template.Over(
        new ConditionTemplate.Onset(
            conditions.read(in, "when"),
            conditions.read(in, in.has("lately") ? "lately" : "notLately"),
            in.whole("withinMillis", 1, 1, DAY_MILLIS),
            in.has("lately")),
        delays(in));
  }

  private static ConditionTemplate count(JsonFields in) {
    return new ConditionTemplate.Count(
        ConditionReader.active(in),
        (int) in.whole("least", 1, 1, Condition.Count.MOST),
        in.whole("withinMillis", 0, 0, DAY_MILLIS));
  }

  private static Delays delays(JsonFields in) {
    return new Delays(
        in.whole("onMillis", 0, 0, DAY_MILLIS), in.whole("offMillis", 0, 0, DAY_MILLIS));
  }

  /**
   * A number, {@code "table.name.column"}, {@code {"plant": name, "factor":, "plus":}}, or {@code
   * {"gas": column, "factor":}}; an object may say {@code "atLeast"}.
   */
  static Quantity quantity(JsonFields in, String name, Map<String, LocationTable> tables) {
    if (in.holdsText(name)) {
      String[] parts = in.text(name).split("\\.", -1);
      if (parts.length == 3 && parts[0].equals("table") && tables.containsKey(parts[1])) {
        return new Quantity.FromTable(parts[1], parts[2]);
      }
      in.complain(name, "应为 table.表名.列名", "must be table.name.column of a table of this pack");
      return new Quantity.Fixed(0);
    }
    if (in.holdsObject(name)) {
      JsonFields parts = required(in, name);
      double factor = parts.number("factor", 1);
      Quantity quantity =
          parts.has("gas")
              ? new Quantity.FromGas(parts.constant("gas", Gas.Column.OEL), factor)
              : new Quantity.FromPlant(parts.text("plant"), factor, parts.number("plus", 0));
      boolean isBounded = parts.has("atLeast");
      double least = parts.number("atLeast", 0);
      parts.requireNothingElse();
      return isBounded ? new Quantity.AtLeast(least, quantity) : quantity;
    }
    return new Quantity.Fixed(in.number(name));
  }

  private static JsonFields required(JsonFields in, String name) {
    JsonFields object = in.objectOrNull(name);
    return object == null ? JsonFields.empty() : object;
  }
}
