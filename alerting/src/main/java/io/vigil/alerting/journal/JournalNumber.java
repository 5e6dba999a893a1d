package io.vigil.alerting.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an entry in the journal: gapless within an epoch, in the order of commits. Restoring
 * a backup raises the epoch, so a number never means two things. Its text form is {@code epoch-n}.
 *
 * @param epoch from 1
 * @param n from 1; 0 stands before the first entry
 */
public record JournalNumber(long epoch, long n) implements Comparable<JournalNumber> {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  /** Reads the text form; empty if it is none. */
  public static Optional<JournalNumber> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new JournalNumber(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /** The number after this one. */
  public JournalNumber next() {
    return new JournalNumber(epoch, n + 1);
  }

  @Override
  public int compareTo(JournalNumber other) {
    int byEpoch = Long.compare(epoch, other.epoch);
    return byEpoch == 0 ? Long.compare(n, other.n) : byEpoch;
  }

  @Override
  public String toString() {
    return epoch + "-" + n;
  }
}
