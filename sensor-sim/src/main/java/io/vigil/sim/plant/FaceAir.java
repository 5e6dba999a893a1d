package io.vigil.sim.plant;

/**
 * The air of a face, one step a second: fans move it, the coal gives methane into it, the machines
 * carbon monoxide. What a fan does not carry away stays.
 *
 * <pre>
 *   d(gas)/dt = (make - flow * gas) / 60 s        flow 1 with all fans, 0.05 without the local one
 * </pre>
 */
final class FaceAir {
  private static final double EXCHANGE_SECONDS = 60;
  private static final double FLOW_SECONDS = 5;
  private static final double RETURN_SECONDS = 40;
  private static final double FLOW_WITHOUT_LOCAL = 0.05;
  private static final double FLOW_WITHOUT_MAIN = 0.35;
  private static final double FLOW_WITHOUT_ANY = 0.02;
  private static final double RESTING_MAKE = 0.40;
  private static final double CUTTING_MAKE = 0.08;
  private static final double BURST_MAKE = 3.3;
  private static final double RESTING_CO = 4;
  private static final double CUTTING_CO = 1;

  private final Lag flow = new Lag(1, FLOW_SECONDS);
  private final Lag cutting = new Lag(0, 45);
  private final Lag returning = new Lag(RESTING_MAKE, RETURN_SECONDS);
  private final Wobble coal;
  private double methane = RESTING_MAKE;
  private double carbonMonoxide = RESTING_CO;
  private double burstTo;

  FaceAir(long seed) {
    coal = new Wobble(seed, 0.012, 90);
  }

  /** The gas bursts out until the face holds this much, in percent. */
  void burstTo(double percent) {
    burstTo = percent;
  }

  /** A second passes. */
  void step(boolean localFan, boolean mainFan, boolean isCutting) {
    double flowing = flow.follow(flowTarget(localFan, mainFan));
    double cut = cutting.follow(isCutting ? 1 : 0);
    if (methane >= burstTo) {
      burstTo = 0;
    }
    double make = RESTING_MAKE + CUTTING_MAKE * cut + coal.next();
    double burst = burstTo > 0 ? BURST_MAKE : 0;
    methane += (make + burst - flowing * methane) / EXCHANGE_SECONDS;
    double source = RESTING_CO + CUTTING_CO * cut;
    carbonMonoxide += (source - flowing * carbonMonoxide) / EXCHANGE_SECONDS;
    returning.follow(methane);
  }

  private static double flowTarget(boolean localFan, boolean mainFan) {
    if (localFan) {
      return mainFan ? 1 : FLOW_WITHOUT_MAIN;
    }
    return mainFan ? FLOW_WITHOUT_LOCAL : FLOW_WITHOUT_ANY;
  }

  /** Share of the full air flow. */
  double flow() {
    return flow.value();
  }

  /** Methane at the face, percent. */
  double methane() {
    return methane;
  }

  /** Methane in the return airway, percent: later and smoother. */
  double returningMethane() {
    return returning.value();
  }

  /** Carbon monoxide, ppm. */
  double carbonMonoxide() {
    return carbonMonoxide;
  }
}
