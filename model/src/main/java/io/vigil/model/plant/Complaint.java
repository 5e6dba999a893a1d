package io.vigil.model.plant;

/**
 * One mistake in a file that people wrote, in words and with its place.
 *
 * @param pointer JSON pointer (RFC 6901) to the place, for example {@code /points/3/rangeHigh}
 * @param zh the sentence in Chinese
 * @param en the sentence in English
 */
public record Complaint(String pointer, String zh, String en) {
  @Override
  public String toString() {
    return pointer + ": " + en;
  }
}
