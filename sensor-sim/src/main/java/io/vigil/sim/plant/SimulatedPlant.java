package io.vigil.sim.plant;

import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.reading.QualityReason;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plant that lives by a model: its quantities move once a second, its sensors show them. The
 * levers are here too, for scenarios to pull.
 *
 * <p>Unknown names throw {@link IllegalArgumentException}. One thread.
 */
public final class SimulatedPlant implements Plant {
  private static final long MILLIS = 1_000;

  private final PlantFile file;
  private final Quantities quantities;
  private final Map<String, Instrument> instruments = new LinkedHashMap<>();
  private final Map<String, String> gatewayOf = new LinkedHashMap<>();
  private final Set<String> disconnected = new HashSet<>();
  private long second = Long.MIN_VALUE;

  /**
   * A plant that has not lived yet.
   *
   * @param sensors one for each point of the file
   * @param seed the same seed gives the same life
   */
  public SimulatedPlant(
      PlantFile file, List<Quantity> quantities, List<SensorModel> sensors, long seed) {
    this.file = file;
    this.quantities = new Quantities(quantities, seed);
    Map<String, SensorModel> byPoint = new LinkedHashMap<>();
    sensors.forEach(sensor -> byPoint.put(sensor.point(), sensor));
    for (PlantPoint point : file.points()) {
      SensorModel model = byPoint.get(point.code());
      if (model == null) {
        throw new IllegalArgumentException("point " + point.code() + " has no sensor");
      }
      long ofPoint = seed * 1_000_003 + point.code().hashCode();
      Sensor sensor = new Sensor(ofPoint, model, point.rangeLow());
      int slot = this.quantities.slot(model.shows());
      instruments.put(point.code(), new Instrument(point, slot, sensor));
      gatewayOf.put(point.code(), point.gateway());
    }
  }

  /** Whether a switch is on: everything from one half up. */
  static boolean isOn(double value) {
    return value >= 0.5;
  }

  @Override
  public PlantFile file() {
    return file;
  }

  /**
   * Comes to rest at this moment, milliseconds UTC, and says nothing; only before its first step.
   */
  public void settle(long millis) {
    if (second != Long.MIN_VALUE) {
      throw new IllegalStateException("it lives already");
    }
    second = Math.floorDiv(millis, MILLIS);
    quantities.step(second);
  }

  @Override
  public void stepTo(long millis, Sink sink) {
    long last = Math.floorDiv(millis, MILLIS);
    if (second == Long.MIN_VALUE) {
      second = last - 1;
    }
    while (second < last) {
      second++;
      step(sink);
    }
  }

  private void step(Sink sink) {
    quantities.step(second);
    for (Map.Entry<String, Instrument> entry : instruments.entrySet()) {
      boolean isConnected = !disconnected.contains(gatewayOf.get(entry.getKey()));
      entry.getValue().step(quantities, second, isConnected, sink);
    }
  }

  /** Whether this quantity, as it is now, is on: one half or more. */
  public boolean isOn(String quantity) {
    return isOn(quantities.at(quantities.slot(quantity)));
  }

  /** Moves a lever evenly to this value; it arrives after so many seconds, 0 for at once. */
  public void move(String lever, double to, long overSeconds) {
    quantities.move(lever, to, overSeconds);
  }

  /** The point says nothing until it is released. */
  public void silence(String point) {
    sensor(point).silence();
  }

  /** The point shows this value, whatever happens, until it is released. */
  public void force(String point, double value) {
    sensor(point).force(value);
  }

  /** The point shows on what it showed last, until it is released. */
  public void freeze(String point) {
    sensor(point).freeze();
  }

  /** The point says this of its values until it is released. */
  public void mark(String point, QualityReason reason) {
    sensor(point).mark(reason);
  }

  /** The point shows what is there again. */
  public void release(String point) {
    sensor(point).release();
  }

  /** The gateway says nothing until it is connected again; what it would have said is lost. */
  public void disconnect(String gateway) {
    disconnected.add(known(gateway));
  }

  /** The gateway speaks again. */
  public void connect(String gateway) {
    disconnected.remove(known(gateway));
  }

  private String known(String gateway) {
    if (file.gateways().stream().noneMatch(one -> one.name().equals(gateway))) {
      throw new IllegalArgumentException("no gateway " + gateway);
    }
    return gateway;
  }

  private Sensor sensor(String point) {
    Instrument instrument = instruments.get(point);
    if (instrument == null) {
      throw new IllegalArgumentException("no point " + point);
    }
    return instrument.sensor();
  }
}
