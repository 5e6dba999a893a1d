package io.vigil.alerting.stream;

import io.micronaut.http.sse.Event;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.FluxSink;

/**
 * One screen. The first change goes out at once; what follows within a quarter of a second is
 * gathered into one frame, newest state per Alert. A screen that does not take what it is sent is
 * told to load everything anew instead of filling our memory.
 *
 * <p>Used by the feed's thread alone.
 */
final class FeedClient {
  static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  static final int MOST_WAITING = 1_000;

  private final FluxSink<Event<String>> sink;
  private final Seat seat;

  /** Alerts that changed, by id; in the order of their newest numbers. */
  private final Map<String, FeedItem> waiting = new LinkedHashMap<>();

  /** The frame that is being written, as far as the screen has not asked for it yet. */
  private final Deque<Event<String>> frame = new ArrayDeque<>();

  private JournalNumber offered;
  private boolean behind;
  private long frameAt;

  FeedClient(FluxSink<Event<String>> sink, Seat seat, JournalNumber from, long now) {
    this.sink = sink;
    this.seat = seat;
    this.offered = from;
    this.frameAt = now;
  }

  String signIn() {
    return seat.id();
  }

  /** The position of whoever looks, {@code tier:area}; empty for none. */
  String servesAs() {
    return seat.position() == null ? "" : seat.position().toString();
  }

  String username() {
    return seat.username();
  }

  /** What the person may know of. */
  Scope scope() {
    return seat.scope();
  }

  /** Whether the person is a second one, who is told of what others do too often. */
  boolean mayApprove() {
    return seat.rights().contains(Right.APPROVE);
  }

  /** Wants this to be sent, if it is the person's business; what was offered before is ignored. */
  void offer(FeedItem item) {
    if (behind || item.number().compareTo(offered) <= 0) {
      return;
    }
    offered = item.number();
    if (!seat.sees(item.enterprise(), item.division())) {
      return;
    }
    waiting.remove(item.alert());
    waiting.put(item.alert(), item);
    if (waiting.size() > MOST_WAITING) {
      resync();
    }
  }

  /** Nothing that was missed can be made good one by one: everything is to be loaded anew. */
  void resync() {
    behind = true;
    waiting.clear();
  }

  /**
   * Sends what is due, as far as the screen takes it.
   *
   * @return in how many nanoseconds there will be more to send; -1 if nothing waits
   */
  long send(long now, JournalNumber position) {
    flush();
    if (!frame.isEmpty() || (waiting.isEmpty() && !behind)) {
      return -1;
    }
    if (now < frameAt) {
      return frameAt - now;
    }
    if (behind) {
      behind = false;
      offered = position;
      frame.add(Event.of("{\"position\":\"" + position + "\"}").name("resync"));
    } else {
      waiting.values().forEach(item -> frame.add(event(item)));
      waiting.clear();
    }
    frameAt = now + FRAME_NANOS;
    flush();
    return -1;
  }

  /** A sign of life; left out when the screen has not even taken what was sent before. */
  void heartbeat(String json) {
    if (frame.isEmpty() && sink.requestedFromDownstream() > 0) {
      sink.next(Event.of(json).name("heartbeat"));
    }
  }

  boolean isGone() {
    return sink.isCancelled();
  }

  void end() {
    sink.complete();
  }

  private void flush() {
    while (!frame.isEmpty() && sink.requestedFromDownstream() > 0) {
      sink.next(frame.remove());
    }
  }

  private static Event<String> event(FeedItem item) {
    return Event.of(item.json()).id(item.number().toString()).name("alert");
  }
}
