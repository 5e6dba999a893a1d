package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.rules.rehearsal.Performance;
import io.vigil.rules.rehearsal.Performance.Choice;
import io.vigil.rules.rehearsal.ReadingSource;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import io.vigil.sim.replay.QuestDbReadings;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.rehearse.RecordingSource;
import io.vigil.standalone.rehearse.StoredSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Compares a rehearsal with what the live chain said of the same recording, event by event. */
final class RehearsedAndLive {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private RehearsedAndLive() {}

  /** What two judges must agree on. */
  private record Said(
      Kind kind, String watch, long onset, long at, double value, double extreme, double limit) {
    static Said of(ActivationEvent event) {
      return new Said(
          event.kind(),
          event.point().code() + "/" + event.rule(),
          event.onset(),
          event.at(),
          event.value(),
          event.extreme(),
          event.limit());
    }
  }

  /**
   * Asserts that the recording that was played says the same three times: rehearsed from its file,
   * live, and rehearsed from what the chain stored of it.
   */
  static void assertSame(
      RecordingSource recording, RecordingPlant played, Endpoints endpoints, QuestDbReadings store)
      throws IOException, InterruptedException, RehearsalRefusedException {
    List<Said> expected = rehearse(recording);
    assertThat(expected).extracting(Said::kind).contains(Kind.RAISE, Kind.UPDATE, Kind.CLEAR);
    String enterprise = played.file().enterprise();
    awaitSaid(endpoints, enterprise, expected.size());
    assertThat(said(endpoints, enterprise)).isEqualTo(expected);

    ReadingSource<IOException> stored =
        new StoredSource(
            enterprise,
            List.copyOf(RehearseCommand.definitions(endpoints, enterprise).values()),
            store,
            Instant.ofEpochMilli(played.census().first()),
            Instant.ofEpochMilli(played.census().last()));
    assertThat(rehearse(stored)).isEqualTo(expected);
  }

  private static List<Said> rehearse(ReadingSource<IOException> source)
      throws IOException, InterruptedException, RehearsalRefusedException {
    Choice everything = new Choice(List.of(), List.of());
    return Performance.play(source, List.of(), everything, null).events().stream()
        .map(Said::of)
        .toList();
  }

  private static void awaitSaid(Endpoints endpoints, String enterprise, int events) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (said(endpoints, enterprise).size() < events && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
  }

  private static List<Said> said(Endpoints endpoints, String enterprise) {
    List<Said> said = new ArrayList<>();
    TopicReader.forEach(
        endpoints.log(),
        LogTopics.ACTIVATIONS,
        record -> {
          if (JudgeEventCodec.decode(record.value()) instanceof ActivationEvent event
              && event.point().enterprise().equals(enterprise)) {
            said.add(Said.of(event));
          }
        });
    return said;
  }
}
