package io.vigil.alerting.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.alerting.onboarding.PointSheet.Remark;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns one row of a file into a point of a plant file, and says what cannot be one. What the draft
 * says of a point and no column holds, such as its choice of rules, stays. One thread.
 */
final class PointRow {
  private static final long MILLIS = 1_000;
  private static final String BEGINS_FORMULA = "=+-@";
  private static final String NUMBER = "[+-]?[0-9]{1,15}([.][0-9]{1,15})?([eE][+-]?[0-9]{1,3})?";

  private final SheetRow row;
  private final Map<PointColumn, Integer> places;
  private final List<Remark> remarks;

  PointRow(SheetRow row, Map<PointColumn, Integer> places, List<Remark> remarks) {
    this.row = row;
    this.places = places;
    this.remarks = remarks;
  }

  /** Its code; empty if it has none. */
  String code() {
    return text(PointColumn.POINT_CODE);
  }

  /** The deadband of the plant's own limits; 0 without one. */
  double deadband() {
    return numberOr(PointColumn.DEADBAND, 0);
  }

  /** How long a limit of the plant's own must be passed, milliseconds. */
  long onMillis() {
    return Math.round(numberOr(PointColumn.ON_DELAY_S, 0) * MILLIS);
  }

  /** Why limits of the plant's own deserve an Alert; empty if the row does not say. */
  ObjectNode rationale() {
    ObjectNode rationale = PlantText.object();
    for (PointColumn column : PointColumn.values()) {
      String text = text(column);
      if (column.kind() == PointColumn.Kind.RATIONALE && !text.isEmpty()) {
        if (column == PointColumn.RESPOND_MINUTES && text.matches(NUMBER)) {
          put(rationale, column, Double.parseDouble(text));
        } else {
          rationale.put(column.field(), text);
        }
      }
    }
    return rationale;
  }

  /** The point, as far as it can be read. */
  ObjectNode point(@Nullable JsonNode before, String onlyGateway, Map<String, String> doors) {
    requireSafe();
    ObjectNode point = before instanceof ObjectNode known ? known.deepCopy() : PlantText.object();
    ObjectNode limits = PlantText.object();
    for (PointColumn column : PointColumn.values()) {
      put(column, point, limits);
    }
    keepOtherLimits(before, limits);
    point.remove("limits");
    if (!limits.isEmpty()) {
      point.set("limits", limits);
    }
    if (text(PointColumn.GATEWAY).isEmpty() && !point.has("gateway")) {
      point.put("gateway", onlyGateway);
    }
    source(point, doors.getOrDefault(point.path("gateway").asText(), ""));
    return point;
  }

  private void put(PointColumn column, ObjectNode point, ObjectNode limits) {
    String text = text(column);
    if (text.isEmpty()) {
      if (column.isMandatory() && column != PointColumn.SOURCE) {
        say(column, "必填，现为空", "must be given");
      }
      if (isWholly(column) && places.containsKey(column)) {
        point.remove(column.field());
      }
      return;
    }
    switch (column.kind()) {
      case TEXT -> point.put(column.field(), text);
      case NUMBER -> number(column).ifKnown(value -> put(point, column, value));
      case LIMIT -> number(column).ifKnown(value -> put(limits, column, value));
      case SECONDS ->
          number(column).ifKnown(value -> point.put(column.field(), Math.round(value * MILLIS)));
      case OWN -> number(column == PointColumn.PROTOCOL || column == PointColumn.SOURCE, column);
      case RATIONALE, NOT_KEPT -> {
        // Said of rules of the plant's own; a plant file has no place for the rest, as is told.
      }
    }
  }

  /** Whole numbers look whole, as people wrote them. */
  private static void put(ObjectNode object, PointColumn column, double value) {
    if (value == Math.rint(value)) {
      object.put(column.field(), (long) value);
    } else {
      object.put(column.field(), value);
    }
  }

  private static boolean isWholly(PointColumn column) {
    return switch (column.kind()) {
      case TEXT, NUMBER, SECONDS -> column != PointColumn.GATEWAY;
      case LIMIT, RATIONALE, OWN, NOT_KEPT -> false;
    };
  }

  /** Limits under names that are no column stay. */
  private static void keepOtherLimits(@Nullable JsonNode before, ObjectNode limits) {
    if (before != null) {
      before
          .path("limits")
          .properties()
          .forEach(
              one -> {
                if (PointColumn.ofField(one.getKey()).isEmpty()) {
                  limits.set(one.getKey(), one.getValue());
                }
              });
    }
  }

  private void source(ObjectNode point, String door) {
    String protocol = text(PointColumn.PROTOCOL);
    boolean opcUa = door.equals("OPC_UA");
    String wanted = opcUa ? "opcua" : "mqtt";
    if (!protocol.isEmpty() && !door.isEmpty() && !protocol.equalsIgnoreCase(wanted)) {
      say(
          PointColumn.PROTOCOL,
          "网关 " + point.path("gateway").asText() + " 的协议为 " + wanted + "，现为 " + protocol,
          "gateway " + point.path("gateway").asText() + " speaks " + wanted + ", not " + protocol);
    }
    String source = text(PointColumn.SOURCE);
    point.remove("source");
    if (opcUa) {
      point.put("source", source);
    } else if (!source.isEmpty() && !source.equals(code())) {
      say(
          PointColumn.SOURCE,
          "MQTT 网关按点位编码上报，应为 " + code() + " 或留空，现为 " + source,
          "gateways of MQTT name points by their codes: " + code() + " or nothing, not " + source);
    }
  }

  /** Nothing that a spreadsheet would run, and nothing that cannot be seen, becomes a name. */
  private void requireSafe() {
    places.forEach(
        (column, place) -> {
          String text = row.cell(place);
          if (row.formulas().contains(place)) {
            say(column, "单元格是公式，请改为数值或文字", "the cell is a formula; give its value");
          } else if (beginsFormula(text)) {
            say(
                column,
                "不能以 “" + text.charAt(0) + "” 开头",
                "must not begin with '" + text.charAt(0) + "'");
          } else if (text.codePoints().anyMatch(PointRow::isUnseen)) {
            say(column, "含有不可见的控制字符，请删除", "holds characters that cannot be seen");
          }
        });
  }

  private static boolean beginsFormula(String text) {
    return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 && !text.matches(NUMBER);
  }

  /** Control characters, and those that turn the direction of a text. */
  private static boolean isUnseen(int sign) {
    int type = Character.getType(sign);
    return type == Character.CONTROL || type == Character.FORMAT;
  }

  private String text(PointColumn column) {
    Integer place = places.get(column);
    return place == null ? "" : row.cell(place);
  }

  private double numberOr(PointColumn column, double otherwise) {
    String text = text(column);
    return text.matches(NUMBER) ? Double.parseDouble(text) : otherwise;
  }

  private void number(boolean isText, PointColumn column) {
    if (!isText) {
      number(column);
    }
  }

  private Found number(PointColumn column) {
    String text = text(column);
    if (!text.matches(NUMBER)) {
      say(column, "应为数字，现为 “" + text + "”", "must be a number, not '" + text + "'");
      return new Found(null);
    }
    return new Found(Double.parseDouble(text));
  }

  private void say(PointColumn column, String zh, String en) {
    String heading = column.heading();
    remarks.add(
        new Remark(
            heading,
            "第 " + row.number() + " 行 " + heading + "：" + zh,
            "row " + row.number() + ", " + heading + ": " + en));
  }

  /** A number, if it was one. */
  private record Found(@Nullable Double value) {
    void ifKnown(DoubleConsumer use) {
      if (value != null) {
        use.accept(value);
      }
    }
  }
}
