package io.vigil.alerting.delivery;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.deadline.SteadyClock;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of deliveries, of every area: for administrators to read and to send again. */
@Controller("/api/v1/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveryController {
  private static final int MOST = 1_000;

  private final DeliveryRepository rows;
  private final Channels channels;
  private final Journal journal;
  private final SteadyClock clock;

  DeliveryController(
      DeliveryRepository rows, Channels channels, Journal journal, SteadyClock clock) {
    this.rows = rows;
    this.channels = channels;
    this.journal = journal;
    this.clock = clock;
  }

  /** Deliveries, the newest first. */
  @Serdeable
  record Listing(List<DeliveryView> items) {}

  /** Deliveries, all or those that have got so far. */
  @Get
  @Secured(Right.SET_UP)
  Listing list(
      @Nullable @QueryValue DeliveryState state, @QueryValue(defaultValue = "200") int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemCode.BAD_REQUEST.problem("limit=" + limit).at("/limit").exception();
    }
    List<Delivery> found = state == null ? rows.newest(limit) : rows.newest(state.name(), limit);
    return new Listing(found.stream().map(DeliveryView::of).toList());
  }

  /** How many wait and are dead, by channel. */
  @Serdeable
  record Counts(List<Count> items) {}

  /** How many wait and are dead, by channel, of channels that are no more too. */
  @Get("/counts")
  @Secured(Right.SET_UP)
  Counts counts() {
    return new Counts(rows.countUnsent());
  }

  /** Sends a dead letter again, under the key it had. */
  @Post("/{id}/retry")
  @Consumes(MediaType.ALL)
  @Secured(Right.SET_UP)
  DeliveryView retry(long id, Authentication caller) {
    String person = Caller.seat(caller).username();
    return DeliveryView.of(
        journal.write(
            pen -> {
              Delivery dead = one(id);
              if (dead.state() != DeliveryState.DEAD) {
                throw ProblemCode.NOT_DEAD.problem().exception();
              }
              channels.one(dead.channel());
              if (dead.request() == null) {
                rows.revive(id, clock.instant());
              } else {
                rows.revive(dead.channel(), dead.request(), clock.instant());
              }
              JournalDetail detail = new JournalDetail().with("delivery", id);
              pen.note(
                  JournalKind.DELIVERY_RETRIED, pen.now(), dead.alert(), person, detail.toString());
              return one(id);
            }));
  }

  private Delivery one(long id) {
    return rows.findById(id)
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(String.valueOf(id)).exception());
  }
}
