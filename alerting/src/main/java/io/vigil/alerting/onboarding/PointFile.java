package io.vigil.alerting.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.alerting.onboarding.PointSheet.Remark;
import io.vigil.alerting.onboarding.PointSheet.Verdict;
import io.vigil.alerting.registry.PlantCheck;
import io.vigil.alerting.registry.PlantCheck.Outcome;
import io.vigil.alerting.statistics.Csv;
import io.vigil.model.plant.Complaint;
import io.vigil.model.rule.LimitRule;
import io.vigil.rules.pack.BoundPoint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The points of a draft as a file with a heading, to be taken and to be given (design: onboarding
 * §2). Whether a point is in order is decided by the same look that an import takes at a whole
 * plant file; here its mistakes only find their row and column again. One thread.
 */
final class PointFile {
  private static final Pattern PLACE =
      Pattern.compile("/points/([0-9]+)(?:/([^/]+))?(?:/([^/]+))?.*");
  static final String OWN_RULE = "PLANT-";

  /** Mistakes of form keep others of the same row unseen, so rows are looked at again without. */
  private static final int MOST_LOOKS = 4;

  private final Onboarding onboarding;
  private final ObjectNode draft;
  private final List<SheetRow> sheet;
  private final Map<PointColumn, Integer> places = new EnumMap<>(PointColumn.class);
  private final List<String> notKept = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<One> rows = new ArrayList<>();

  /** A row, the point that it is, and its mistakes. */
  private record One(SheetRow row, PointRow reader, ObjectNode point, List<Remark> remarks) {}

  /** What a file comes to, and the draft that it makes. */
  record Read(PointSheet sheet, String plant) {}

  private PointFile(Onboarding onboarding, byte[] bytes) {
    this.onboarding = onboarding;
    this.draft = PlantText.read(onboarding.draft());
    this.sheet = SheetFile.read(bytes);
  }

  /** Reads the file beside the draft as it stands. */
  static Read read(Onboarding onboarding, byte[] bytes) {
    PointFile file = new PointFile(onboarding, bytes);
    file.heading();
    if (file.remarks.isEmpty()) {
      file.points();
      file.look();
      file.ownLimits();
    }
    return new Read(file.result(), file.plant(file.rows).toString());
  }

  private void heading() {
    SheetRow heading = sheet.get(0);
    for (int i = 0; i < heading.cells().size(); i++) {
      column(heading.cell(i), i);
    }
    for (PointColumn column : PointColumn.values()) {
      if (column.isMandatory() && column != PointColumn.SOURCE && !places.containsKey(column)) {
        remark(column.heading(), "缺少列 " + column.heading(), "no column " + column.heading());
      }
    }
  }

  private void column(String name, int place) {
    Optional<PointColumn> column = PointColumn.of(name);
    if (column.isEmpty()) {
      if (!name.isEmpty()) {
        notKept.add(name);
      }
      return;
    }
    if (places.put(column.get(), place) != null) {
      remark(name, "列 " + name + " 重复", "column " + name + " is there twice");
    }
    if (column.get().kind() == PointColumn.Kind.NOT_KEPT) {
      notKept.add(name);
    }
  }

  private void points() {
    Map<String, JsonNode> before = pointsByCode(draft);
    Map<String, String> doors = PlantText.doors(draft);
    String only = draft.path("gateways").path(0).path("name").asText();
    Map<String, Integer> seen = new HashMap<>();
    for (SheetRow row : sheet.subList(1, sheet.size())) {
      List<Remark> mistakes = new ArrayList<>();
      PointRow reader = new PointRow(row, places, mistakes);
      ObjectNode point = reader.point(before.get(reader.code()), only, doors);
      point.remove("customRules");
      Integer other = seen.putIfAbsent(reader.code(), row.number());
      if (other != null && !reader.code().isEmpty()) {
        mistakes.add(
            new Remark(
                PointColumn.POINT_CODE.heading(),
                "第 " + row.number() + " 行点位编码 " + reader.code() + " 与第 " + other + " 行重复",
                "row " + row.number() + ": " + reader.code() + " is in row " + other + " already"));
      }
      rows.add(new One(row, reader, point, mistakes));
    }
  }

  private void look() {
    for (int i = 0; i < MOST_LOOKS; i++) {
      List<One> sound = sound();
      if (sound.isEmpty() || !(check(sound) instanceof Outcome.Refused refused)) {
        return;
      }
      refused.complaints().forEach(complaint -> place(complaint, sound));
      if (!remarks.isEmpty()) {
        return;
      }
    }
  }

  private void place(Complaint complaint, List<One> looked) {
    Matcher place = PLACE.matcher(complaint.pointer());
    if (!place.matches()) {
      remark(complaint.pointer(), complaint.zh(), complaint.en());
      return;
    }
    One row = looked.get(Integer.parseInt(place.group(1)));
    String column = column(complaint.pointer(), place.group(2), place.group(3));
    row.remarks()
        .add(
            new Remark(
                column,
                "第 " + row.row().number() + " 行 " + column + "：" + complaint.zh(),
                "row " + row.row().number() + ", " + column + ": " + complaint.en()));
  }

  private static String column(String pointer, @Nullable String field, @Nullable String below) {
    if (pointer.endsWith("/rationale")) {
      return PointColumn.CONSEQUENCE.heading();
    }
    if (pointer.contains("/rationale/")) {
      return column("", pointer.substring(pointer.lastIndexOf('/') + 1), null);
    }
    String name = below != null && "limits".equals(field) ? below : field == null ? "" : field;
    return PointColumn.ofField(name).map(PointColumn::heading).orElse(name);
  }

