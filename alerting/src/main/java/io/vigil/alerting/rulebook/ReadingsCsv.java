package io.vigil.alerting.rulebook;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.model.reading.QualityReason;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads what somebody sends to rehearse a rule with: {@code timestamp,value}. Stateless. */
final class ReadingsCsv {
  private static final String HEAD = "timestamp,value";

  private ReadingsCsv() {}

  /** The readings, of the point in this slot; refused in words where they are none, or too many. */
  static List<RehearsalReadings.Row> read(String csv, int slot, int most) {
    List<String> lines = csv.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEAD)) {
      throw bad(1, "表头应为 " + HEAD, "the header must be " + HEAD);
    }
    if (lines.size() - 1 > most) {
      throw bad(most + 2, "最多 " + most + " 行", "at most " + most + " rows");
    }
    List<RehearsalReadings.Row> rows = new ArrayList<>(lines.size());
    for (int line = 1; line < lines.size(); line++) {
      if (!lines.get(line).isBlank()) {
        rows.add(row(lines.get(line).strip(), line + 1, slot));
      }
    }
    return rows;
  }

  private static RehearsalReadings.Row row(String text, int line, int slot) {
    int comma = text.indexOf(',');
    try {
      long time =
          OffsetDateTime.parse(text.substring(0, Math.max(0, comma))).toInstant().toEpochMilli();
      double value = Double.parseDouble(text.substring(comma + 1));
      if (Double.isFinite(value)) {
        return new RehearsalReadings.Row(slot, time, value, QualityReason.GOOD);
      }
    } catch (DateTimeParseException | NumberFormatException e) {
      throw no(text, line);
    }
    throw no(text, line);
  }

  private static RuntimeException no(String text, int line) {
    String shown = text.substring(0, Math.min(text.length(), 60));
    return bad(
        line,
        "“" + shown + "” 应为带时区的时间和数值",
        "'" + shown + "' must be a time with offset and a number");
  }

  private static RuntimeException bad(int line, String zh, String en) {
    return ProblemCode.BAD_REQUEST
        .saying("readings 第 " + line + " 行：" + zh, "readings, line " + line + ": " + en)
        .exception();
  }
}
