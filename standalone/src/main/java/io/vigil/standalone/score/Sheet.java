package io.vigil.standalone.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A recording as a scorer reads it: stamps as they are written, and columns of numbers. Columns
 * that hold labels are never read.
 *
 * @param stamps of the rows, in the order of the file
 * @param names of the columns of numbers
 * @param rows a value a column; NaN where there is none
 */
record Sheet(List<String> stamps, List<String> names, List<double[]> rows) {
  private static final Set<String> LABELS = Set.of("anomaly", "changepoint", "label");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int STAMP_LENGTH = 19;

  static Sheet read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw new IOException(file + " is empty");
    }
    String header = lines.get(0).replace(BYTE_ORDER_MARK, "");
    String separator = header.contains(";") ? ";" : ",";
    String[] names = header.split(separator, -1);
    List<Integer> columns = new ArrayList<>();
    for (int column = 1; column < names.length; column++) {
      if (!LABELS.contains(names[column])) {
        columns.add(column);
      }
    }
    List<String> stamps = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.isEmpty()) {
        continue;
      }
      String[] cells = line.split(separator, -1);
      if (cells.length != names.length) {
        throw new IOException(file + ", row " + (rows.size() + 1) + ": not as wide as the header");
      }
      stamps.add(cells[0]);
      rows.add(columns.stream().mapToDouble(column -> number(cells[column])).toArray());
    }
    return new Sheet(stamps, columns.stream().map(column -> names[column]).toList(), rows);
  }

  private static double number(String cell) {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  /** The number of the column of this name. */
  int column(String name) throws IOException {
    int column = names.indexOf(name);
    if (column < 0) {
      throw new IOException("no column " + name + " among " + names);
    }
    return column;
  }

  /** The stamp of a row as seconds, taken as UTC. */
  long seconds(int row) throws IOException {
    String stamp = stamps.get(row);
    String second = stamp.substring(0, Math.min(STAMP_LENGTH, stamp.length()));
    try {
      return LocalDateTime.parse(second.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException wrong) {
      throw new IOException("row " + (row + 1) + ": no stamp: " + stamp, wrong);
    }
  }
}
