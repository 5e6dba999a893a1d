package io.vigil.rules.pack;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Limits of a pack by where the point hangs, for example methane by place in the airways. */
final class LocationTable {
  private final TreeMap<String, Map<String, Cell>> rows = new TreeMap<>();

  /** A number with how well it is founded. */
  record Cell(double value, Mark mark) {}

  void put(String location, Map<String, Cell> cells) {
    rows.put(location, Map.copyOf(cells));
  }

  boolean has(String location) {
    return rows.containsKey(location);
  }

  /** The number in the column; null where the table has none for this location. */
  @Nullable Cell cell(String location, String column) {
    Map<String, Cell> row = rows.get(location);
    return row == null ? null : row.get(column);
  }

  /** All locations, for people to choose from. */
  String locations() {
    return String.join(", ", rows.keySet());
  }
}
