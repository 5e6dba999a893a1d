package io.vigil.ingest.folder;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of measured values as safety monitoring systems of coal mines hand it over, in the style
 * of MT/T 1201 (the text of the standard was not at hand; what is read here is what plants told):
 *
 * <pre>
 * name    140428000001_SS_20261130120000.txt    mine code of 12 digits, kind, time
 * header  140428000001;矿名;系统;系统名;2026-11-30 12:00:00~
 * row     测点编码;值;单位;状态;时间~            status 0 is in order, -9999 is no value
 * end     ||
 * </pre>
 *
 * Times without a zone are of Asia/Shanghai.
 *
 * @param time of the header, milliseconds UTC
 * @param rows in order
 */
record MonitoringFile(long time, List<Row> rows) {
  /** What ends a file; without it somebody is still writing. */
  static final String END = "||";

  private static final Pattern NAME = Pattern.compile("(\\d{12})_SS_(\\d{14})\\.txt");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter NAMED = strict("uuuuMMddHHmmss");
  private static final DateTimeFormatter WRITTEN = strict("uuuu-MM-dd HH:mm:ss");
  private static final int FIELDS = 5;
  private static final int MOST_ROWS = 20_000;

  MonitoringFile {
    rows = List.copyOf(rows);
  }

  /** A row of a file. */
  sealed interface Row {
    /** Number of the row, from 1; the header is none. */
    int number();

    /**
     * One measured value.
     *
     * @param value as it was written
     * @param inOrder whether its status says so
     * @param time milliseconds UTC
     */
    record Value(int number, String point, String value, String unit, boolean inOrder, long time)
        implements Row {}

    /** A row that cannot be read, in words. */
    record Bad(int number, String zh, String en) implements Row {}
  }

  /** What a file came to. */
  sealed interface Outcome {
    /** It could be read, some rows perhaps not. */
    record Read(MonitoringFile file) implements Outcome {}

    /** Nothing of it could be read, in words. */
    record Refused(String zh, String en) implements Outcome {}
  }

  /** Reads a file whose bytes have its end. */
  static Outcome read(String name, String text) {
    Matcher named = NAME.matcher(name);
    if (!named.matches()) {
      return new Outcome.Refused(
          "文件名应为 煤矿编码（12 位）_SS_yyyyMMddHHmmss.txt，现为 " + name,
          "the name must be a mine code of 12 digits, _SS_yyyyMMddHHmmss.txt, it is " + name);
    }
    int end = text.lastIndexOf(END);
    if (end < 0) { // Its bytes had one, which in GB18030 was half of a character.
      return new Outcome.Refused("文件没有结束符 " + END, "the file has no end mark " + END);
    }
    String[] records = text.substring(0, end).split("~", -1);
    String[] header = records[0].strip().split(";", -1);
    if (header.length != FIELDS || !header[0].strip().equals(named.group(1))) {
      return new Outcome.Refused(
          "文件头应为 煤矿编码;名称;系统;系统名;时间，且编码与文件名一致，现为 " + records[0].strip(),
          "the header must be mine code;name;system;name of the system;time with the code of the"
              + " name, it is "
              + records[0].strip());
    }
    if (records.length > MOST_ROWS) {
      return new Outcome.Refused(
          "文件 " + records.length + " 行，超过 " + MOST_ROWS + "，请拆分",
          "the file has " + records.length + " rows, more than " + MOST_ROWS + "; split it");
    }
    try {
      long time = millis(named.group(2), NAMED);
      return new Outcome.Read(new MonitoringFile(time, rows(records)));
    } catch (DateTimeException e) {
      return new Outcome.Refused("文件名中的时间无效：" + name, "the time in the name is none: " + name);
    }
  }

  private static List<Row> rows(String[] records) {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < records.length; i++) {
      String record = records[i].strip();
      if (!record.isEmpty()) {
        rows.add(row(i, record));
      }
    }
    return rows;
  }

  private static Row row(int number, String record) {
    String[] fields = record.split(";", -1);
    if (fields.length != FIELDS) {
      return new Row.Bad(
          number,
          "应为 测点编码;值;单位;状态;时间 五项，现为 " + record,
          "must be point;value;unit;status;time, is " + record);
    }
    try {
      return new Row.Value(
          number,
          fields[0].strip(),
          fields[1].strip(),
          fields[2].strip(),
          fields[3].strip().equals("0"),
          millis(fields[4].strip(), WRITTEN));
    } catch (DateTimeException e) {
      return new Row.Bad(
          number,
          "时间应为 yyyy-MM-dd HH:mm:ss，现为 " + fields[4],
          "the time must be yyyy-MM-dd HH:mm:ss, is " + fields[4]);
    }
  }

  private static long millis(String text, DateTimeFormatter format) {
    return LocalDateTime.parse(text, format).atZone(ZONE).toInstant().toEpochMilli();
  }

  /** The 30th of February is no day, and not the 28th. */
  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }
}
