package io.vigil.ingest.opcua;

import io.vigil.ingest.admit.Samples;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The owner of a lane that keeps what it is given, and can be full. */
final class HeardLane implements SampleSink {
  private final Set<String> live = new TreeSet<>();
  private final List<DataMessage> late = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private boolean full;
  private final List<LinkState> links = new ArrayList<>();

  @Override
  public boolean offer(Samples samples) {
    synchronized (this) {
      if (full) {
        return false;
      }
      if (samples.message().late()) {
        late.add(samples.message());
      } else {
        live.addAll(texts(samples.message()));
      }
    }
    samples.stored().run();
    return true;
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

  /** What was said of silence, in order. */
  synchronized List<LinkState> links() {
    return List.copyOf(links);
  }

  synchronized Set<String> live() {
    return new TreeSet<>(live);
  }

  synchronized List<DataMessage> late() {
    return List.copyOf(late);
  }

  synchronized List<String> words() {
    return List.copyOf(words);
  }

  /** Everything that came, live or late. */
  synchronized Set<String> all() {
    Set<String> all = new TreeSet<>(live);
    late.forEach(message -> all.addAll(texts(message)));
    return all;
  }

  static Set<String> texts(DataMessage message) {
    Set<String> texts = new TreeSet<>();
    for (int i = 0; i < message.size(); i++) {
      if (!Double.isNaN(message.values()[i])) {
        texts.add(message.points()[i] + "@" + message.times()[i] + "=" + message.values()[i]);
      }
    }
    return texts;
  }
}