  /** A limit of the plant that no rule of its packs asks for becomes a rule of its own. */
  private void ownLimits() {
    List<One> sound = sound();
    if (sound.isEmpty() || !(check(sound) instanceof Outcome.Sound plant)) {
      return;
    }
    for (int i = 0; i < sound.size(); i++) {
      ArrayNode rules = kept(sound.get(i));
      for (PointColumn limit :
          List.of(PointColumn.LL, PointColumn.L, PointColumn.H, PointColumn.HH)) {
        JsonNode value = sound.get(i).point().path("limits").path(limit.field());
        if (value.isNumber() && !isAskedFor(value.asDouble(), limit, plant.points().get(i))) {
          rules.add(rule(limit, value.asDouble(), sound.get(i).reader()));
        }
      }
      if (!rules.isEmpty()) {
        sound.get(i).point().set("customRules", rules);
      }
    }
    look();
  }

  /** Rules that the draft gave the point by other means than a file. */
  private ArrayNode kept(One row) {
    ArrayNode rules = PlantText.array();
    JsonNode before = pointsByCode(draft).get(row.reader().code());
    if (before != null) {
      before
          .path("customRules")
          .forEach(
              rule -> {
                if (!rule.path("id").asText().startsWith(OWN_RULE)) {
                  rules.add(rule);
                }
              });
    }
    return rules;
  }

  private static boolean isAskedFor(double value, PointColumn limit, BoundPoint point) {
    boolean high = isHigh(limit);
    return point.rules().stream()
        .anyMatch(
            rule ->
                rule.rule() instanceof LimitRule one
                    && one.comparison().isHigh() == high
                    && one.limit() == value);
  }

  private static boolean isHigh(PointColumn limit) {
    return limit == PointColumn.H || limit == PointColumn.HH;
  }

  private static ObjectNode rule(PointColumn limit, double value, PointRow row) {
    boolean high = isHigh(limit);
    boolean far = limit == PointColumn.HH || limit == PointColumn.LL;
    ObjectNode rule = PlantText.object();
    rule.put("id", OWN_RULE + limit.heading()).put("rule", "limit");
    rule.put("comparison", high ? "GE" : "LE").put("limit", value);
    rule.put("clearWhen", high ? "LT" : "GT");
    rule.put("clear", clear(value, row.deadband(), high));
    rule.put("onMillis", row.onMillis()).put("offMillis", 0).put("severity", far ? 2 : 3);
    ObjectNode rationale = row.rationale();
    if (!rationale.isEmpty()) {
      rule.set("rationale", rationale);
    }
    return rule;
  }

  /** In decimals, as people would reckon it. */
  private static BigDecimal clear(double limit, double deadband, boolean high) {
    BigDecimal band = BigDecimal.valueOf(deadband);
    return BigDecimal.valueOf(limit).add(high ? band.negate() : band);
  }

  private Outcome check(List<One> some) {
    return PlantCheck.of(
        onboarding.enterprise(), plant(some).toString().getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode plant(List<One> some) {
    ArrayNode points = PlantText.array();
    some.forEach(one -> points.add(one.point()));
    ObjectNode plant = draft.deepCopy();
    plant.set("points", points);
    return plant;
  }

  private List<One> sound() {
    return rows.stream().filter(one -> one.remarks().isEmpty()).toList();
  }

  private PointSheet result() {
    Map<String, JsonNode> before = pointsByCode(draft);
    Set<String> removed = new LinkedHashSet<>(before.keySet());
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    List<PointSheet.Row> verdicts = new ArrayList<>();
    for (One one : rows) {
      String code = one.reader().code();
      removed.remove(code);
      Verdict verdict = verdict(one, before.get(code));
      counts.merge(verdict, 1, Integer::sum);
      verdicts.add(new PointSheet.Row(one.row().number(), code, verdict, one.remarks()));
    }
    return new PointSheet(
        verdicts,
        remarks,
        notKept,
        counts.getOrDefault(Verdict.NEW, 0),
        counts.getOrDefault(Verdict.CHANGED, 0),
        counts.getOrDefault(Verdict.SAME, 0),
        counts.getOrDefault(Verdict.REFUSED, 0),
        rows.isEmpty() ? List.of() : List.copyOf(removed),
        annotated());
  }

  private static Verdict verdict(One one, @Nullable JsonNode before) {
    if (!one.remarks().isEmpty()) {
      return Verdict.REFUSED;
    }
    if (before == null) {
      return Verdict.NEW;
    }
    boolean same = PlantDifference.isSame(before, one.point());
    return same ? Verdict.SAME : Verdict.CHANGED;
  }

  private String annotated() {
    List<List<String>> lines = new ArrayList<>();
    List<String> heading = new ArrayList<>(sheet.get(0).cells());
    heading.add("校验 / verdict");
    lines.add(heading);
    for (One one : rows) {
      List<String> line = new ArrayList<>();
      for (int i = 0; i < sheet.get(0).cells().size(); i++) {
        line.add(one.row().cell(i));
      }
      line.add(String.join("；", one.remarks().stream().map(Remark::zh).toList()));
      lines.add(line);
    }
    return new String(Csv.write(lines), StandardCharsets.UTF_8);
  }

  private void remark(String column, String zh, String en) {
    remarks.add(new Remark(column, zh, en));
  }

  private static Map<String, JsonNode> pointsByCode(JsonNode plant) {
    Map<String, JsonNode> points = new LinkedHashMap<>();
    plant.path("points").forEach(one -> points.put(one.path("code").asText(), one));
    return points;
  }
}
