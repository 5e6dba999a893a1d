package io.vigil.ingest.folder;

import io.vigil.ingest.folder.MonitoringFile.Row;
import io.vigil.model.lane.Batch;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Rows of a file in, the messages that a gateway would have sent out. Boot and numbers are those of
 * the file, name and content, and the same whenever it is read, so that reading it again doubles
 * nothing; a file with other content is another boot, so that nothing of it is taken for a repeat.
 * Stateless.
 */
final class FileMessages {
  /** So many fit into a message, whatever stands in them. */
  static final int ROWS_PER_MESSAGE = 100;

  private static final double NO_VALUE = -9_999;
  private static final int LONGEST_SHOWN = 64;

  private FileMessages() {}

  /** The messages, and which rows each carries. */
  record Part(DataMessage message, List<Row.Value> rows) {}

  /**
   * The messages of a file.
   *
   * @param name of the file
   * @param bytes all of it
   */
  static List<Part> of(MonitoringFile file, String name, byte[] bytes) {
    String boot = boot(file, name, bytes);
    List<Row.Value> values = new ArrayList<>();
    for (Row row : file.rows()) {
      if (row instanceof Row.Value value) {
        values.add(value);
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < values.size(); from += ROWS_PER_MESSAGE) {
      List<Row.Value> rows =
          List.copyOf(values.subList(from, Math.min(from + ROWS_PER_MESSAGE, values.size())));
      parts.add(new Part(message(file, boot, parts.size(), rows), rows));
    }
    return parts;
  }

  private static String boot(MonitoringFile file, String name, byte[] bytes) {
    CRC32 content = new CRC32();
    content.update(name.getBytes(StandardCharsets.UTF_8));
    content.update(bytes);
    return "f-" + file.time() + "-" + Long.toHexString(content.getValue());
  }

  private static DataMessage message(
      MonitoringFile file, String boot, int number, List<Row.Value> rows) {
    int n = rows.size();
    long[] times = new long[n];
    double[] values = new double[n];
    byte[] reasons = new byte[n];
    String[] points = new String[n];
    String[] units = new String[n];
    String[] notNumbers = new String[n];
    for (int i = 0; i < n; i++) {
      Row.Value row = rows.get(i);
      points[i] = shown(row.point());
      times[i] = row.time();
      units[i] = shown(row.unit());
      values[i] = number(row.value());
      boolean isNone = values[i] == NO_VALUE;
      notNumbers[i] =
          Double.isFinite(values[i]) ? "" : row.value().isEmpty() ? "\"\"" : shown(row.value());
      if (isNone || !Double.isFinite(values[i])) {
        values[i] = Double.NaN;
      }
      reasons[i] = reason(isNone, row.inOrder()).code();
    }
    return new DataMessage(
        boot,
        number,
        file.time(),
        false,
        Batch.NO_AT,
        points,
        times,
        values,
        reasons,
        units,
        notNumbers,
        0);
  }

  private static QualityReason reason(boolean isNone, boolean inOrder) {
    if (isNone) {
      return QualityReason.SENTINEL;
    }
    return inOrder ? QualityReason.GOOD : QualityReason.UNCERTAIN;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String shown(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
  }
}
