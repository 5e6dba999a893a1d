package io.vigil.alerting.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.alerting.statistics.Csv;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the points of a draft as a file that {@link PointFile} reads. Stateless; any thread. */
final class PointFileText {
  private PointFileText() {}

  /** The points of the draft in the same form: what was there before, to be taken again. */
  static byte[] write(Onboarding onboarding) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Arrays.stream(PointColumn.values()).map(PointColumn::heading).toList());
    ObjectNode plant = PlantText.read(onboarding.draft());
    Map<String, String> doors = PlantText.doors(plant);
    for (JsonNode point : plant.path("points")) {
      lines.add(
          Arrays.stream(PointColumn.values()).map(column -> cell(column, point, doors)).toList());
    }
    return Csv.write(lines);
  }

  private static String cell(PointColumn column, JsonNode point, Map<String, String> doors) {
    return switch (column.kind()) {
      case TEXT, NUMBER -> point.path(column.field()).asText();
      case SECONDS -> seconds(point.path(column.field()).asLong());
      case LIMIT -> point.path("limits").path(column.field()).asText();
      case RATIONALE ->
          ownRule(point)
              .map(rule -> rule.path("rationale").path(column.field()).asText())
              .orElse("");
      case OWN -> own(column, point, doors);
      case NOT_KEPT -> "";
    };
  }

  private static String own(PointColumn column, JsonNode point, Map<String, String> doors) {
    boolean opcUa = "OPC_UA".equals(doors.get(point.path("gateway").asText()));
    return switch (column) {
      case PROTOCOL -> opcUa ? "opcua" : "mqtt";
      case SOURCE -> opcUa ? point.path("source").asText() : "";
      case DEADBAND -> ownRule(point).map(PointFileText::deadband).orElse("");
      case ON_DELAY_S ->
          ownRule(point).map(rule -> seconds(rule.path("onMillis").asLong())).orElse("");
      default -> "";
    };
  }

  private static Optional<JsonNode> ownRule(JsonNode point) {
    for (JsonNode rule : point.path("customRules")) {
      if (rule.path("id").asText().startsWith(PointFile.OWN_RULE)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private static String deadband(JsonNode rule) {
    BigDecimal limit = new BigDecimal(rule.path("limit").asText());
    BigDecimal clear = new BigDecimal(rule.path("clear").asText());
    return limit.subtract(clear).abs().stripTrailingZeros().toPlainString();
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }
}
