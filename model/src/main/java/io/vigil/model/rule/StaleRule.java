package io.vigil.model.rule;

/**
 * No reading of the point for too long, on the clock that the point is judged by. Readings of the
 * past and a lost link of ours are no evidence of silence.
 *
 * @param silentMillis how long is too long
 */
public record StaleRule(long silentMillis) implements Rule {
  public StaleRule {
    if (silentMillis <= 0) {
      throw new IllegalArgumentException("silent for " + silentMillis + " ms");
    }
  }

  @Override
  public Delays delays() {
    return Delays.NONE;
  }
}
