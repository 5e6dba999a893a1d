package io.vigil.standalone.national;

/**
 * How much load the national system is taken to bear (design: domain guide §8.16), or a part of it;
 * and forty seconds of one good reading a second and point, in which what was told clears.
 *
 * @param pointsAPlant each says one thing a second; a multiple of {@link #MESSAGES}
 * @param seconds of one reading a second and point
 * @param burstSeconds of {@link #BURST_TIMES} as many
 */
public record NationalScale(int pointsAPlant, int seconds, int burstSeconds) {
  /** Plants, each with a gateway. */
  public static final int PLANTS = 4;

  /** Messages a second of each gateway. */
  public static final int MESSAGES = 5;

  /** So many times as much comes in the burst. */
  public static final int BURST_TIMES = 5;

  /** Behind the burst all speak well for so long: the off-delay of the rule, and ten seconds. */
  static final int CALM_SECONDS = 40;

  private static final int LEAST_SECONDS = 20;

  public NationalScale {
    if (pointsAPlant < MESSAGES || pointsAPlant % MESSAGES != 0) {
      throw new IllegalArgumentException(pointsAPlant + " points are no multiple of " + MESSAGES);
    }
    if (seconds < LEAST_SECONDS || burstSeconds < 1) {
      throw new IllegalArgumentException(seconds + " s and " + burstSeconds + " s of burst");
    }
  }

  /** 9,260 readings a second for ten minutes, then 46,300 for half a minute. */
  public static NationalScale full() {
    return new NationalScale(2_315, 600, 30);
  }

  /** A tenth of it, for half a minute and five seconds. */
  public static NationalScale tenth() {
    return new NationalScale(230, 30, 5);
  }

  /** Readings a second before the burst. */
  public int rate() {
    return PLANTS * pointsAPlant;
  }

  /** The first round behind the burst. */
  int firstCalmRound() {
    return seconds + burstSeconds * BURST_TIMES;
  }

  /** How many times each point speaks. */
  int rounds() {
    return firstCalmRound() + CALM_SECONDS;
  }

  /** Readings in all. */
  public long readings() {
    return (long) rate() * rounds();
  }
}
