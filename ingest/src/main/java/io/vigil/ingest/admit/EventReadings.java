package io.vigil.ingest.admit;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.EventMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a message of events comes to as readings: states, alarms and interlocks show at the points
 * that a plant names for them ({@link PlantEvent#kind}), and so stand in the lane among what they
 * explain. An event is about the points it names; where it names none, about those of the unit that
 * is its subject ({@code unit:U1}). Stateless.
 */
final class EventReadings {
  private static final String UNIT = "unit:";

  private final List<String> points = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();

  private EventReadings() {}

  /** The readings, in the order of the events; none from a recording, whose clock they lack. */
  static DataMessage of(Origin origin, EventMessage message) {
    EventReadings readings = new EventReadings();
    if (origin.gateway().mode() == GatewayMode.LIVE) {
      message.events().forEach(event -> readings.add(origin, event));
    }
    int size = readings.points.size();
    byte[] reasons = new byte[size];
    Arrays.fill(reasons, QualityReason.GOOD.code());
    return DataMessage.of(
        message.boot(),
        message.sequence(),
        message.sent(),
        readings.points.toArray(new String[0]),
        readings.times.stream().mapToLong(Long::longValue).toArray(),
        readings.values.stream().mapToDouble(Double::doubleValue).toArray(),
        reasons);
  }

  private void add(Origin origin, PlantEvent event) {
    String kind = event.kind();
    if (kind.isEmpty()) {
      return;
    }
    for (PointDefinition point : about(origin, event)) {
      if (point.kind().equals(kind) && point.gateway() == origin.gateway().number()) {
        points.add(point.id().code());
        times.add(event.time());
        values.add(event.shows());
      }
    }
  }

  private static List<PointDefinition> about(Origin origin, PlantEvent event) {
    PointRegistry.Enterprise enterprise = origin.enterprise();
    if (event.points().isEmpty() && event.subject().startsWith(UNIT)) {
      return enterprise.pointsOf(event.subject().substring(UNIT.length()));
    }
    List<PointDefinition> named = new ArrayList<>();
    for (String code : event.points()) {
      PointDefinition point = enterprise.point(code);
      if (point != null) {
        named.add(point);
      }
    }
    return named;
  }
}
