package io.vigil.alerting.statistics;

import io.vigil.alerting.statistics.Table.Amount;
import io.vigil.alerting.statistics.Table.Cell;
import io.vigil.alerting.statistics.Table.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a sheet as CSV (RFC 4180) in UTF-8, with a byte order mark so that spreadsheets read
 * Chinese. Words that a spreadsheet would take for a formula get an apostrophe in front (CWE-1236);
 * numbers stay numbers. Stateless; any thread.
 */
public final class Csv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String NEW_LINE = "\r\n";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?");
  private static final String BEGINS_FORMULA = "=+-@\t\r\n";

  private Csv() {}

  static byte[] write(Table table) {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    text.append(line(table.header().stream().<Cell>map(Text::new).toList()));
    table.rows().forEach(row -> text.append(line(row)));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The lines of texts; what is a number to a spreadsheet stays one. */
  public static byte[] write(List<List<String>> lines) {
    return bytes(BYTE_ORDER_MARK, lines);
  }

  /** Further lines of a file that {@link #write(List)} began. */
  public static byte[] more(List<List<String>> lines) {
    return bytes("", lines);
  }

  private static byte[] bytes(String begin, List<List<String>> lines) {
    StringBuilder text = new StringBuilder(begin);
    for (List<String> line : lines) {
      text.append(line.stream().map(Csv::cell).collect(Collectors.joining(",", "", NEW_LINE)));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(String text) {
    return NUMBER.matcher(text).matches() ? text : quoted(safe(text));
  }

  private static String line(List<Cell> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", NEW_LINE));
  }

  private static String cell(Cell cell) {
    if (cell instanceof Amount amount) {
      return amount.number().toPlainString();
    }
    return quoted(safe(((Text) cell).text()));
  }

  private static String safe(String text) {
    return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
