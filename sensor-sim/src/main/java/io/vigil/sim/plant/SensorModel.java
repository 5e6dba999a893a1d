package io.vigil.sim.plant;

/**
 * How a point shows a quantity.
 *
 * @param point code of the point
 * @param shows name of the quantity
 * @param noise standard deviation of its jitter from second to second, in the unit of the point
 * @param drift standard deviation of its drift over two hours
 * @param step resolution of its display; 0 shows the quantity as it is, without noise
 */
public record SensorModel(String point, String shows, double noise, double drift, double step) {
  public SensorModel {
    if (!(noise >= 0) || !(drift >= 0) || !(step >= 0)) {
      throw new IllegalArgumentException(point + ": " + noise + ", " + drift + ", " + step);
    }
  }
}
