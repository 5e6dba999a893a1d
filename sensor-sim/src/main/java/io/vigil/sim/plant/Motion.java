package io.vigil.sim.plant;

/** The life of one quantity, second by second. Its state belongs to the thread that moves it. */
interface Motion {
  /**
   * Its value at this second.
   *
   * @param values of all quantities by their slot: those before it are of this second, itself and
   *     those after it of the last
   * @param second seconds since 1970-01-01 UTC, one more at each call
   */
  double next(double[] values, long second);
}
