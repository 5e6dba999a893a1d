package io.vigil.ingest.mqtt;

import io.vigil.ingest.down.AckPublisher;
import io.vigil.ingest.down.Answer;
import io.vigil.ingest.lane.LogReceipt;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Messages between being taken in and being acknowledged, in the order in which they came: none is
 * acknowledged before the log has it and all before it. So a repeat, which adds nothing to the log,
 * is answered only when the original is safe. One thread.
 */
final class Settlement {
  private final Deque<Unsettled> unsettled = new ArrayDeque<>();
  private final AckPublisher acks;
  private final IngestCounters counters;

  private record Unsettled(Inbound.Message message, LogReceipt receipt, @Nullable Answer answer) {}

  Settlement(AckPublisher acks, IngestCounters counters) {
    this.acks = acks;
    this.counters = counters;
  }

  void add(Inbound.Message message, LogReceipt receipt, @Nullable Answer answer) {
    unsettled.add(new Unsettled(message, receipt, answer));
  }

  boolean isEmpty() {
    return unsettled.isEmpty();
  }

  /** Acknowledges what the log has. */
  void settle(long nowNanos) {
    for (Unsettled head = unsettled.peek();
        head != null && head.receipt.isDone();
        head = unsettled.peek()) {
      unsettled.remove();
      settle(head, nowNanos);
    }
  }

  private void settle(Unsettled settled, long nowNanos) {
    counters.add(Count.MESSAGES_SETTLED);
    Answer answer = settled.answer;
    if (settled.message instanceof Inbound.Delivery delivery) {
      settle(delivery, answer, nowNanos);
    } else if (settled.message instanceof Inbound.Posted posted && answer != null) {
      posted.answered().accept(answer);
    }
  }

  private void settle(Inbound.Delivery delivery, @Nullable Answer answer, long nowNanos) {
    if (delivery.qos() > 0) {
      delivery.connection().acknowledge(delivery.messageId());
    }
    if (answer != null && answer.isNumbered()) {
      acks.settled(answer.from(), answer.boot(), answer.sequence(), answer.remarks(), nowNanos);
    }
  }
}
