package io.vigil.standalone.rehearse;

import io.vigil.rules.rehearsal.RehearsalRefusedException;
import io.vigil.rules.rehearsal.TruePeriods;
import io.vigil.rules.rehearsal.TruePeriods.Period;
import io.vigil.sim.replay.CellText;
import io.vigil.sim.replay.CsvLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a person says was really the matter, as CSV of one of two forms. Stamps are as in
 * recordings; one without a zone is UTC.
 *
 * <pre>
 * from,to[,point]                  timestamp,label
 * 2018-01-17 15:45:00,…,kWh        2018-01-17 15:45:00,1      1 while it is the matter, 0 while not
 * </pre>
 *
 * <p>One thread.
 */
public final class LabelFile {
  private final Path file;
  private final List<Period> periods = new ArrayList<>();
  private int line;

  private LabelFile(Path file) {
    this.file = file;
  }

  /** The periods that the file names. */
  public static TruePeriods read(Path file) throws IOException, RehearsalRefusedException {
    if (!Files.isRegularFile(file)) {
      throw new RehearsalRefusedException("没有标注文件 " + file, "no such file of labels: " + file);
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    LabelFile labels = new LabelFile(file);
    String header = lines.isEmpty() ? "" : lines.get(0).strip();
    List<String> columns = CsvLine.split(header, CsvLine.separatorOf(header));
    boolean areRows = columns.equals(List.of("timestamp", "label"));
    boolean arePeriods =
        columns.equals(List.of("from", "to")) || columns.equals(List.of("from", "to", "point"));
    if (!areRows && !arePeriods) {
      throw new RehearsalRefusedException(
          file + ":1：表头应为 from,to[,point] 或 timestamp,label，现为 " + header,
          file + ":1: the header must be from,to[,point] or timestamp,label, not " + header);
    }
    labels.read(lines, CsvLine.separatorOf(header), columns.size(), areRows);
    return new TruePeriods(labels.periods);
  }

  private void read(List<String> lines, char separator, int columns, boolean areRows)
      throws RehearsalRefusedException {
    boolean isOpen = false;
    for (line = 2; line <= lines.size(); line++) {
      String text = lines.get(line - 1);
      if (text.isBlank()) {
        continue;
      }
      List<String> cells = CsvLine.split(text, separator);
      if (cells.size() != columns) {
        throw refused(
            "应有 " + columns + " 列，现有 " + cells.size() + " 列",
            "must have " + columns + " columns, has " + cells.size());
      }
      if (areRows) {
        isOpen = takeRow(stamp(cells.get(0)), cells.get(1), isOpen);
      } else {
        takePeriod(cells);
      }
    }
  }

  /** Whether a period is open behind this row. */
  private boolean takeRow(long time, String label, boolean wasOpen)
      throws RehearsalRefusedException {
    if (!label.equals("0") && !label.equals("1")) {
      throw refused("标注应为 0 或 1，现为 " + label, "a label must be 0 or 1, not " + label);
    }
    boolean isTrue = label.equals("1");
    if (isTrue && wasOpen) {
      int last = periods.size() - 1;
      periods.set(last, new Period("", periods.get(last).from(), time));
    } else if (isTrue) {
      periods.add(new Period("", time, time));
    }
    return isTrue;
  }

  private void takePeriod(List<String> cells) throws RehearsalRefusedException {
    long from = stamp(cells.get(0));
    long to = stamp(cells.get(1));
    if (to < from) {
      throw refused("结束早于开始", "ends before it begins");
    }
    periods.add(new Period(cells.size() > 2 ? cells.get(2) : "", from, to));
  }

  private long stamp(String text) throws RehearsalRefusedException {
    try {
      return CellText.stamp(text);
    } catch (DateTimeException e) {
      throw refused("“" + text + "” 不是时间", "'" + text + "' is no time");
    }
  }

  private RehearsalRefusedException refused(String zh, String en) {
    return new RehearsalRefusedException(
        file + ":" + line + "：" + zh, file + ":" + line + ": " + en);
  }
}
