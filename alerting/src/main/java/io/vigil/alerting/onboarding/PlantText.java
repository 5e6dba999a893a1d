package io.vigil.alerting.onboarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.alerting.error.ProblemCode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plant file under work as a tree, which need not be in order yet. Stateless; any thread. */
final class PlantText {
  /** As large as an import of 20,000 points may become. */
  private static final int MOST_CHARACTERS = 16_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlantText() {}

  /** What a new plant begins with. */
  static String empty(String enterprise, String division) {
    ObjectNode plant = JSON.createObjectNode();
    plant.put("enterprise", enterprise).put("name", "").put("nameEn", "");
    plant.put("division", division);
    plant.putArray("packs");
    ObjectNode gateway = JSON.createObjectNode();
    gateway.put("name", "gw1").put("door", "MQTT").put("mode", "LIVE");
    plant.putArray("gateways").add(gateway);
    plant.putArray("points");
    return plant.toString();
  }

  /** The tree of what an engineer wrote; refused in words if it is no object of that enterprise. */
  static ObjectNode written(@Nullable String text, Onboarding onboarding) {
    ObjectNode plant = text == null || text.length() > MOST_CHARACTERS ? null : objectOrNull(text);
    if (plant == null) {
      throw ProblemCode.PLANT_BAD
          .saying("草稿应为一个 JSON 对象", "the draft must be one JSON object")
          .at("/plant")
          .exception();
    }
    requireSame(plant, "enterprise", onboarding.enterprise());
    requireSame(plant, "division", onboarding.division());
    return plant;
  }

  private static void requireSame(ObjectNode plant, String field, String value) {
    if (!plant.path(field).asText().equals(value)) {
      throw ProblemCode.PLANT_BAD
          .saying(
              field + " 应为 " + value + "，不能在申请中更改",
              field + " must be " + value + " and cannot be changed by an application")
          .at("/plant/" + field)
          .exception();
    }
  }

  /** The tree of a text of ours. */
  static ObjectNode read(String text) {
    ObjectNode plant = objectOrNull(text);
    if (plant == null) {
      throw new IllegalStateException("a stored plant file is no JSON object");
    }
    return plant;
  }

  /** An array to be filled. */
  static ArrayNode array() {
    return JSON.createArrayNode();
  }

  /** An object to be filled. */
  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Anything of ours as JSON. */
  static String of(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of ours is always JSON", e);
    }
  }

  /** The doors of the gateways of a plant, by name. */
  static Map<String, String> doors(JsonNode plant) {
    Map<String, String> doors = new HashMap<>();
    plant
        .path("gateways")
        .forEach(one -> doors.put(one.path("name").asText(), one.path("door").asText("MQTT")));
    return doors;
  }

  private static @Nullable ObjectNode objectOrNull(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      return tree instanceof ObjectNode object ? object : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
