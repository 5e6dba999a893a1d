package io.vigil.alerting.statistics;

import io.vigil.alerting.statistics.Table.Amount;
import io.vigil.alerting.statistics.Table.Cell;
import io.vigil.alerting.statistics.Table.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Writes a sheet as PDF (ISO 32000) on A4 across: the header again on each page, long words broken
 * into lines, a row never torn. The font is embedded, so that it reads the same everywhere. Lengths
 * are in points. Stateless; any thread.
 */
final class Pdf {
  private static final PDRectangle PAGE =
      new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
  private static final float MARGIN = 36;
  private static final float GAP = 6;
  private static final float SIZE = 8;
  private static final float LINE = 11;
  private static final float TITLE_SIZE = 13;
  private static final float FOOT = 24;

  /** The narrowest a column is, and how much more of the page a long one may take than others. */
  private static final float LEAST_WIDTH = 28;

  private static final float MOST_WIDTH = 260;

  private final PDDocument document;
  private final PdfFont font;
  private final List<String> header;
  private final List<List<String>> rows;
  private final String name;
  private final float[] widths;

  private Pdf(PDDocument document, Table table, String name) throws IOException {
    this.document = document;
    this.font = new PdfFont(document);
    this.header = table.header().stream().map(font::writable).toList();
    this.rows =
        table.rows().stream()
            .map(row -> row.stream().map(cell -> font.writable(text(cell))).toList())
            .toList();
    this.name = font.writable(name);
    this.widths = widths();
  }

  static byte[] write(Table table, String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle(name);
      new Pdf(document, table, name).writePages();
      document.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private void writePages() throws IOException {
    List<List<List<String>>> pages = pages();
    for (int number = 1; number <= pages.size(); number++) {
      PDPage page = new PDPage(PAGE);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        float y = PAGE.getHeight() - MARGIN - TITLE_SIZE;
        show(content, name, MARGIN, y, TITLE_SIZE);
        show(content, number + " / " + pages.size(), MARGIN, FOOT, SIZE);
        y = row(content, header, y - LINE);
        line(content, y + GAP / 3);
        for (List<String> row : pages.get(number - 1)) {
          y = row(content, row, y);
        }
      }
    }
  }

  /** The rows of each page; an empty sheet has one page. */
  private List<List<List<String>>> pages() throws IOException {
    float most = PAGE.getHeight() - 2 * MARGIN - TITLE_SIZE - LINE - height(header);
    List<List<List<String>>> pages = new ArrayList<>();
    pages.add(new ArrayList<>());
    float left = most;
    for (List<String> row : rows) {
      float height = height(row);
      if (height > left && left < most) {
        pages.add(new ArrayList<>());
        left = most;
      }
      pages.get(pages.size() - 1).add(row);
      left -= height;
    }
    return pages;
  }

  /** Each column as wide as its longest cell, within limits, and all of them together the page. */
  private float[] widths() throws IOException {
    float[] wanted = new float[header.size()];
    float all = 0;
    for (int column = 0; column < wanted.length; column++) {
      float widest = font.width(header.get(column), SIZE);
      for (List<String> row : rows) {
        widest = Math.max(widest, font.width(row.get(column), SIZE));
      }
      wanted[column] = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, widest + 1));
      all += wanted[column];
    }
    float room = PAGE.getWidth() - 2 * MARGIN - GAP * (wanted.length - 1);
    for (int column = 0; column < wanted.length; column++) {
      wanted[column] *= room / all;
    }
    return wanted;
  }

  private float height(List<String> row) throws IOException {
    int lines = 1;
    for (int column = 0; column < row.size(); column++) {
      lines = Math.max(lines, font.lines(row.get(column), widths[column], SIZE).size());
    }
    return lines * LINE + GAP;
  }

  /** Writes a row below y and says where the next one begins. */
  private float row(PDPageContentStream content, List<String> row, float y) throws IOException {
    float x = MARGIN;
    for (int column = 0; column < row.size(); column++) {
      float at = y - LINE;
      for (String line : font.lines(row.get(column), widths[column], SIZE)) {
        show(content, line, x, at, SIZE);
        at -= LINE;
      }
      x += widths[column] + GAP;
    }
    return y - height(row);
  }

  private void show(PDPageContentStream content, String text, float x, float y, float size)
      throws IOException {
    content.beginText();
    content.setFont(font.font(), size);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  private static void line(PDPageContentStream content, float y) throws IOException {
    content.moveTo(MARGIN, y);
    content.lineTo(PAGE.getWidth() - MARGIN, y);
    content.stroke();
  }

  private static String text(Cell cell) {
    return cell instanceof Amount amount ? amount.number().toPlainString() : ((Text) cell).text();
  }
}
