package io.vigil.standalone.national;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.model.reading.QualityReason;
import io.vigil.sim.mqtt.Outgoing;
import java.util.Random;

/**
 * A plant of gas detectors. Each shows its second level once, for five seconds; one reading of a
 * hundred is bad. Says the same for the same seed; one thread.
 */
final class NationalPlant {
  static final String GATEWAY = "gw";
  static final String RULE = "CH-G2";

  private static final int GAS_SECONDS = 5;
  private static final int FIRST_GAS = 5;
  private static final double GAS = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int number;
  private final NationalScale scale;
  private final Random random;
  private long bad;

  NationalPlant(int number, NationalScale scale) {
    this.number = number;
    this.scale = scale;
    this.random = new Random(number);
  }

  String enterprise() {
    return "national-" + number;
  }

  String watch(int point) {
    return enterprise() + "/" + code(point) + "/" + RULE;
  }

  int points() {
    return scale.pointsAPlant();
  }

  /** What the points of one message say in this round, under this stamp, milliseconds UTC. */
  Outgoing message(int message, int round, long stamp) {
    Outgoing out = new Outgoing();
    int size = points() / NationalScale.MESSAGES;
    for (int point = message * size; point < (message + 1) * size; point++) {
      int since = round - gasAt(point);
      boolean hasGas = since >= 0 && since < GAS_SECONDS;
      boolean isBad = random.nextInt(100) == 0 && !hasGas && round < scale.firstCalmRound();
      bad += isBad ? 1 : 0;
      double value = hasGas ? GAS : 10 + random.nextInt(10);
      out.add(code(point), stamp, value, isBad ? QualityReason.BAD : QualityReason.GOOD);
    }
    return out;
  }

  /** How many bad readings it said. */
  long bad() {
    return bad;
  }

  /** The round in which gas comes to the point, always over before the burst. */
  private int gasAt(int point) {
    return FIRST_GAS + point * 7 % (scale.seconds() - FIRST_GAS - GAS_SECONDS);
  }

  private static String code(int point) {
    return "G" + point;
  }

  /** The plant file that the registry imports. */
  String plantFile() {
    ObjectNode plant = JSON.createObjectNode();
    plant.put("enterprise", enterprise()).put("name", "全国负载 " + number);
    plant.put("nameEn", "National load " + number).put("division", "530000");
    plant.putArray("packs").add("chem");
    ObjectNode gateway = plant.putArray("gateways").addObject();
    gateway.put("name", GATEWAY).put("door", "MQTT").put("mode", "LIVE");
    ArrayNode all = plant.putArray("points");
    for (int point = 0; point < points(); point++) {
      ObjectNode node = all.addObject();
      node.put("code", code(point)).put("name", code(point)).put("nameEn", code(point));
      node.put("unit", "U1").put("kind", "gas.combustible").put("gateway", GATEWAY);
      node.put("measureUnit", "%LEL").put("rangeLow", 0).put("rangeHigh", 100);
      node.put("reporting", "periodic").put("sampleMillis", 1_000).put("stampMemory", 8);
      node.putArray("rules").add(RULE);
    }
    return plant.toString();
  }
}
