package io.vigil.sim.replay;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether the store holds what a recording is, cell by cell.
 *
 * @param fates how many cells have which fate; together all cells of the recording
 * @param badLines lines that are no rows
 * @param storedOnce good values found in the store, once each and as they stand in the recording
 * @param sums by signal, what those add up to
 * @param differing how many differences there are
 * @param differences what is missing, doubled, altered or unexplained, in words; at most the first
 *     hundred
 */
public record ReplayVerdict(
    Map<Fate, Long> fates,
    long badLines,
    long storedOnce,
    Map<String, Double> sums,
    long differing,
    List<String> differences) {
  public ReplayVerdict {
    Map<Fate, Long> counted = new EnumMap<>(Fate.class);
    counted.putAll(fates);
    fates = Collections.unmodifiableMap(counted);
    sums = Map.copyOf(sums);
    differences = List.copyOf(differences);
  }

  /** Whether nothing is lost, doubled, altered or unexplained. */
  public boolean isExact() {
    return differing == 0;
  }

  /** How many cells have this fate. */
  public long count(Fate fate) {
    return fates.getOrDefault(fate, 0L);
  }

  /** How many cells the recording has. */
  public long cells() {
    return fates.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many good values must be stored. */
  public long good() {
    return count(Fate.STORED) + count(Fate.BACKWARD);
  }

  /** The whole in one sentence. */
  public String summary() {
    String others =
        fates.entrySet().stream()
            .filter(entry -> entry.getKey() != Fate.STORED)
            .map(entry -> ", " + entry.getValue() + " " + name(entry.getKey()))
            .collect(Collectors.joining());
    return (isExact() ? "exact: " : "NOT exact, " + differing + " differences: ")
        + (storedOnce + " of " + good() + " distinct good values stored once" + others)
        + (badLines == 0 ? "" : ", lines that are no rows: " + badLines);
  }

  private static String name(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT);
  }
}
