package io.vigil.ingest.admit;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is to be said about one message. Everything is counted. What is refused is always
 * said; a mark on readings that are kept is said once a minute for each point of a live gateway,
 * since a sensor may stay over its range for days.
 */
final class Remarks {
  private final IngestCounters counters;
  private final Repetition repetition;
  private final Origin origin;
  private final DataMessage message;
  private final long received;
  private final List<Refusal> said = new ArrayList<>(0);

  Remarks(
      IngestCounters counters,
      Repetition repetition,
      Origin origin,
      DataMessage message,
      long received) {
    this.counters = counters;
    this.repetition = repetition;
    this.origin = origin;
    this.message = message;
    this.received = received;
  }

  List<Refusal> said() {
    return said;
  }

  /** Says that reading {@code i} was not taken. */
  void refuse(int i, RefusalCode code, Object... words) {
    counters.add(code);
    say(i, code, words, words);
  }

  /** Says that the message was not taken. */
  void refuseMessage(RefusalCode code, Object... words) {
    counters.add(code);
    said.add(
        Refusal.ofMessage(
            code,
            origin.gateway().enterprise(),
            origin.gateway().name(),
            message.boot(),
            message.sequence(),
            received,
            "",
            words));
  }

  /** Whether a mark on reading {@code i} is to be said; counts it in any case. */
  boolean isSaid(PointDefinition point, RefusalCode code) {
    counters.add(code);
    return repetition.isDue(origin.gateway(), point, code, received);
  }

  /** Says that reading {@code i} was kept with a mark. */
  void flag(int i, RefusalCode code, Object... words) {
    say(i, code, words, words);
  }

  /** Says that the clock of reading {@code i} is wrong by so much. */
  void flagClock(int i, RefusalCode code, String point, long offMillis) {
    Object[] zh = {point, Words.durationZh(offMillis)};
    Object[] en = {point, Words.durationEn(offMillis)};
    say(i, code, zh, en);
  }

  private void say(int i, RefusalCode code, Object[] zh, Object[] en) {
    said.add(
        new Refusal(
            code,
            origin.gateway().enterprise(),
            origin.gateway().name(),
            message.boot(),
            message.sequence(),
            message.points()[i],
            message.times()[i],
            received,
            code.zh(zh),
            code.en(en),
            ""));
  }
}
