package io.vigil.alerting.stream;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The one event stream: {@code alert}, {@code heartbeat} and {@code resync}. */
@Controller("/api/v1/stream")
final class StreamController {
  static final int MOST_PER_USER = 8;

  private final AlertFeed feed;

  StreamController(AlertFeed feed) {
    this.feed = feed;
  }

  /**
   * Changes of Alerts as they are committed.
   *
   * @param from journal number after which they are wanted; without it, from now
   * @param last the number that the browser saw last; wins, since it is newer after a reconnect
   */
  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @Secured(Right.LOOK)
  @ExecuteOn(TaskExecutors.BLOCKING)
  Publisher<Event<String>> stream(
      @QueryValue @Nullable String from,
      @Header("Last-Event-ID") @Nullable String last,
      Authentication caller) {
    SignIns.Seat seat = Caller.seat(caller);
    if (feed.openBy(seat.username()) >= MOST_PER_USER) {
      throw ProblemCode.TOO_MANY_STREAMS.problem(MOST_PER_USER).exception();
    }
    String wanted = last == null || last.isEmpty() ? from : last;
    return feed.from(wanted == null ? feed.position() : parse(wanted), seat);
  }

  private static JournalNumber parse(String number) {
    return JournalNumber.parse(number)
        .orElseThrow(
            () -> ProblemCode.BAD_REQUEST.problem("from " + number).at("/from").exception());
  }
}
