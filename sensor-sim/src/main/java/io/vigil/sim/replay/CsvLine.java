package io.vigil.sim.replay;

import java.util.ArrayList;
import java.util.List;

/** Splits one line of CSV; a cell may stand in double quotes. Stateless; any thread. */
public final class CsvLine {
  private CsvLine() {}

  /**
   * The separator of a file, from its header: whichever of comma and semicolon is more frequent.
   */
  public static char separatorOf(String header) {
    long semicolons = header.chars().filter(c -> c == ';').count();
    long commas = header.chars().filter(c -> c == ',').count();
    return semicolons > commas ? ';' : ',';
  }

  /** The cells of the line, without quotes and surrounding blanks. */
  public static List<String> split(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
