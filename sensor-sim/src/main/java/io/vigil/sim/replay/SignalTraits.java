package io.vigil.sim.replay;

import io.vigil.model.point.MeasureUnit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a signal by the name of its column (resource {@code signals.csv}).
 *
 * @param kind what it measures
 * @param unit unit of measure
 * @param name Chinese name
 * @param nameEn English name
 * @param low lower end of the range; null where the recording decides
 * @param high upper end of the range; null where the recording decides
 * @param location key of the pack's table by location; null where none is needed
 * @param rules ids of the coal rules to bind
 * @param delayMillis longest delay of those rules
 */
record SignalTraits(
    String kind,
    MeasureUnit unit,
    String name,
    String nameEn,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String location,
    List<String> rules,
    long delayMillis) {
  private static final String RESOURCE = "signals.csv";
  private static final Map<String, SignalTraits> KNOWN = read();

  SignalTraits {
    rules = List.copyOf(rules);
  }

  /** The traits of a signal; generic ones for a column nobody knows. */
  static SignalTraits of(String signal) {
    SignalTraits known = KNOWN.get(signal);
    return known != null
        ? known
        : new SignalTraits(
            "generic", MeasureUnit.NONE, signal, signal, null, null, null, List.of(), 0);
  }

  private static Map<String, SignalTraits> read() {
    Map<String, SignalTraits> traits = new HashMap<>();
    InputStream resource = Objects.requireNonNull(SignalTraits.class.getResourceAsStream(RESOURCE));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      in.lines()
          .skip(1)
          .map(line -> CsvLine.split(line, ';'))
          .forEach(cells -> traits.put(cells.get(0), traits(cells)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return traits;
  }

  private static SignalTraits traits(List<String> cells) {
    String rules = cells.get(8);
    return new SignalTraits(
        cells.get(1),
        MeasureUnit.ofSymbol(cells.get(2)).orElseThrow(),
        cells.get(3),
        cells.get(4),
        numberOrNull(cells.get(5)),
        numberOrNull(cells.get(6)),
        cells.get(7).isEmpty() ? null : cells.get(7),
        rules.isEmpty() ? List.of() : List.of(rules.split(" ", -1)),
        Long.parseLong(cells.get(9)));
  }

  private static @Nullable Double numberOrNull(String text) {
    return text.isEmpty() ? null : Double.valueOf(text);
  }
}
