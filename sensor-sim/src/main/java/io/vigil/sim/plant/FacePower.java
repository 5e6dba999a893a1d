package io.vigil.sim.plant;

/** What a district draws, one step a second, and what its meter counts in 15 minutes. */
final class FacePower {
  private static final double FANS_KW = 130;
  private static final double CONVEYORS_KW = 180;
  private static final double SHEARER_KW = 620;
  private static final double SECONDS_AN_HOUR = 3_600;

  private final Lag power = new Lag(FANS_KW, 4);
  private double slotKwh;

  /** A second passes; the power in kW. */
  double step(double flow, boolean isFed, boolean isCutting) {
    double fed = isFed ? CONVEYORS_KW * (isCutting ? 1 : 0.25) : 0;
    double cutting = isFed && isCutting ? SHEARER_KW : 0;
    double kw = power.follow(FANS_KW * flow + fed + cutting);
    slotKwh += kw / SECONDS_AN_HOUR;
    return kw;
  }

  /** The energy of the slot that ends now, kWh; the next slot begins. */
  double endSlot() {
    double kwh = slotKwh;
    slotKwh = 0;
    return kwh;
  }
}
