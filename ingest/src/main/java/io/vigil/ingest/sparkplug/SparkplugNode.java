package io.vigil.ingest.sparkplug;

import io.vigil.ingest.admit.ReadingColumns;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.sparkplug.SparkplugMetric;
import io.vigil.model.wire.sparkplug.SparkplugPayload;
import io.vigil.model.wire.sparkplug.SparkplugTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One edge node, as its host knows it (Sparkplug 3.0, chapters 5 and 6).
 *
 * <pre>
 *           NBIRTH              NDEATH with the bdSeq of the birth
 *   unborn ────────▶ born ─────────────────────────────────────────▶ unborn
 *                    ▲  │ NBIRTH
 *                    └──┘
 * </pre>
 *
 * <p>Each birth begins a boot of Vigil's, and its messages are numbered on from there over the 256
 * numbers of Sparkplug; odd numbers are for what is of the past. One thread.
 */
final class SparkplugNode {
  private static final String BD_SEQ = "bdSeq";

  /** That of the clock limits (design: onboarding §5). */
  private static final long BELIEVED_AHEAD_MILLIS = 120_000;

  /** As many as fit into some births of the largest size; what comes beyond is not remembered. */
  private static final int MOST_METRICS = 50_000;

  /** What a birth said of a metric. */
  private record Known(String code, int datatype) {}

  private final Map<Long, Known> aliases = new HashMap<>();

  /** By the code of its point; in order, so that a death tells them as the birth did. */
  private final Map<String, Known> metrics = new LinkedHashMap<>();

  private boolean born;
  private String boot = "";
  private long bdSeq;
  private int last;
  private long count;
  private long newest;
  private long askedAt = Long.MIN_VALUE;

  /** The boot of its newest birth; empty before the first. */
  String boot() {
    return boot;
  }

  /** Whether a death with this bdSeq is that of the newest birth, as far as that was heard. */
  boolean dies(SparkplugPayload death) {
    return !born || number(death, BD_SEQ) == bdSeq;
  }

  /** Whether to ask for a rebirth now; not again for a while, whoever needs time to answer. */
  boolean mayAsk(long now, long pauseMillis) {
    if (askedAt != Long.MIN_VALUE && now - askedAt < pauseMillis) {
      return false;
    }
    askedAt = now;
    return true;
  }

  /** Takes a message in; of its metrics those that the registry wants become readings. */
  Heard take(
      SparkplugTopic topic, SparkplugPayload payload, long received, Predicate<String> wanted) {
    return switch (topic.type()) {
      case NBIRTH -> {
        begin(payload, received);
        yield told(topic, payload, received, wanted, true);
      }
      case DBIRTH -> born ? told(topic, payload, received, wanted, true) : Heard.UNBORN;
      case NDATA, DDATA -> born ? told(topic, payload, received, wanted, false) : Heard.UNBORN;
      case DDEATH -> born ? deviceDied(topic, payload, received, wanted) : Heard.UNBORN;
      case NDEATH -> died(received, wanted);
    };
  }

  private void begin(SparkplugPayload birth, long received) {
    born = true;
    bdSeq = number(birth, BD_SEQ);
    boot = "sp-" + Long.toString(received, Character.MAX_RADIX) + "-" + bdSeq;
    last = Math.floorMod(birth.sequence() - 1, SparkplugPayload.SEQUENCES);
    count = 0;
    askedAt = Long.MIN_VALUE;
    aliases.clear();
    metrics.clear();
  }

  private Heard told(
      SparkplugTopic topic,
      SparkplugPayload payload,
      long received,
      Predicate<String> wanted,
      boolean isBirth) {
    int before = last;
    int missing = count(payload);
    long sent = payload.time() == SparkplugPayload.NO_TIME ? received : payload.time();
    ReadingColumns now = new ReadingColumns();
    ReadingColumns past = new ReadingColumns();
    boolean unborn = false;
    int unknown = 0;
    for (SparkplugMetric metric : payload.metrics()) {
      if (isBirth) {
        remember(topic, metric);
      }
      Known known = known(topic, metric);
      if (known == null) {
        unborn = true;
      } else if (!wanted.test(known.code())) {
        unknown++;
      } else {
        long time = metric.time() == SparkplugPayload.NO_TIME ? sent : metric.time();
        newest = Math.max(newest, time);
        ReadingColumns into = metric.historical() ? past : now;
        MetricReading.add(known.code(), known.datatype(), time, metric, into);
      }
    }
    List<DataMessage> messages = new ArrayList<>();
    now.message(boot, 2 * count, sent).ifPresent(messages::add);
    past.message(boot, 2 * count + 1, sent).map(DataMessage::asLate).ifPresent(messages::add);
    return new Heard(messages, before, missing, unknown, unborn);
  }

  private Heard deviceDied(
      SparkplugTopic topic, SparkplugPayload payload, long received, Predicate<String> wanted) {
    int before = last;
    int missing = count(payload);
    String device = topic.code("");
    List<DataMessage> messages =
        stale(received, code -> code.startsWith(device) && wanted.test(code));
    return new Heard(messages, before, missing, 0, false);
  }

  private Heard died(long received, Predicate<String> wanted) {
    if (!born) {
      return Heard.NOTHING;
    }
    born = false;
    count++;
    return new Heard(stale(received, wanted), 0, 0, 0, false);
  }

  /**
   * All of them cannot be believed from now on, and newer than what was told before; but what was
   * stamped further ahead than any clock is believed is judged by receive time, and so is this.
   */
  private List<DataMessage> stale(long received, Predicate<String> wanted) {
    boolean isAhead = newest >= received && newest < received + BELIEVED_AHEAD_MILLIS;
    newest = isAhead ? newest + 1 : received;
    ReadingColumns lost = new ReadingColumns();
    for (String code : metrics.keySet()) {
      if (wanted.test(code)) {
        lost.add(code, newest, Double.NaN, QualityReason.COMMUNICATION, "");
      }
    }
    return lost.message(boot, 2 * count, received).stream().toList();
  }

  private void remember(SparkplugTopic topic, SparkplugMetric metric) {
    if (metric.name().isEmpty() || metrics.size() >= MOST_METRICS) {
      return;
    }
    Known known = new Known(topic.code(metric.name()), metric.datatype());
    metrics.put(known.code(), known);
    if (metric.alias() != SparkplugMetric.NO_ALIAS) {
      aliases.put(metric.alias(), known);
    }
  }

  private @Nullable Known known(SparkplugTopic topic, SparkplugMetric metric) {
    return metric.name().isEmpty()
        ? aliases.get(metric.alias())
        : metrics.get(topic.code(metric.name()));
  }

  /** Counts the message, and returns how many should have come before it. */
  private int count(SparkplugPayload payload) {
    int missing =
        payload.sequence() == SparkplugPayload.NO_SEQUENCE
            ? 0
            : Math.floorMod(payload.sequence() - last - 1, SparkplugPayload.SEQUENCES);
    last = Math.floorMod(last + 1 + missing, SparkplugPayload.SEQUENCES);
    count += 1 + missing;
    return missing;
  }

  private static long number(SparkplugPayload payload, String name) {
    for (SparkplugMetric metric : payload.metrics()) {
      if (metric.name().equals(name)) {
        return (long) metric.number(0);
      }
    }
    return -1;
  }
}
