package io.vigil.ingest.opcua;

import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.jspecify.annotations.Nullable;

/** Values of a server on their way to become messages. One thread. */
final class ReadingList {
  private final List<Reading> readings = new ArrayList<>();
  private long newest = Long.MIN_VALUE;

  private record Reading(
      String point, long time, double value, QualityReason reason, String notNumber) {}

  int size() {
    return readings.size();
  }

  /**
   * Adds a value. Its time is that of the source; a server that gives none is believed with its own
   * time, and without either it is of now.
   */
  void add(String point, DataValue value, long now) {
    DateTime time = isSet(value.sourceTime()) ? value.sourceTime() : value.serverTime();
    QualityReason reason = StatusQuality.of(value.statusCode());
    Object said = value.value().value();
    double number = number(said);
    boolean isNumber = Double.isFinite(number);
    String notNumber = "";
    if (!isNumber && reason == QualityReason.GOOD) {
      reason = QualityReason.NOT_A_NUMBER;
      notNumber = notNumber(said);
    }
    long at = now;
    if (time != null && isSet(time)) {
      at = time.getJavaTime();
      newest = value.statusCode().isBad() ? newest : Math.max(newest, at);
    }
    readings.add(new Reading(point, at, isNumber ? number : Double.NaN, reason, notNumber));
  }

  /** Puts them in the order in which they happened; what happened at once stays as it is. */
  void sort() {
    readings.sort(Comparator.comparingLong(Reading::time));
  }

  /**
   * The newest source time of a value that is one; {@code Long.MIN_VALUE} of none. That a node has
   * no value says nothing of how far the others have come.
   */
  long newest() {
    return newest;
  }

  /**
   * Puts values of different points in the order of their times; those of one point stay in the
   * order in which it gave them, steps backward included.
   */
  void interleave() {
    Map<String, Long> clocks = new HashMap<>();
    Map<Reading, Long> due = new IdentityHashMap<>();
    for (Reading reading : readings) {
      due.put(reading, clocks.merge(reading.point, reading.time, Math::max));
    }
    readings.sort(Comparator.comparingLong(reading -> due.getOrDefault(reading, reading.time)));
  }

  /** When this one happened. */
  long time(int index) {
    return readings.get(index).time;
  }

  /** The first from {@code from} on that happened at another time; {@code most} if none did. */
  int endOfStamp(int from, int most) {
    int end = from;
    while (end < most && time(end) == time(from)) {
      end++;
    }
    return end;
  }

  /** Those from {@code from} to before {@code to} as a message. */
  DataMessage message(int from, int to, String boot, long sequence, long sent) {
    int n = to - from;
    String[] points = new String[n];
    long[] times = new long[n];
    double[] values = new double[n];
    byte[] reasons = new byte[n];
    String[] notNumbers = new String[n];
    boolean allAreNumbers = true;
    for (int i = 0; i < n; i++) {
      Reading reading = readings.get(from + i);
      points[i] = reading.point;
      times[i] = reading.time;
      values[i] = reading.value;
      reasons[i] = reading.reason.code();
      notNumbers[i] = reading.notNumber;
      allAreNumbers &= reading.notNumber.isEmpty();
    }
    DataMessage message = DataMessage.of(boot, sequence, sent, points, times, values, reasons);
    return allAreNumbers ? message : message.withNotNumbers(notNumbers);
  }

  /** Whether the source says when the value was; a recording has no other clock. */
  static boolean hasSourceTime(DataValue value) {
    return isSet(value.sourceTime());
  }

  /** A node that never had a value says the beginning of time, 1601. */
  private static boolean isSet(@Nullable DateTime time) {
    return time != null && time.utcTime() != DateTime.MIN_VALUE.utcTime();
  }

  /** Of what is none its kind, for it may be endless. */
  private static String notNumber(@Nullable Object said) {
    if (said == null) {
      return "null";
    }
    return said instanceof Number number ? number.toString() : said.getClass().getSimpleName();
  }

  private static double number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return value instanceof Boolean on ? (on ? 1 : 0) : Double.NaN;
  }
}
