package io.vigil.standalone.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody meant who mistyped it. */
public final class NearestWord {
  /** Two letters that changed places count as two edits; a word further off was not meant. */
  private static final int MOST_EDITS = 3;

  private NearestWord() {}

  /** The known word with the fewest edits from this one, at most three; empty if there is none. */
  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> edits(word, candidate) <= MOST_EDITS)
        .min(Comparator.comparingInt(candidate -> edits(word, candidate)));
  }

  /** Letters to insert, delete or replace (Levenshtein). */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(diagonal, row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
