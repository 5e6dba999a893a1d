package io.vigil.standalone;

import io.vigil.model.point.Door;
import io.vigil.sim.replay.Fate;
import io.vigil.sim.replay.ReplayVerdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One line for each recording and protocol: what it holds, what is stored, what is listed. */
final class ReconcileTable {
  private static final String HEAD = "%-54s %-6s %9s %9s %9s  %-52s %s%n";
  private static final String LINE = "%-54s %-6s %9d %9d %9d  %-52s %s%n";

  private final List<Row> rows = new ArrayList<>();

  private record Row(Path recording, Door door, ReplayVerdict verdict, boolean exact) {}

  /** Takes one play; exact, if the manifest says the same as well. */
  void add(Path recording, Door door, ReplayVerdict verdict, boolean exact) {
    rows.add(new Row(recording, door, verdict, exact));
  }

  /** Prints all lines, under a head. */
  void print(PrintWriter out) {
    out.printf(HEAD, "recording", "over", "cells", "distinct", "stored", "listed", "verdict");
    for (Row row : rows) {
      ReplayVerdict verdict = row.verdict;
      out.printf(
          LINE,
          row.recording,
          word(row.door),
          verdict.cells(),
          verdict.good(),
          verdict.storedOnce(),
          listed(verdict),
          row.exact ? "exact" : "NOT exact");
    }
    out.flush();
  }

  /** The word for a protocol, as the command line has it. */
  static String word(Door door) {
    return switch (door) {
      case MQTT -> "mqtt";
      case OPC_UA -> "opcua";
    };
  }

  private static String listed(ReplayVerdict verdict) {
    String listed =
        verdict.fates().entrySet().stream()
            .filter(entry -> entry.getKey() != Fate.STORED)
            .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return listed.isEmpty() ? "-" : listed;
  }
}
