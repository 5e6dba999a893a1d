package io.vigil.sim.plant;

import io.vigil.model.plant.PlantFile;
import io.vigil.model.reading.QualityReason;

/**
 * A simulated plant: what it says of itself, and how it behaves on a clock that is driven from
 * outside. The same seed and the same steps give the same readings.
 *
 * <p>One thread.
 */
public interface Plant {
  /** Its gateways and points. */
  PlantFile file();

  /**
   * Lets the plant live until this moment; each point that is due speaks, in order of time.
   *
   * @param millis milliseconds UTC, not before that of the last call
   * @param sink hears the readings
   */
  void stepTo(long millis, Sink sink);

  /** Hears readings. */
  interface Sink {
    /** A reading; time in milliseconds UTC. */
    void reading(String gateway, String point, long time, double value, QualityReason reason);
  }
}
