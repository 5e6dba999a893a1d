package io.vigil.standalone.chaos;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the judge said, read from the log and told apart by identity: copies of an event, which a
 * restart may publish again, count once.
 */
public final class SaidActivations {
  /** One activation as it was said: {@code cleared} is 0 while nobody said so. */
  public record Said(String activation, long onset, long raisedAt, long cleared) {}

  private record Identity(String watch, String activation, long epoch, long ordinal) {}

  private final Set<Identity> seen = new HashSet<>();
  private final Map<String, Map<String, Said>> byWatch = new TreeMap<>();

  /** Nothing yet. */
  SaidActivations() {}

  /** Reads the whole topic as it is now. */
  public static SaidActivations read(String bootstrap) {
    SaidActivations said = new SaidActivations();
    TopicReader.forEach(bootstrap, LogTopics.ACTIVATIONS, record -> said.take(record.value()));
    return said;
  }

  /** The activations of a watch, in the order they were said. */
  public List<Said> of(String watch) {
    return List.copyOf(byWatch.getOrDefault(watch, Map.of()).values());
  }

  private void take(byte[] bytes) {
    if (JudgeEventCodec.decode(bytes) instanceof ActivationEvent event) {
      take(event);
    }
  }

  /** The judge said this. */
  void take(ActivationEvent event) {
    boolean fresh =
        seen.add(
            new Identity(event.watch(), event.activation(), event.stateEpoch(), event.ordinal()));
    if (!fresh) {
      return;
    }
    Map<String, Said> activations =
        byWatch.computeIfAbsent(event.watch(), watch -> new LinkedHashMap<>());
    switch (event.kind()) {
      case RAISE ->
          activations.put(
              event.activation(), new Said(event.activation(), event.onset(), event.at(), 0));
      case CLEAR, END ->
          activations.computeIfPresent(
              event.activation(),
              (id, was) -> new Said(id, was.onset(), was.raisedAt(), event.at()));
      case UPDATE, STATE -> {
        // Neither begins nor ends a period.
      }
    }
  }
}
