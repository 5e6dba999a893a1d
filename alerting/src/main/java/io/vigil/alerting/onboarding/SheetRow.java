package io.vigil.alerting.onboarding;

import java.util.List;

/**
 * A row of a file of points.
 *
 * @param number as people see it, from 1
 * @param cells their texts, blanks around them taken off
 * @param formulas places of cells that hold a formula, from 0
 */
record SheetRow(int number, List<String> cells, List<Integer> formulas) {
  SheetRow {
    cells = List.copyOf(cells);
    formulas = List.copyOf(formulas);
  }

  /** The text of the cell; empty where the row has none. */
  String cell(int place) {
    return place < cells.size() ? cells.get(place) : "";
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isEmpty);
  }
}
