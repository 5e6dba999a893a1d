package io.vigil.sim.replay;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A CSV file of every cell of a recording that is not simply one stored value, with its reason, in
 * the order of the recording; what differs stands in it as DIFFERS.
 *
 * <pre>
 * row,stamp,point,column,raw,fate,reason
 * 7,2020-01-01T00:01:00Z,A,A,2.5,DUPLICATE,"duplicate of row 6, where 2.5 is stored"
 * </pre>
 *
 * <p>The row is the number of the line in the recording, its header being 1. One thread.
 */
public final class CellList implements AutoCloseable {
  private static final String HEADER = "row,stamp,point,column,raw,fate,reason";
  private static final String DIFFERS = "DIFFERS";

  private final Writer out;
  private final List<String> columns;

  private CellList(Writer out, Recording recording) {
    this.out = out;
    columns = recording.signals();
  }

  /** A new file, in place of the one before; its folder is made. */
  public static CellList create(Path file, Recording recording) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    CellList list = new CellList(Files.newBufferedWriter(file, StandardCharsets.UTF_8), recording);
    list.out.write(HEADER + "\n");
    return list;
  }

  /** A cell that is as it should be. */
  void cell(Cell cell) throws IOException {
    write(cell, cell.fate().name(), cell.reason());
  }

  /** A cell that is not. */
  void difference(Cell cell, String words) throws IOException {
    write(cell, DIFFERS, words);
  }

  /** Something of a point that no cell of the recording explains. */
  void difference(String point, long time, String words) throws IOException {
    write("", Instant.ofEpochMilli(time).toString(), point, "", "", DIFFERS, words);
  }

  /** A line that is no row. */
  void line(BadLine bad) throws IOException {
    write(Long.toString(bad.line()), "", "", "", "", "NO_ROW", bad.en());
  }

  private void write(Cell cell, String fate, String reason) throws IOException {
    write(
        Long.toString(cell.line()),
        Instant.ofEpochMilli(cell.time()).toString(),
        cell.point(),
        columns.get(cell.signal()),
        cell.raw(),
        fate,
        reason);
  }

  private void write(String... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      out.write(i == 0 ? "" : ",");
      out.write(quoted(cells[i]));
    }
    out.write('\n');
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
