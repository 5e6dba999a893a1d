package io.vigil.ingest.folder;

import io.vigil.ingest.folder.MonitoringFile.Row;
import io.vigil.ingest.text.ContentBoot;
import io.vigil.ingest.text.TextReading;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a file in, the messages that a gateway would have sent out. Boot and numbers are those of
 * the file, name and content, and the same whenever it is read, so that reading it again doubles
 * nothing; a file with other content is another boot, so that nothing of it is taken for a repeat.
 * Stateless.
 */
final class FileMessages {
  private static final double NO_VALUE = -9_999;

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
    String boot = ContentBoot.of(name.getBytes(StandardCharsets.UTF_8), bytes);
    List<Row.Value> values = new ArrayList<>();
    for (Row row : file.rows()) {
      if (row instanceof Row.Value value) {
        values.add(value);
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < values.size(); from += TextReading.PER_MESSAGE) {
      List<Row.Value> rows =
          List.copyOf(
              values.subList(from, Math.min(from + TextReading.PER_MESSAGE, values.size())));
      List<TextReading> readings = rows.stream().map(FileMessages::reading).toList();
      parts.add(new Part(TextReading.message(boot, parts.size(), file.time(), readings), rows));
    }
    return parts;
  }

  private static TextReading reading(Row.Value row) {
    QualityReason reason = row.inOrder() ? QualityReason.GOOD : QualityReason.UNCERTAIN;
    TextReading read = TextReading.of(row.point(), row.time(), row.unit(), row.value(), reason);
    return read.value() == NO_VALUE
        ? TextReading.none(row.point(), row.time(), row.unit(), QualityReason.SENTINEL)
        : read;
  }
}
