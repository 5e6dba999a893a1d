package io.vigil.ingest.http;

import io.vigil.ingest.text.ContentBoot;
import io.vigil.ingest.text.FileText;
import io.vigil.ingest.text.TextReading;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of readings as a spreadsheet or a utility's system writes it, CSV in UTF-8 or GB18030:
 *
 * <pre>
 * time,point,value,unit,quality
 * 2026-11-30 00:15,METER-1,412.5,kWh,
 * # what stands behind a hash is not read
 * </pre>
 *
 * The first line names the columns, in any order, in English or Chinese (时间, 测点, 数值, 单位, 质量); unit
 * and quality may be left out. A time has an offset ({@code 2026-11-30T00:15:00+08:00}), or is of
 * Asia/Shanghai. A row that cannot be read refuses the whole table and is named, so that it can be
 * corrected and posted again; a value that is no number is refused alone, as from any gateway.
 *
 * @param boot made of the content: the same table posted again is a repeat, another is not
 * @param readings in order
 */
record CsvTable(String boot, List<TextReading> readings) {
  static final int MOST_BYTES = 256 << 10;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
          .withResolverStyle(ResolverStyle.STRICT);
  private static final int LONGEST_SHOWN = 64;

  CsvTable {
    readings = List.copyOf(readings);
  }

  /** A column that a table may have. */
  private enum Column {
    TIME("时间"),
    POINT("测点"),
    VALUE("数值"),
    UNIT("单位"),
    QUALITY("质量");

    private final String zh;

    Column(String zh) {
      this.zh = zh;
    }

    static Optional<Column> named(String text) {
      return Arrays.stream(values())
          .filter(one -> one.zh.equals(text) || one.name().equals(text.toUpperCase(Locale.ROOT)))
          .findFirst();
    }
  }

  /** What a posted table came to. */
  sealed interface Outcome {
    /** All of it could be read. */
    record Read(CsvTable table) implements Outcome {}

    /** Nothing of it was taken, in words. */
    record Refused(String zh, String en) implements Outcome {}
  }

  /** Reads a posted table. */
  static Outcome read(byte[] bytes) {
    Optional<String> text = FileText.of(bytes);
    if (text.isEmpty()) {
      return new Outcome.Refused("不是 UTF-8 或 GB18030 编码", "neither UTF-8 nor GB18030");
    }
    List<String> lines = text.get().lines().toList();
    int header = firstLine(lines);
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    String[] names = header < 0 ? new String[0] : fields(lines.get(header));
    for (int i = 0; i < names.length; i++) {
      Optional<Column> column = Column.named(names[i]);
      if (column.isEmpty() || columns.put(column.get(), i) != null) {
        return refused(header, "列名未知或重复：", "a column is unknown or named twice: ", names[i]);
      }
    }
    if (!columns.keySet().containsAll(List.of(Column.TIME, Column.POINT, Column.VALUE))) {
      return new Outcome.Refused(
          "首行须有列名 时间,测点,数值（time,point,value）", "the first line must name time, point and value");
    }
    return rows(lines, header, columns, names.length, ContentBoot.of(bytes));
  }

  /** As messages, sent now. */
  List<DataMessage> messages(long now) {
    List<DataMessage> messages = new ArrayList<>();
    for (int from = 0; from < readings.size(); from += TextReading.PER_MESSAGE) {
      int to = Math.min(from + TextReading.PER_MESSAGE, readings.size());
      messages.add(TextReading.message(boot, messages.size(), now, readings.subList(from, to)));
    }
    return messages;
  }

  private static Outcome rows(
      List<String> lines, int header, Map<Column, Integer> columns, int width, String boot) {
    List<TextReading> readings = new ArrayList<>();
    for (int i = header + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (isNoRow(line)) {
        continue;
      }
      String[] fields = fields(line);
      if (fields.length != width) {
        return refused(i, "应有 " + width + " 列：", "must have " + width + " columns: ", line);
      }
      String time = fields[columns.getOrDefault(Column.TIME, 0)];
      Long at = millis(time);
      if (at == null) {
        return refused(
            i,
            "时间应为 2026-11-30 00:15 或带时区：",
            "a time must be as 2026-11-30 00:15 or have an offset: ",
            time);
      }
      String said = field(fields, columns.get(Column.QUALITY));
      Optional<QualityReason> quality = quality(said);
      if (quality.isEmpty()) {
        return refused(i, "质量未知：", "there is no such quality: ", said);
      }
      readings.add(
          TextReading.of(
              field(fields, columns.get(Column.POINT)),
              at,
              field(fields, columns.get(Column.UNIT)),
              field(fields, columns.get(Column.VALUE)),
              quality.get()));
    }
    return readings.isEmpty()
        ? new Outcome.Refused("表中没有数据行", "the table has no row of data")
        : new Outcome.Read(new CsvTable(boot, readings));
  }

  private static int firstLine(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (!isNoRow(lines.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNoRow(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  /**
   * No field that has its place here holds a comma, so quotes need no reading, only leaving out.
   */
  private static String[] fields(String line) {
    String[] fields = line.split(",", -1);
    for (int i = 0; i < fields.length; i++) {
      String field = fields[i].strip();
      boolean quoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
      fields[i] = quoted ? field.substring(1, field.length() - 1) : field;
    }
    return fields;
  }

  private static String field(String[] fields, @Nullable Integer column) {
    return column == null ? "" : fields[column];
  }

  private static @Nullable Long millis(String text) {
    try {
      return LocalDateTime.parse(text, LOCAL).atZone(ZONE).toInstant().toEpochMilli();
    } catch (DateTimeException notLocal) {
      return withOffset(text);
    }
  }

  private static @Nullable Long withOffset(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException noTime) {
      return null;
    }
  }

  private static Optional<QualityReason> quality(String text) {
    return text.isEmpty()
        ? Optional.of(QualityReason.GOOD)
        : Arrays.stream(QualityReason.values())
            .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
            .findFirst();
  }

  private static Outcome refused(int line, String zh, String en, String shown) {
    String shortened = shown.substring(0, Math.min(shown.length(), LONGEST_SHOWN));
    return new Outcome.Refused(
        "第 " + (line + 1) + " 行：" + zh + shortened, "line " + (line + 1) + ": " + en + shortened);
  }
}
