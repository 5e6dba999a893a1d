package io.vigil.alerting.statistics;

import io.vigil.alerting.statistics.Table.Amount;
import io.vigil.alerting.statistics.Table.Cell;
import io.vigil.alerting.statistics.Table.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a sheet as XLSX (ECMA-376). Words are cells of text and numbers cells of numbers: nothing
 * is ever a formula. Stateless; any thread.
 */
final class Xlsx {
  private static final String APPLICATION = "Vigil";
  private static final String VERSION = "1.0";

  private Xlsx() {}

  static byte[] write(Table table, String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, APPLICATION, VERSION)) {
      Worksheet sheet = workbook.newWorksheet(name);
      for (int column = 0; column < table.header().size(); column++) {
        sheet.value(0, column, table.header().get(column));
        sheet.style(0, column).bold().set();
      }
      for (int row = 0; row < table.rows().size(); row++) {
        write(sheet, row + 1, table.rows().get(row));
      }
      sheet.freezePane(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private static void write(Worksheet sheet, int row, List<Cell> cells) {
    for (int column = 0; column < cells.size(); column++) {
      Cell cell = cells.get(column);
      if (cell instanceof Amount amount) {
        sheet.value(row, column, amount.number());
      } else {
        sheet.value(row, column, ((Text) cell).text());
      }
    }
  }
}
