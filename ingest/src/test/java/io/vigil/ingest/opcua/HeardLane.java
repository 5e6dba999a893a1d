package io.vigil.ingest.opcua;

import io.vigil.ingest.admit.Samples;
import io.vigil.ingest.admit.SpanRead;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The owner of a lane that keeps what it is given, and can be full or fail. */
final class HeardLane implements SampleSink {
  private final List<DataMessage> live = new ArrayList<>();
  private final List<DataMessage> late = new ArrayList<>();
  private final List<SpanRead> filled = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private boolean full;
  private boolean failing;
  private final List<LinkState> links = new ArrayList<>();

  @Override
  public boolean offer(Samples samples) {
    synchronized (this) {
      if (failing) {
        throw new IllegalStateException("a mistake of ours");
      }
      if (full) {
        return false;
      }
      (samples.message().late() ? late : live).add(samples.message());
    }
    samples.stored().run();
    return true;
  }

  @Override
  public void filled(SpanRead span) {
    synchronized (this) {
      filled.add(span);
    }
    span.stored().run();
  }

  @Override
  public synchronized void say(Refusal refusal) {
    words.add(refusal.zh() + " / " + refusal.en());
  }

  @Override
  public synchronized void heard(LinkState state) {
    links.add(state);
  }

  synchronized void setFull(boolean isFull) {
    full = isFull;
  }

  synchronized void setFailing(boolean isFailing) {
    failing = isFailing;
  }

  /** What was said of silence, in order. */
  synchronized List<LinkState> links() {
    return List.copyOf(links);
  }

  synchronized List<DataMessage> live() {
    return List.copyOf(live);
  }

  synchronized List<DataMessage> late() {
    return List.copyOf(late);
  }

  /** Spans that were said to be whole, in order. */
  synchronized List<SpanRead> filled() {
    return List.copyOf(filled);
  }

  synchronized List<String> words() {
    return List.copyOf(words);
  }

  /** Everything that came, live or late. */
  synchronized Set<String> all() {
    Set<String> all = texts(live);
    all.addAll(texts(late));
    return all;
  }

  static Set<String> texts(List<DataMessage> messages) {
    Set<String> texts = new TreeSet<>();
    for (DataMessage message : messages) {
      for (int i = 0; i < message.size(); i++) {
        if (!Double.isNaN(message.values()[i])) {
          texts.add(message.points()[i] + "@" + message.times()[i] + "=" + message.values()[i]);
        }
      }
    }
    return texts;
  }
}
