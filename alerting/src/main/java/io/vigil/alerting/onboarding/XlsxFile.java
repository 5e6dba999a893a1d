package io.vigil.alerting.onboarding;

import io.vigil.alerting.error.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first sheet of an XLSX workbook. What it unpacks to is counted before anything of it is
 * read as a workbook; macros, links to other files and document types are refused. Stateless; any
 * thread.
 */
final class XlsxFile {
  private static final long MOST_UNPACKED = 200_000_000;
  private static final int MOST_PARTS = 500;

  /** A workbook of numbers and texts shrinks to a tenth; a bomb to a thousandth. */
  private static final int MOST_RATIO = 100;

  /** Below this a ratio says nothing. */
  private static final long SMALL = 1_000_000;

  private static final int HEAD = 1_024;

  private XlsxFile() {}

  /** Whether the bytes begin as a zip does. */
  static boolean isOne(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
  }

  static List<SheetRow> read(byte[] bytes) {
    try {
      requireHarmless(bytes);
      try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
          Stream<Row> rows = book.getFirstSheet().openStream()) {
        List<SheetRow> read = new ArrayList<>();
        rows.forEach(
            row -> {
              SheetFile.requireRow(row.getRowNum(), row.getCellCount());
              read.add(row(row));
            });
        return read;
      }
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Of a damaged workbook its reader throws whatever numbers and places throw.
      throw SheetFile.refused("不是有效的 XLSX 文件", "this is no valid XLSX file");
    }
  }

  private static SheetRow row(Row row) {
    List<String> cells = new ArrayList<>();
    List<Integer> formulas = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      if (cell != null && cell.getType() == CellType.FORMULA) {
        formulas.add(i);
      }
      cells.add(text(cell));
    }
    return new SheetRow(row.getRowNum(), cells, formulas);
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    String text =
        switch (cell.getType()) {
          case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
          case STRING -> cell.asString();
          case BOOLEAN, FORMULA, ERROR, EMPTY -> Objects.requireNonNullElse(cell.getRawValue(), "");
        };
    if (text.length() > SheetFile.MOST_CHARACTERS) {
      throw SheetFile.refused(
          "有超过 " + SheetFile.MOST_CHARACTERS + " 个字符的单元格",
          "a cell is longer than " + SheetFile.MOST_CHARACTERS);
    }
    return text.strip();
  }

  private static void requireHarmless(byte[] bytes) throws IOException {
    try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel(bytes);
        ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
      List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
      if (parts.size() > MOST_PARTS) {
        throw bomb();
      }
      long unpacked = 0;
      for (ZipArchiveEntry part : parts) {
        requireAllowed(part.getName());
        try (InputStream in = zip.getInputStream(part)) {
          unpacked = unpack(in, unpacked, bytes.length);
        }
      }
    }
  }

  /** How much all parts so far unpack to; stops where it is too much. */
  private static long unpack(InputStream in, long before, int packed) throws IOException {
    byte[] buffer = new byte[8_192];
    long unpacked = before + head(in);
    requireSmall(unpacked, packed);
    for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
      unpacked += read;
      requireSmall(unpacked, packed);
    }
    return unpacked;
  }

  /** A document type stands before the first element, or nowhere. */
  private static int head(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    if (new String(head, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
      throw SheetFile.refused("工作簿含有 DOCTYPE，已拒绝", "the workbook holds a DOCTYPE");
    }
    return head.length;
  }

  private static void requireAllowed(String part) {
    if (part.endsWith("vbaProject.bin") || part.contains("externalLinks/")) {
      throw SheetFile.refused(
          "工作簿含有宏或外部链接，请另存为不含宏的 XLSX",
          "the workbook holds macros or links to other files; save it without");
    }
  }

  private static void requireSmall(long unpacked, long packed) {
    if (unpacked > MOST_UNPACKED || (unpacked > SMALL && unpacked / packed > MOST_RATIO)) {
      throw bomb();
    }
  }

  private static RuntimeException bomb() {
    return SheetFile.refused("文件解压后过大，已拒绝", "the file unpacks to far too much");
  }
}
