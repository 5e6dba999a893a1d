package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.model.reading.QualityReason;
import io.vigil.sim.mqtt.Outgoing;
import java.util.ArrayList;
import java.util.List;

/**
 * An enterprise of the ledger: one gateway, a dozen points, one watch each, and signals that say at
 * any moment what every point reads. Immutable; any thread.
 */
final class LedgerPlant {
  static final String GATEWAY = "gw";
  private static final int POINTS = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A point with its watch and its signal. */
  record WatchedPoint(String code, WatchKind kind, WatchedSignal signal) {}

  private final String enterprise;
  private final List<WatchedPoint> points = new ArrayList<>();

  LedgerPlant(int number, long seed, long begin) {
    enterprise = "ledger-" + number;
    for (int i = 0; i < POINTS; i++) {
      WatchKind kind = WatchKind.values()[i % WatchKind.values().length];
      long pointSeed = seed * 1_000 + number * 100L + i;
      points.add(new WatchedPoint("P" + i, kind, new WatchedSignal(kind, pointSeed, begin)));
    }
  }

  String enterprise() {
    return enterprise;
  }

  List<WatchedPoint> points() {
    return points;
  }

  /** What the gateway sends at a moment. */
  Outgoing readings(long time) {
    Outgoing outgoing = new Outgoing();
    for (WatchedPoint point : points) {
      double value = point.signal().at(time);
      QualityReason reason = Double.isNaN(value) ? QualityReason.SENSOR_FAULT : QualityReason.GOOD;
      outgoing.add(point.code(), time, value, reason);
    }
    return outgoing;
  }

  /** The plant file that the registry imports. */
  String plantFile() {
    ObjectNode plant = JSON.createObjectNode();
    plant.put("enterprise", enterprise).put("name", "对账企业 " + enterprise);
    plant.put("nameEn", "Ledger plant " + enterprise).put("division", "530000");
    plant.putArray("packs").add("integrity");
    plant
        .putArray("gateways")
        .addObject()
        .put("name", GATEWAY)
        .put("door", "MQTT")
        .put("mode", "LIVE");
    ArrayNode array = plant.putArray("points");
    points.forEach(point -> describe(point, array.addObject()));
    return plant.toString();
  }

  private static void describe(WatchedPoint point, ObjectNode node) {
    node.put("code", point.code()).put("name", point.code()).put("nameEn", point.code());
    node.put("unit", "U1").put("kind", "process.value").put("gateway", GATEWAY);
    node.put("measureUnit", "1").put("rangeLow", 0).put("rangeHigh", 100);
    node.put("reporting", "periodic").put("sampleMillis", 1_000).put("stampMemory", 4);
    node.putArray("rules");
    node.putArray("customRules")
        .addObject()
        .put("id", "L-1")
        .put("rule", "limit")
        .put("comparison", "GE")
        .put("limit", WatchKind.LIMIT)
        .put("clearWhen", "LT")
        .put("clear", WatchKind.CLEAR)
        .put("onMillis", point.kind().onMillis())
        .put("offMillis", point.kind().offMillis())
        .put("severity", 2)
        .putObject("rationale")
        .put("harm", "MAJOR")
        .put("consequence", "模拟点位越限")
        .put("consequenceEn", "a simulated point is over its limit")
        .put("action", "无需处置")
        .put("actionEn", "nothing")
        .put("respondMinutes", 2);
  }
}
