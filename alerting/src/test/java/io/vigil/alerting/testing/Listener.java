package io.vigil.alerting.testing;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A screen that is one of many: remembers of each change only the value and when it came. Reads on
 * a thread of its own.
 */
public final class Listener implements AutoCloseable {
  private static final Pattern VALUE = Pattern.compile("\"value\":(\\d+)");

  private final String plant;
  private final java.util.stream.Stream<String> lines;
  private final Thread reader;
  private final Map<Integer, Long> heard = new ConcurrentHashMap<>();

  Listener(String plant, java.util.stream.Stream<String> lines) {
    this.plant = plant;
    this.lines = lines;
    reader = new Thread(this::read, "listener");
    reader.setDaemon(true);
    reader.start();
  }

  /** Whose Alerts it waits for. */
  public String plant() {
    return plant;
  }

  /** The values that came, and when each came first, by {@link System#nanoTime}. */
  public Map<Integer, Long> heard() {
    return heard;
  }

  /** Whether all of these values came. */
  public boolean knows(List<Integer> values) {
    return heard.keySet().containsAll(values);
  }

  @Override
  public void close() {
    lines.close();
    reader.interrupt();
  }

  private void read() {
    try {
      lines.filter(line -> line.startsWith("data:")).forEach(this::hear);
    } catch (UncheckedIOException e) {
      // Cut off: the same as ended, for who listens.
    }
  }

  private void hear(String line) {
    Matcher value = VALUE.matcher(line);
    if (value.find() && line.contains("\"" + plant + "\"")) {
      heard.putIfAbsent(Integer.valueOf(value.group(1)), System.nanoTime());
    }
  }
}
