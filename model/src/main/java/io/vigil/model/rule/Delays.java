package io.vigil.model.rule;

/**
 * How long a condition must hold before it raises, and its absence before it clears.
 *
 * @param onMillis on-delay; 0 raises at the first reading
 * @param offMillis off-delay; 0 clears at the first trusted reading
 */
public record Delays(long onMillis, long offMillis) {
  /** At once, both ways. */
  public static final Delays NONE = new Delays(0, 0);

  public Delays {
    if (onMillis < 0 || offMillis < 0) {
      throw new IllegalArgumentException("delays " + onMillis + ", " + offMillis);
    }
  }
}
