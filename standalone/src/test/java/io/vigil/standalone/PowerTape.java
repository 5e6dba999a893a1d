package io.vigil.standalone;

import static io.vigil.standalone.ChainTape.MINUTE;

import io.vigil.standalone.PostedReadings.Posted;

/** Puts hoists and meters of scenario 08 on a tape. One thread. */
final class PowerTape {
  static final long SLOT = 15 * MINUTE;
  static final long DAY = 96;

  private static final long CHUNK = DAY / 2;

  /** Slots after which the load is lost. */
  static final long LOST = 29 * DAY + CHUNK;

  /** The slot of one meter that comes twenty hours late. */
  static final long LATE = LOST + 1;

  private final ChainTape tape;

  PowerTape(ChainTape tape) {
    this.tape = tape;
  }

  /** A share of the hoist that is 9.7 % for a minute, of a mine in a declared state. */
  void hoist(String unit, double state, double share) {
    String hoist =
        tape.point(
            unit, "SHARE", "power.share.hoist", "%", 100, ",\"limits\":{\"shutdown_share\":9.7}");
    String declared = tape.point(unit, "STATE", "plant.state", "1", 4, ",\"rules\":[]");
    tape.role("PW-03", hoist, "state", declared);
    tape.say(0, hoist, 9.7);
    tape.say(0, declared, state);
    tape.say(MINUTE, hoist, share);
  }

  /** Thirty days of slots; the load is lost for three on the last two days, once under a notice. */
  void meters() {
    tape.point("D", "KWH", "power.energy15", "kWh", 900, "");
    tape.point("E", "KWH", "power.energy15", "kWh", 900, "");
    String notice = tape.point("E", "NOTICE", "power.curtailment", "bool", 1, "");
    tape.say(0, notice, 0);
    tape.say(LOST * SLOT + 1, notice, 1);
    tape.say((LOST + CHUNK) * SLOT + 1, notice, 0);
    for (long slot = 1; slot <= LOST + DAY + CHUNK; slot++) {
      boolean isLost = slot > LOST && slot <= LOST + 3;
      boolean isLostAgain = slot > LOST + DAY && slot <= LOST + DAY + 3;
      if (slot != LATE) {
        slot("D.KWH", slot, isLost);
      }
      slot("E.KWH", slot, isLost || isLostAgain);
    }
    tape.say((LATE + 80) * SLOT, energy("D.KWH", LATE, true));
  }

  /** A slot comes with the others of its half day. */
  private void slot(String meter, long slot, boolean isLost) {
    long chunk = (slot + CHUNK - 1) / CHUNK * CHUNK;
    tape.say(chunk * SLOT, energy(meter, slot, isLost));
  }

  private static Posted energy(String meter, long slot, boolean isLost) {
    boolean isDay = slot % DAY >= 32 && slot % DAY < 72;
    double usual = isDay ? 100 + slot % 3 : 10 + 0.001 * (slot % 5);
    double kwh = isLost ? 2 + slot % 3 : usual;
    return new Posted(meter, ChainTape.START + slot * SLOT, kwh, "GOOD");
  }
}
