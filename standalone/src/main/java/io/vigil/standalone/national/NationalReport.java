package io.vigil.standalone.national;

import java.util.List;
import java.util.Locale;

/**
 * What came of the load.
 *
 * @param scale what was asked for
 * @param bad readings sent as bad
 * @param late readings sent three seconds late
 * @param sentSeconds from the first reading until everything was acknowledged
 * @param behindMillis how far a gateway was behind its schedule at most
 * @param stored readings in the store at the end
 * @param refused entries in the log of refusals: messages that came before their plant was known
 *     there, which were sent again and are stored
 * @param raised activations raised, those expected once each
 * @param missed points whose gas was never told
 * @param doubled points whose gas was told more than once
 * @param open points whose gas was not told to be over
 */
public record NationalReport(
    NationalScale scale,
    long bad,
    long late,
    double sentSeconds,
    long behindMillis,
    long stored,
    long refused,
    long raised,
    long missed,
    long doubled,
    long open) {
  /** Whether every reading is stored once, and every gas told once, begin and end. */
  public boolean isClean() {
    return stored == scale.readings() && raised == scale.rate() && missed + doubled + open == 0;
  }

  /** The report for people, the summary in its last line. */
  public String inWords() {
    return String.join(
        System.lineSeparator(),
        List.of(
            words(
                "asked %,d readings/s for %d s, then %,d for %d s: %,d readings, %,d bad, %,d late",
                scale.rate(),
                scale.seconds(),
                scale.rate() * NationalScale.BURST_TIMES,
                scale.burstSeconds(),
                scale.readings(),
                bad,
                late),
            words(
                "acknowledged after %.1f s, at most %.1f s behind the schedule",
                sentSeconds, behindMillis / 1e3),
            words(
                "national load: stored %,d of %,d, refused %,d; gas told %,d of %,d, missed %,d,"
                    + " doubled %,d, not over %,d",
                stored, scale.readings(), refused, raised, scale.rate(), missed, doubled, open)));
  }

  private static String words(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
