package io.vigil.sim.replay;

/**
 * What one point of a recording holds. A cell is one number; its key is point and stamp; cells are
 * read in the order of the file.
 *
 * @param code code of the point
 * @param device the device; empty where there is none
 * @param signal index of the signal
 * @param numbers cells that hold a number, sentinels included
 * @param missing cells that hold nothing
 * @param texts cells that hold something that is no number
 * @param sentinels cells whose number means "no value"
 * @param distinct cells seen first: so many must be stored, once each
 * @param duplicates later cells of a known key with the value seen first
 * @param conflicts later cells of a known key with another value
 * @param distinctSentinels cells seen first whose number means "no value"
 * @param goodSum sum of the cells seen first, sentinels left out
 * @param lowest least number that is no sentinel; NaN if there is none
 * @param highest greatest number that is no sentinel; NaN if there is none
 * @param reach how many of the newest stamps must be remembered to know every repeat
 */
public record PointCensus(
    String code,
    String device,
    int signal,
    long numbers,
    long missing,
    long texts,
    long sentinels,
    long distinct,
    long duplicates,
    long conflicts,
    long distinctSentinels,
    double goodSum,
    double lowest,
    double highest,
    int reach) {
  /** How many good values must be stored, once each. */
  public long good() {
    return distinct - distinctSentinels;
  }
}
