package io.vigil.alerting.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Noto Sans SC in a document: 7,333 Han characters, Latin and signs, of which the document keeps
 * what it uses. What the font has no shape for is spelled, or shown as a question mark. One thread.
 */
final class PdfFont {
  private static final String FILE = "/fonts/noto-sans-sc/5.3.0/NotoSansSC-Regular.ttf";
  private static final int UNKNOWN = '?';

  /** What the font has no shape for and is common in figures, as it is written instead. */
  private static final Map<Integer, String> SPELLED =
      Map.of((int) '≤', "<=", (int) '≥', ">=", (int) '→', "->", (int) '℃', "°C");

  private static final float UNITS = 1_000;

  private final PDFont font;

  /** By code point, in thousandths of the size; -1 for those that have no shape. */
  private final Map<Integer, Float> widths = new HashMap<>();

  PdfFont(PDDocument document) throws IOException {
    try (InputStream file = Objects.requireNonNull(PdfFont.class.getResourceAsStream(FILE), FILE)) {
      font = PDType0Font.load(document, file, true);
    }
  }

  PDFont font() {
    return font;
  }

  /** The text as it can be written: in what the font has shapes for, and on one line. */
  String writable(String text) {
    StringBuilder writable = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(point, writable));
    return writable.toString();
  }

  /** How wide it is; of what is {@link #writable}. */
  float width(String text, float size) {
    float all = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      all += width(text.codePointAt(at));
    }
    return all * size / UNITS;
  }

  /** In lines no wider than this, broken at blanks where there are some; of what is writable. */
  List<String> lines(String text, float most, float size) {
    List<String> lines = new ArrayList<>();
    int begin = 0;
    int blank = -1;
    float width = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      width += width(point) * size / UNITS;
      if (width > most && at > begin) {
        int end = blank > begin ? blank : at;
        lines.add(text.substring(begin, end));
        begin = blank > begin ? blank + 1 : at;
        width = width(text.substring(begin, at + Character.charCount(point)), size);
        blank = -1;
      }
      if (point == ' ') {
        blank = at;
      }
    }
    lines.add(text.substring(begin));
    return lines;
  }

  private void append(int point, StringBuilder to) {
    String spelled = SPELLED.get(point);
    if (spelled != null) {
      to.append(spelled);
    } else if (Character.isISOControl(point)) {
      to.append(' ');
    } else {
      to.appendCodePoint(width(point) < 0 ? UNKNOWN : point);
    }
  }

  private float width(int point) {
    return widths.computeIfAbsent(point, this::measured);
  }

  private float measured(int point) {
    try {
      return font.getStringWidth(Character.toString(point));
    } catch (IllegalArgumentException e) { // the library's way to say that there is no shape
      return -1;
    } catch (IOException e) {
      throw new UncheckedIOException("the font is in memory", e);
    }
  }
}
