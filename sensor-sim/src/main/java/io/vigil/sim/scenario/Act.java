package io.vigil.sim.scenario;

import io.vigil.model.reading.QualityReason;
import io.vigil.sim.plant.SimulatedPlant;

/** One pull of one lever of a plant. Immutable; any thread. */
public sealed interface Act {
  /** Pulls it; throws {@link IllegalArgumentException} for a name that the plant does not know. */
  void on(SimulatedPlant plant);

  /** Moves a quantity evenly to a value; it arrives after so many seconds, 0 for at once. */
  record Move(String lever, double to, long overSeconds) implements Act {
    @Override
    public void on(SimulatedPlant plant) {
      plant.move(lever, to, overSeconds);
    }
  }

  /** The point says nothing. */
  record Silence(String point) implements Act {
    @Override
    public void on(SimulatedPlant plant) {
      plant.silence(point);
    }
  }

  /** The point shows this value, whatever happens. */
  record Force(String point, double value) implements Act {
    @Override
    public void on(SimulatedPlant plant) {
      plant.force(point, value);
    }
  }

  /** The point shows on what it showed last. */
  record Freeze(String point) implements Act {
    @Override
    public void on(SimulatedPlant plant) {
      plant.freeze(point);
    }
  }

  /** The point says this of its values, for example that it is being calibrated. */
  record Mark(String point, QualityReason reason) implements Act {
    @Override
    public void on(SimulatedPlant plant) {
      plant.mark(point, reason);
    }
  }

  /** The point shows what is there again. */
  record Release(String point) implements Act {
    @Override
    public void on(SimulatedPlant plant) {
      plant.release(point);
    }
  }

  /** The gateway says nothing. */
  record Disconnect(String gateway) implements Act {
    @Override
    public void on(SimulatedPlant plant) {
      plant.disconnect(gateway);
    }
  }

  /** The gateway speaks again. */
  record Connect(String gateway) implements Act {
    @Override
    public void on(SimulatedPlant plant) {
      plant.connect(gateway);
    }
  }
}
