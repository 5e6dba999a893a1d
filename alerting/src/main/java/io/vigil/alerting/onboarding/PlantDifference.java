package io.vigil.alerting.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a draft says otherwise than the plant file that is in force.
 *
 * @param point code of the point; empty for what concerns the plant as a whole
 * @param field name of the field; empty for a point as a whole
 * @param was what it is now, JSON; null for what is new
 * @param becomes what it is to be, JSON; null for what is removed
 * @param judged whether anything is judged otherwise by it: names alone are not
 */
@Serdeable
record PlantDifference(
    String point, String field, @Nullable String was, @Nullable String becomes, boolean judged) {
  private static final String POINTS = "points";
  private static final Set<String> NAMES = Set.of("name", "nameEn");

  /** All of them, the plant first, then the points in their order. */
  static List<PlantDifference> between(@Nullable JsonNode before, JsonNode after) {
    List<PlantDifference> found = new ArrayList<>();
    if (before != null) {
      fields("", before, after, found);
    }
    Map<String, JsonNode> old = before == null ? Map.of() : points(before);
    Map<String, JsonNode> next = points(after);
    next.forEach(
        (code, point) -> {
          JsonNode was = old.get(code);
          if (was == null) {
            found.add(new PlantDifference(code, "", null, point.toString(), true));
          } else {
            fields(code, was, point, found);
          }
        });
    old.forEach(
        (code, point) -> {
          if (!next.containsKey(code)) {
            found.add(new PlantDifference(code, "", point.toString(), null, true));
          }
        });
    return found;
  }

  private static void fields(
      String point, JsonNode before, JsonNode after, List<PlantDifference> found) {
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    names.remove(POINTS);
    for (String name : names) {
      JsonNode was = before.get(name);
      JsonNode becomes = after.get(name);
      if (!isSame(was, becomes)) {
        found.add(
            new PlantDifference(point, name, text(was), text(becomes), !NAMES.contains(name)));
      }
    }
  }

  /** Whether both say the same; 40 and 40.0 do. */
  static boolean isSame(@Nullable JsonNode one, @Nullable JsonNode other) {
    return one == null || other == null
        ? one == other
        : one.equals(PlantDifference::compare, other);
  }

  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return Double.compare(one.asDouble(), other.asDouble());
    }
    return one.equals(other) ? 0 : 1;
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    return value == null ? null : value.toString();
  }

  private static Map<String, JsonNode> points(JsonNode plant) {
    Map<String, JsonNode> points = new LinkedHashMap<>();
    plant.path(POINTS).forEach(one -> points.put(one.path("code").asText(), one));
    return points;
  }
}
