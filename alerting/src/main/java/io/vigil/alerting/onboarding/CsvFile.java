package io.vigil.alerting.onboarding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV (RFC 4180): UTF-8 with or without a mark, or GB18030, which is what a Chinese Excel
 * writes. Text that is neither is refused. One thread.
 */
final class CsvFile {
  private static final char MARK = '\uFEFF';

  private final String text;
  private final List<SheetRow> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private StringBuilder cell = new StringBuilder();
  private boolean quoted;
  private int line = 1;
  private int rowBegan = 1;

  private CsvFile(String text) {
    this.text = text;
  }

  static List<SheetRow> read(byte[] bytes) {
    String text = text(bytes);
    CsvFile file =
        new CsvFile(!text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text);
    file.read();
    return file.rows;
  }

  private static String text(byte[] bytes) {
    try {
      return strict(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      try {
        return strict(bytes, Charset.forName("GB18030"));
      } catch (CharacterCodingException neither) {
        throw SheetFile.refused(
            "文件出现乱码，请另存为 “CSV UTF-8”", "the text is neither UTF-8 nor GB18030; save it as UTF-8");
      }
    }
  }

  private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }

  private void read() {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '\n') {
        line++;
      }
      if (quoted) {
        i += inQuotes(sign, i);
      } else {
        outside(sign);
      }
    }
    if (quoted) {
      throw SheetFile.refused(
          "第 " + rowBegan + " 行的引号没有结束", "the quotation of row " + rowBegan + " never ends");
    }
    if (cell.length() > 0 || !cells.isEmpty()) {
      endRow();
    }
  }

  /** How many signs more were read. */
  private int inQuotes(char sign, int at) {
    if (sign != '"') {
      put(sign);
      return 0;
    }
    if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
      put(sign);
      return 1;
    }
    quoted = false;
    return 0;
  }

  private void outside(char sign) {
    switch (sign) {
      case '"' -> quoted = true;
      case ',' -> endCell();
      case '\n' -> endRow();
      case '\r' -> {
        // Stands before the end of a line, and for nothing.
      }
      default -> put(sign);
    }
  }

  private void put(char sign) {
    if (cell.length() >= SheetFile.MOST_CHARACTERS) {
      throw SheetFile.refused(
          "第 " + rowBegan + " 行有超过 " + SheetFile.MOST_CHARACTERS + " 个字符的单元格",
          "a cell of row " + rowBegan + " is longer than " + SheetFile.MOST_CHARACTERS);
    }
    cell.append(sign);
  }

  private void endCell() {
    cells.add(cell.toString().strip());
    cell = new StringBuilder();
    SheetFile.requireRow(rows.size() + 1, cells.size());
  }

  private void endRow() {
    endCell();
    rows.add(new SheetRow(rowBegan, cells, List.of()));
    cells = new ArrayList<>();
    rowBegan = line;
  }
}
