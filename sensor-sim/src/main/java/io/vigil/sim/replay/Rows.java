package io.vigil.sim.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a recording one after the other. A line that cannot be a row is passed over,
 * counted and kept in words. One thread.
 */
final class Rows implements AutoCloseable {
  private static final int MOST_BAD_LINES = 100;

  private final Recording recording;
  private final BufferedReader in;
  private final BadLineTaker taker;
  private final List<BadLine> badLines = new ArrayList<>();
  private long badCount;
  private long line = 1;

  /** Hears of each line that is no row. */
  interface BadLineTaker {
    void take(BadLine line) throws IOException;
  }

  Rows(Recording recording, BufferedReader in, BadLineTaker taker) throws IOException {
    this.recording = recording;
    this.in = in;
    this.taker = taker;
    in.readLine();
  }

  /** The next row; null at the end. */
  @Nullable Row next() throws IOException {
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      line++;
      Row row = text.isBlank() ? null : row(text);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private @Nullable Row row(String text) throws IOException {
    List<String> cells = CsvLine.split(text, recording.separator());
    if (cells.size() > recording.columns()) {
      bad(
          "第 " + line + " 行有 " + cells.size() + " 列，多于表头 " + recording.columns() + " 列",
          "line " + line + " has " + cells.size() + " columns, the header " + recording.columns());
      return null;
    }
    try {
      return row(CellText.stamp(cells.get(0)), cells);
    } catch (DateTimeException e) {
      bad(
          "第 " + line + " 行的时间 “" + cells.get(0) + "” 无法识别",
          "line " + line + ": '" + cells.get(0) + "' is no time");
      return null;
    }
  }

  private Row row(long time, List<String> cells) {
    List<Integer> columns = recording.signalColumns();
    double[] values = new double[columns.size()];
    List<String> raw = new ArrayList<>(columns.size());
    for (int i = 0; i < values.length; i++) {
      String cell = cell(cells, columns.get(i));
      values[i] = cell.isEmpty() ? Double.NaN : CellText.number(cell);
      raw.add(cell);
    }
    String device = recording.hasDevices() ? cell(cells, recording.deviceColumn()) : "";
    return new Row(line, time, device, values, raw);
  }

  private static String cell(List<String> cells, int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  private void bad(String zh, String en) throws IOException {
    BadLine bad = new BadLine(line, zh, en);
    badCount++;
    if (badLines.size() < MOST_BAD_LINES) {
      badLines.add(bad);
    }
    taker.take(bad);
  }

  /** How many lines were passed over. */
  long badCount() {
    return badCount;
  }

  /** The first hundred lines that were passed over, in words. */
  List<BadLine> badLines() {
    return List.copyOf(badLines);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
