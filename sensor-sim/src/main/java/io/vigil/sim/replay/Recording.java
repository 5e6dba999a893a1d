package io.vigil.sim.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A CSV file of readings as others left it: a header, the stamp in the first column, one column a
 * signal. A column {@code device} names the sender of the line; columns of labels ({@code anomaly},
 * {@code changepoint}) are no signals. Rows are read one by one and kept in the order of the file.
 */
public final class Recording {
  private static final String DEVICE = "device";
  private static final Set<String> LABELS = Set.of("anomaly", "changepoint");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final char separator;
  private final int columns;
  private final int deviceColumn;
  private final List<String> signals;
  private final List<Integer> signalColumns;
  private final List<String> otherColumns;

  private Recording(Path file, String header) throws IOException {
    this.file = file;
    separator = CsvLine.separatorOf(header);
    List<String> names = CsvLine.split(header, separator);
    columns = names.size();
    deviceColumn = names.indexOf(DEVICE);
    signals = new ArrayList<>();
    signalColumns = new ArrayList<>();
    List<String> others = new ArrayList<>(names.subList(0, 1));
    for (int column = 1; column < columns; column++) {
      String name = names.get(column);
      if (column != deviceColumn && !LABELS.contains(name)) {
        signals.add(name.isEmpty() ? "column" + column : name);
        signalColumns.add(column);
      } else {
        others.add(name);
      }
    }
    otherColumns = List.copyOf(others);
    if (signals.isEmpty() || codes().size() < signals.size()) {
      throw new IOException(file + ": no signals, or two of the same name, in header " + names);
    }
  }

  private Set<String> codes() {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < signals.size(); i++) {
      codes.add(code("", i));
    }
    return codes;
  }

  /** Opens the file and reads its header. */
  public static Recording open(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String header = in.readLine();
      if (header == null) {
        throw new IOException(file + " is empty");
      }
      return new Recording(file, header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header);
    }
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** The names of its signals, as the header has them. */
  public List<String> signals() {
    return List.copyOf(signals);
  }

  /** Whether its lines are of several devices. */
  public boolean hasDevices() {
    return deviceColumn >= 0;
  }

  /** All rows from the first on. */
  Rows rows() throws IOException {
    return rows(bad -> {});
  }

  /** All rows from the first on; lines between them that are no rows are told on the way. */
  Rows rows(Rows.BadLineTaker taker) throws IOException {
    return new Rows(this, Files.newBufferedReader(file, StandardCharsets.UTF_8), taker);
  }

  /** The columns that are no signals: the stamp, the device, labels; as the header has them. */
  public List<String> otherColumns() {
    return otherColumns;
  }

  /** The code of a signal's point: letters, digits and a few signs of the column's name. */
  String code(String device, int signal) {
    StringBuilder code = new StringBuilder(device.isEmpty() ? "" : device + ".");
    signals.get(signal).chars().forEach(c -> code.append(isInCode(c) ? (char) c : '_'));
    return code.toString();
  }

  private static boolean isInCode(int c) {
    return Character.isLetterOrDigit(c) || "._-#/:()".indexOf(c) >= 0;
  }

  char separator() {
    return separator;
  }

  int columns() {
    return columns;
  }

  int deviceColumn() {
    return deviceColumn;
  }

  List<Integer> signalColumns() {
    return signalColumns;
  }
}
