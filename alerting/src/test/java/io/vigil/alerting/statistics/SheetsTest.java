package io.vigil.alerting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.statistics.Table.Amount;
import io.vigil.alerting.statistics.Table.Cell;
import io.vigil.alerting.statistics.Table.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets as spreadsheets get them. */
class SheetsTest {
  @Test
  void csvBeginsWithAByteOrderMarkAndEndsEachLineAsRfc4180Says() {
    byte[] bytes = Csv.write(table(new Text("报警"), Amount.of(1.5)));
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\uFEFFa,b\r\n报警,1.5\r\n");
  }

  @ParameterizedTest
  @DisplayName("attack47 words that a spreadsheet would take for a formula")
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
  void formulaBecomesWords(String text) {
    String cell = line(new Text(text));
    assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'" + text.charAt(0));
  }

  @Test
  @DisplayName("attack47 the control: numbers stay numbers, and other words stay as they are")
  void numbersAndOtherWordsStay() {
    assertThat(line(Amount.of(-1.25))).isEqualTo("-1.25");
    assertThat(line(new Text("a=b"))).isEqualTo("a=b");
    assertThat(line(new Text("'quoted'"))).isEqualTo("'quoted'");
  }

  @Test
  @DisplayName("attack47 a formula does not hide behind a quote")
  void formulaWithCommaAndQuoteIsSafeAndQuoted() {
    assertThat(line(new Text("=HYPERLINK(\"http://x\",\"y\")")))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.00001, 0", "100, 100", "0.12345, 0.1235", "1200000, 1200000"})
  void numbersAreWrittenPlainly(double value, String written) {
    assertThat(line(Amount.of(value))).isEqualTo(written);
  }

  @Test
  void xlsxHoldsWordsAsTextAndNumbersAsNumbersAndNoFormula(@TempDir Path folder)
      throws IOException {
    Map<String, String> parts =
        unzip(
            Xlsx.write(table(new Text("=1+1"), Amount.of(-2.5)), "2026-11-24"),
            folder.resolve("x.xlsx"));
    String sheet = parts.get("xl/worksheets/sheet1.xml");
    assertThat(sheet).doesNotContain("<f>");
    assertThat(sheet).containsPattern("<c r=\"A2\"[^>]* t=\"s\"[^>]*>");
    assertThat(sheet).containsPattern("<c r=\"B2\"[^>]*><v>-2.5</v>");
    assertThat(parts.get("xl/sharedStrings.xml")).contains(">=1+1<");
    assertThat(parts.get("xl/workbook.xml")).contains("2026-11-24");
  }

  @Test
  @DisplayName("alerts §6 a PDF says in Chinese what the other files say, figure by figure")
  void pdfHoldsTheSameWordsAndFigures() throws IOException {
    Table table = ReportTable.of(Night.counted(), Tongue.ZH);
    try (PDDocument document = Loader.loadPDF(Pdf.write(table, "daily-2026-11-24"))) {
      String text = text(document);
      for (List<Cell> row : table.rows()) {
        for (Cell cell : row) {
          String words =
              cell instanceof Amount one ? one.number().toPlainString() : ((Text) cell).text();
          assertThat(text)
              .contains(words.replace("≤", "<=").replace("≥", ">=").replaceAll("\\s", ""));
        }
      }
      assertThat(text).contains("每小时报警数（均值）").contains("daily-2026-11-24");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("daily-2026-11-24");
      for (COSName font : document.getPage(0).getResources().getFontNames()) {
        assertThat(document.getPage(0).getResources().getFont(font).isEmbedded()).isTrue();
      }
    }
  }

  @Test
  void aLongPdfRepeatsItsHeaderAndNumbersItsPages() throws IOException {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      rows.add(List.of(new Text("第" + i + "行"), Amount.of(i + 0.5)));
    }
    byte[] bytes = Pdf.write(new Table(List.of("对象", "数值"), rows), "x");
    try (PDDocument document = Loader.loadPDF(bytes)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(3);
      for (int page = 1; page <= pages; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document))
            .contains("对象")
            .contains("数值")
            .contains(page + " / " + pages);
      }
      String text = text(document);
      for (int i = 1; i <= 200; i++) {
        assertThat(text).containsOnlyOnce("第" + i + "行").contains(i + ".5");
      }
    }
  }

  @Test
  @DisplayName("attack55 a name that another document would run is words in a PDF")
  void aNameIsWordsInAPdf() throws IOException {
    String name = ") Tj ET /JS (app.alert(1)) <script>https://x.example/";
    try (PDDocument document =
        Loader.loadPDF(Pdf.write(table(new Text(name), Amount.of(1)), ") /OpenAction"))) {
      assertThat(text(document)).contains(name.replace(" ", ""));
      assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(document.getDocumentCatalog().getNames()).isNull();
      assertThat(document.getPage(0).getAnnotations()).isEmpty();
    }
  }

  @Test
  void aPdfSaysOtherwiseWhatItsFontDoesNotHaveAndBreaksWhatIsLong() throws IOException {
    String english = "one two three four ".repeat(60).strip();
    Table table = table(new Text("罐\uD83D\uDE00\t区≤3℃"), new Text(english));
    try (PDDocument document = Loader.loadPDF(Pdf.write(table, "x"))) {
      assertThat(text(document)).contains("罐?区<=3°C").contains(english.replace(" ", ""));
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
  }

  /** Without blanks and line ends, which a reader finds where lines were broken. */
  private static String text(PDDocument document) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(false);
    return stripper.getText(document).replaceAll("\\s", "");
  }

  @Test
  void everyRowOfAReportHasEveryColumnAndItsDefinition() {
    for (Tongue tongue : Tongue.values()) {
      Table table = ReportTable.of(Night.counted(), tongue);
      assertThat(table.rows()).allMatch(row -> row.size() == table.header().size());
      assertThat(table.rows().stream().filter(row -> !row.get(0).equals(Cell.EMPTY)))
          .isNotEmpty()
          .allMatch(row -> !row.get(row.size() - 1).equals(Cell.EMPTY));
    }
    assertThat(
            new String(
                Csv.write(ReportTable.of(Night.counted(), Tongue.ZH)), StandardCharsets.UTF_8))
        .contains("K1,每小时报警数（均值）,县级值班室 140428,,1.7,1/h,≤6 (≤12)")
        .contains("R1,在线率,140428,,65.7895,%,≥99.5,2,-1,")
        .contains("窗口不足 30 天，仅供参考")
        .contains("K11,签收用时（中位数）,县级值班室 140428,红,–,s");
  }

  private static String line(Cell cell) {
    String text = new String(Csv.write(table(cell, new Text("x"))), StandardCharsets.UTF_8);
    String second = text.substring(text.indexOf("\r\n") + 2);
    return second.substring(0, second.length() - ",x\r\n".length());
  }

  private static Table table(Cell first, Cell second) {
    return new Table(List.of("a", "b"), List.of(List.of(first, second)));
  }

  /** By its directory, as spreadsheets read it. */
  private static Map<String, String> unzip(byte[] bytes, Path file) throws IOException {
    Files.write(file, bytes);
    Map<String, String> parts = new HashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry part : Collections.list(zip.entries())) {
        byte[] content = zip.getInputStream(part).readAllBytes();
        parts.put(part.getName(), new String(content, StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
