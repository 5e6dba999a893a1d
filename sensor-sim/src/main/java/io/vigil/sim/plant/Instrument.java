package io.vigil.sim.plant;

import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.Reporting;

/** A point with its sensor: when it speaks and what it says. One thread. */
final class Instrument {
  private static final long MILLIS = 1_000;

  private final PlantPoint point;
  private final int slot;
  private final Sensor sensor;
  private double said = Double.NaN;

  /** Shows the quantity in this slot. */
  Instrument(PlantPoint point, int slot, Sensor sensor) {
    this.point = point;
    this.slot = slot;
    this.sensor = sensor;
  }

  Sensor sensor() {
    return sensor;
  }

  /** A second passes; speaks if it is time and nothing keeps it from it. */
  void step(Quantities quantities, long second, boolean isConnected, Plant.Sink sink) {
    double shown = sensor.show(quantities.at(slot));
    boolean isDue = Math.floorMod(second * MILLIS, point.sampleMillis()) == 0;
    if (isDue && isConnected && !sensor.isSilent() && isNews(shown)) {
      said = shown;
      sink.reading(point.gateway(), point.code(), second * MILLIS, shown, sensor.reason());
    }
  }

  private boolean isNews(double shown) {
    return point.reporting() == Reporting.PERIODIC || shown != said;
  }
}
