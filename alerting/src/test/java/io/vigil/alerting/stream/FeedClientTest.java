package io.vigil.alerting.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.sse.Event;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.people.Role;
import io.vigil.alerting.people.SignIns.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** What one screen is sent and when, without a network. */
class FeedClientTest {
  private static final long FRAME = FeedClient.FRAME_NANOS;
  private static final JournalNumber START = new JournalNumber(1, 0);

  private final Screen screen = new Screen();
  private final FeedClient client = screen.open(START);

  @Test
  void theFirstChangeGoesOutAtOnceAndFollowersInTheNextFrame() {
    screen.request(100);
    client.offer(item(1, "a"));
    assertThat(client.send(0, number(1))).isEqualTo(-1);
    assertThat(screen.ids()).containsExactly("1-1");
    client.offer(item(2, "b"));
    client.offer(item(3, "c"));
    assertThat(client.send(FRAME / 2, number(3))).isEqualTo(FRAME / 2);
    assertThat(screen.ids()).hasSize(1);
    client.send(FRAME, number(3));
    assertThat(screen.ids()).containsExactly("1-1", "1-2", "1-3");
  }

  @Test
  void withinAFrameOnlyTheNewestStateOfAnAlertIsSent() {
    screen.request(100);
    client.offer(item(1, "a"));
    client.offer(item(2, "b"));
    client.offer(item(3, "a"));
    client.send(0, number(3));
    assertThat(screen.ids()).as("in the order of their numbers").containsExactly("1-2", "1-3");
  }

  @Test
  void whatWasOfferedBeforeIsNotSentAgain() {
    screen.request(100);
    client.offer(item(2, "a"));
    client.send(0, number(2));
    client.offer(item(1, "b"));
    client.offer(item(2, "a"));
    client.send(FRAME, number(2));
    assertThat(screen.ids()).containsExactly("1-2");
  }

  @Test
  @DisplayName("attack72 a screen that does not read is told to load anew, and takes no memory")
  void aScreenThatDoesNotReadIsToldToLoadAnewAndTakesNoMemory() {
    screen.request(1);
    client.offer(item(1, "first"));
    client.send(0, number(1));
    for (int n = 2; n <= FeedClient.MOST_WAITING + 2; n++) {
      client.offer(item(n, "alert-" + n));
    }
    client.heartbeat("{}");
    client.send(FRAME, number(FeedClient.MOST_WAITING + 2));
    assertThat(screen.names()).containsExactly("alert");
    screen.request(10);
    client.send(2 * FRAME, number(FeedClient.MOST_WAITING + 2));
    assertThat(screen.names()).containsExactly("alert", "resync");
    client.offer(item(FeedClient.MOST_WAITING + 3, "next"));
    client.send(3 * FRAME, number(FeedClient.MOST_WAITING + 3));
    assertThat(screen.names()).endsWith("alert");
  }

  @Test
  void oneAlertMoreThanMayWaitIsTheBoundary() {
    client.offer(item(1, "alert-1"));
    for (int n = 2; n <= FeedClient.MOST_WAITING; n++) {
      client.offer(item(n, "alert-" + n));
    }
    screen.request(Long.MAX_VALUE);
    client.send(0, number(FeedClient.MOST_WAITING));
    assertThat(screen.names()).hasSize(FeedClient.MOST_WAITING).containsOnly("alert");
  }

  private static JournalNumber number(long n) {
    return new JournalNumber(1, n);
  }

  private static FeedItem item(long n, String alert) {
    return new FeedItem(number(n), alert, "coal-a", "140428", "{}");
  }

  /** A subscriber that takes exactly what it asked for. */
  private static final class Screen {
    private final List<Event<String>> seen = new ArrayList<>();
    private final AtomicReference<@Nullable FluxSink<Event<String>>> sink = new AtomicReference<>();
    private final BaseSubscriber<Event<String>> subscriber =
        new BaseSubscriber<>() {
          @Override
          protected void hookOnSubscribe(Subscription subscription) {
            // Asks for nothing by itself.
          }

          @Override
          protected void hookOnNext(Event<String> event) {
            seen.add(event);
          }
        };

    FeedClient open(JournalNumber from) {
      Flux.<Event<String>>create(sink::set, FluxSink.OverflowStrategy.ERROR).subscribe(subscriber);
      return new FeedClient(
          Objects.requireNonNull(sink.get()),
          new Seat("s", "duty", Role.DUTY, null, "", Set.of(), false, null),
          from,
          0);
    }

    void request(long count) {
      subscriber.request(count);
    }

    List<String> ids() {
      return seen.stream().map(Event::getId).toList();
    }

    List<String> names() {
      return seen.stream().map(Event::getName).toList();
    }
  }
}
