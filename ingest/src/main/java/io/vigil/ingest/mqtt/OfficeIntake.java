package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.admit.PointRegistry;
import io.vigil.ingest.lane.LogReceipt;
import io.vigil.model.event.OfficeReadings;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is on record about enterprises in Vigil itself in; it is appended to their lanes as readings
 * of their gateway {@link PlantGateway#OFFICE}. It and the definitions of its points come on two
 * ways: what comes first waits for the other. One thread.
 */
final class OfficeIntake {
  private final Admissions admissions;

  /** What waits for its points, by enterprise. */
  private final Map<String, OfficeReadings> waiting = new HashMap<>();

  OfficeIntake(Admissions admissions) {
    this.admissions = admissions;
  }

  /** Takes it in, or keeps it until its points are defined. */
  void take(OfficeReadings said, PointRegistry registry, long at) {
    if (append(said, registry, at)) {
      waiting.remove(said.enterprise());
    } else {
      waiting.put(said.enterprise(), said);
    }
  }

  /** Takes in what waited for these definitions. */
  void defined(PointRegistry registry, long at) {
    Iterator<OfficeReadings> all = waiting.values().iterator();
    while (all.hasNext()) {
      if (append(all.next(), registry, at)) {
        all.remove();
      }
    }
  }

  private boolean append(OfficeReadings said, PointRegistry registry, long at) {
    PointRegistry.@Nullable Enterprise enterprise = registry.enterprise(said.enterprise());
    GatewayDefinition gateway = enterprise == null ? null : enterprise.gateway(PlantGateway.OFFICE);
    if (enterprise == null || gateway == null) {
      return false;
    }
    if (!said.values().keySet().stream().allMatch(code -> enterprise.point(code) != null)) {
      return false;
    }
    admissions.appendStanding(
        new Origin(enterprise, gateway), message(said), at, LogReceipt.ignored());
    return true;
  }

  private static DataMessage message(OfficeReadings said) {
    int size = said.values().size();
    long[] times = new long[size];
    Arrays.fill(times, said.time());
    byte[] reasons = new byte[size];
    Arrays.fill(reasons, QualityReason.GOOD.code());
    return DataMessage.of(
        said.boot(),
        said.number(),
        said.time(),
        said.values().keySet().toArray(new String[0]),
        times,
        said.values().values().stream().mapToDouble(Double::doubleValue).toArray(),
        reasons);
  }
}
