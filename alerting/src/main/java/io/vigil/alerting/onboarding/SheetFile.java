package io.vigil.alerting.onboarding;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemException;
import java.util.List;

/**
 * A file of points as rows of texts: CSV or XLSX, told apart by its first bytes and not by its
 * name. What is too large, or holds what has no business in a list, is refused in words. Stateless;
 * any thread.
 */
final class SheetFile {
  static final int MOST_BYTES = 10_000_000;

  /** The points, and the heading. */
  static final int MOST_ROWS = 20_001;

  static final int MOST_COLUMNS = 60;
  static final int MOST_CHARACTERS = 500;

  private SheetFile() {}

  /** Its rows that are not blank, the heading first. */
  static List<SheetRow> read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw refused("文件超过 10 MB，请拆分", "the file is larger than 10 MB; split it");
    }
    List<SheetRow> rows = XlsxFile.isOne(bytes) ? XlsxFile.read(bytes) : CsvFile.read(bytes);
    List<SheetRow> filled = rows.stream().filter(row -> !row.isBlank()).toList();
    if (filled.size() < 2) {
      throw refused("文件中没有点位", "there are no points in the file");
    }
    return filled;
  }

  static void requireRow(int rows, int columns) {
    if (rows > MOST_ROWS) {
      throw refused("超过 20,000 行，请拆分", "more than 20,000 rows; split it");
    }
    if (columns > MOST_COLUMNS) {
      throw refused(
          "第 " + rows + " 行超过 " + MOST_COLUMNS + " 列",
          "row " + rows + " has more than " + MOST_COLUMNS + " columns");
    }
  }

  static ProblemException refused(String zh, String en) {
    return ProblemCode.FILE_REFUSED.saying(zh, en).exception();
  }
}
