package io.vigil.streaming.support;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Activation events told apart by identity: what the judge must say, and what was said. */
public final class Judgement {
  private Judgement() {}

  /** What {@link Step} says about a whole lane, without Flink and without interruption. */
  public static List<ActivationEvent> of(int lane, List<LaneRecord> records) {
    Events events = new Events();
    LaneState state = LaneState.fresh(lane);
    long offset = 0;
    for (LaneRecord record : records) {
      Step.step(state, offset++, record, events);
    }
    return events.activations();
  }

  /**
   * What stands in {@code activations} about a lane, each once, in the order it was said first.
   *
   * @throws AssertionError if two copies of an event differ
   */
  public static List<ActivationEvent> published(
      int lane, List<ConsumerRecord<byte[], byte[]>> activations) {
    Map<String, ActivationEvent> byIdentity = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : activations) {
      if (JudgeEventCodec.decode(record.value()) instanceof ActivationEvent event
          && event.lane() == lane) {
        ActivationEvent first = byIdentity.putIfAbsent(identity(event), event);
        if (first != null && !first.equals(event)) {
          throw new AssertionError("two copies differ: " + first + " and " + event);
        }
      }
    }
    return List.copyOf(byIdentity.values());
  }

  private static String identity(ActivationEvent event) {
    String subject = event.activation().isEmpty() ? event.watch() : event.activation();
    return subject + "/" + event.stateEpoch() + "/" + event.ordinal();
  }
}
