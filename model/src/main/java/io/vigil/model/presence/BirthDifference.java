package io.vigil.model.presence;

/**
 * One thing in which the catalogue of a gateway is not what the registry says. It changes nothing:
 * people look at it and correct the one or the other.
 *
 * @param point code of the point
 * @param kind in what they differ
 * @param zh the sentence in Chinese
 * @param en the sentence in English
 */
public record BirthDifference(String point, Kind kind, String zh, String en) {
  /** In what they can differ. Written by place: a new one goes behind the others. */
  public enum Kind {
    /** The point is not registered under this gateway. */
    POINT,
    /** What it measures. */
    KIND,
    /** The unit its values are in. */
    UNIT,
    /** The range of the instrument. */
    RANGE,
    /** Periodic or by exception. */
    REPORTING,
    /** The period between readings. */
    PERIOD
  }
}
