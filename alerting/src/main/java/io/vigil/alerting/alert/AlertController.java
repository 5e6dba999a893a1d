package io.vigil.alerting.alert;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.Problem;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemException;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Alerts: to read for everybody who is signed in, to acknowledge for duty officers. */
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertController {
  private static final String USUAL = "500";
  private static final int MOST = 5_000;
  private static final int MOST_ACTS = 200;
  private static final int MOST_WORDS = 500;
  private static final Pattern ID = Pattern.compile("a-[0-9]{1,18}-[0-9]{1,18}");
  private static final JournalNumber NEWEST = new JournalNumber(Long.MAX_VALUE, 0);

  private static final int MOST_MINUTES = 1_440;
  private static final int MOST_BUCKETS = 4_000;

  private final AlertRepository alerts;
  private final AlertActs acts;
  private final Receipts receipts;
  private final Journal journal;
  private final Trail trail;
  private final Adviser adviser;
  private final TraceTold told;
  private final TraceReadings readings;

  AlertController(
      AlertRepository alerts,
      AlertActs acts,
      Receipts receipts,
      Journal journal,
      Trail trail,
      Adviser adviser,
      TraceTold told,
      TraceReadings readings) {
    this.alerts = alerts;
    this.acts = acts;
    this.receipts = receipts;
    this.journal = journal;
    this.trail = trail;
    this.adviser = adviser;
    this.told = told;
    this.readings = readings;
  }

  /**
   * A page of Alerts.
   *
   * @param items newest first; of those that are over, the one that ended last first
   * @param cursor where the next page begins; null at the end
   * @param position journal number from which the stream goes on without a gap
   */
  @Serdeable
  record Page(List<AlertView> items, @Nullable String cursor, String position) {}

  /** Which Alerts are asked for. */
  private enum Which {
    ALL,
    OPEN,
    OVER;

    static Which of(@Nullable String open) {
      if (open == null) {
        return ALL;
      }
      return switch (open) {
        case "true" -> OPEN;
        case "false" -> OVER;
        default -> throw bad("open", open);
      };
    }
  }

  /**
   * What the person had on the screen: newest activation and version of the Alert.
   *
   * @param reason where the act asks for one
   */
  @Serdeable
  record Act(@Nullable String activation, @Nullable Long version, @Nullable String reason) {
    Seen seen() {
      if (activation == null || version == null) {
        throw ProblemCode.BAD_REQUEST.problem("activation, version").at("/activation").exception();
      }
      return new Seen(activation, version);
    }

    String reasonWritten() {
      return WrittenText.required(reason, MOST_WORDS, "/reason", WrittenText.What.REASON);
    }
  }

  /** Acknowledges these, and no others. */
  @Serdeable
  record ActOnMany(@Nullable List<OneOfMany> alerts) {}

  /** One Alert of {@link ActOnMany}, as the person had it on the screen. */
  @Serdeable
  record OneOfMany(@Nullable String id, @Nullable String activation, @Nullable Long version) {}

  /** What became of one of many: the Alert afterwards, or why nothing did. */
  @Serdeable
  record Outcome(String id, @Nullable AlertView alert, @Nullable Problem problem) {}

  /** How far a receipt goes: {@code READ} or {@code CONFIRMED}. */
  @Serdeable
  record GiveReceipt(@Nullable String kind) {}

  /** Alerts, open ones, those that are over, or all. */
  @Get
  @Secured(Right.LOOK)
  Page list(
      @QueryValue @Nullable @Parameter(schema = @Schema(type = "boolean")) String open,
      @QueryValue(defaultValue = USUAL) int limit,
      @QueryValue @Nullable String cursor,
      Authentication caller) {
    if (limit < 1 || limit > MOST) {
      throw bad("limit", Integer.toString(limit));
    }
    Which which = Which.of(open);
    JournalNumber from = cursor == null ? NEWEST : parse(cursor);
    // Before the Alerts are read: what changes meanwhile is then streamed, not missed.
    JournalNumber position = journal.position();
    List<Alert> found = page(which, from, Caller.seat(caller).scope(), limit);
    String next = found.size() < limit ? null : cursor(which, found.get(limit - 1));
    return new Page(found.stream().map(AlertView::of).toList(), next, position.toString());
  }

  /** One Alert. */
  @Get("/{id}")
  @Secured(Right.LOOK)
  AlertView one(String id, Authentication caller) {
    return AlertView.of(find(id, caller));
  }

  /**
   * One Alert with everything that happened to it, with the versions of its rule among the events;
   * what may come of it and what to do first; who was told of it; and what its point showed.
   *
   * @param minutes of readings before it began and after it was over; 0 to 1440, none if left out
   */
  @Get("/{id}/trace")
  @Secured(Right.LOOK)
  AlertTrace trace(String id, @QueryValue @Nullable Integer minutes, Authentication caller) {
    Alert alert = find(id, caller);
    return new AlertTrace(
        AlertView.of(alert),
        trail.of(id),
        AlertTrace.arithmetic(alert),
        adviser.about(alert),
        told.about(id),
        minutes == null ? null : readings(alert, minutes));
  }

  private List<TraceReadings.Shown> readings(Alert alert, int minutes) {
    if (minutes < 0 || minutes > MOST_MINUTES) {
      throw bad("minutes", Integer.toString(minutes));
    }
    Instant from = alert.began().minus(Duration.ofMinutes(minutes));
    Instant over = alert.cleared() == null ? alert.updated() : alert.cleared();
    Instant to = over.plus(Duration.ofMinutes(minutes)).plusMillis(1);
    long bucketMillis = Math.max(1, Duration.between(from, to).toMillis() / MOST_BUCKETS);
    AlertSubject subject = alert.subject();
    return readings.between(subject.enterprise(), subject.point(), from, to, bucketMillis);
  }

  /** Acknowledges what the person has seen; 409 when something newer has happened since. */
  @Post("/{id}/ack")
  @Secured(Right.ACT)
  AlertView acknowledge(String id, @Body Act act, Authentication caller) {
    return AlertView.of(acts.acknowledge(known(id), act.seen(), Caller.seat(caller)));
  }

  /**
   * Acknowledges several, each as the person saw it, each with a record of its own; those that
   * cannot be acknowledged say why and keep no other back.
   */
  @Post("/ack")
  @Secured(Right.ACT)
  List<Outcome> acknowledgeMany(@Body ActOnMany many, Authentication caller) {
    List<OneOfMany> all = many.alerts();
    if (all == null || all.isEmpty() || all.size() > MOST_ACTS) {
      throw ProblemCode.BAD_REQUEST.problem("alerts: 1 - " + MOST_ACTS).at("/alerts").exception();
    }
    return all.stream().map(one -> acknowledgeOne(one, Caller.seat(caller))).toList();
  }

  /** Takes back the acknowledgement of one's own position, with a reason. */
  @Post("/{id}/withdraw-ack")
  @Secured(Right.ACT)
  AlertView withdraw(String id, @Body Act act, Authentication caller) {
    return AlertView.of(
        acts.withdraw(known(id), act.seen(), act.reasonWritten(), Caller.seat(caller)));
  }

  /** Releases the latch of an Alert that is acknowledged and no longer true. */
  @Post("/{id}/reset")
  @Secured(Right.ACT)
  AlertView reset(String id, @Body Act act, Authentication caller) {
    return AlertView.of(acts.reset(known(id), act.seen(), Caller.seat(caller)));
  }

  /** Says that the caller's position has read or confirmed the Alert; changes nothing else. */
  @Post("/{id}/receipt")
  @Secured(Right.ACT)
  Receipt receipt(String id, @Body GiveReceipt receipt, Authentication caller) {
    String kind = receipt.kind();
    Receipt.Kind given =
        Receipt.Kind.parse(kind == null ? "" : kind).orElseThrow(() -> bad("kind", "" + kind));
    return receipts.give(known(id), given, Caller.seat(caller));
  }

  /** Who has read or confirmed the Alert. */
  @Get("/{id}/receipts")
  @Secured(Right.LOOK)
  List<Receipt> receipts(String id, Authentication caller) {
    return receipts.of(find(id, caller).id());
  }

  private Outcome acknowledgeOne(OneOfMany one, Seat seat) {
    String id = one.id() == null ? "" : one.id();
    try {
      Act act = new Act(one.activation(), one.version(), null);
      return new Outcome(id, AlertView.of(acts.acknowledge(known(id), act.seen(), seat)), null);
    } catch (ProblemException e) {
      return new Outcome(id, null, e.problem());
    }
  }

  private List<Alert> page(Which which, JournalNumber from, Scope scope, int most) {
    return switch (which) {
      case ALL -> alerts.bornBefore(from.epoch(), from.n(), scope, most);
      case OPEN -> alerts.openBornBefore(from.epoch(), from.n(), scope, most);
      case OVER -> alerts.closedChangedBefore(from.epoch(), from.n(), scope, most);
    };
  }

  private static String cursor(Which which, Alert last) {
    JournalNumber place =
        which == Which.OVER
            ? new JournalNumber(last.changedEpoch(), last.changedN())
            : new JournalNumber(last.bornEpoch(), last.bornN());
    return place.toString();
  }

  private static JournalNumber parse(String cursor) {
    return JournalNumber.parse(cursor).orElseThrow(() -> bad("cursor", cursor));
  }

  private static ProblemException bad(String name, String value) {
    return ProblemCode.BAD_REQUEST.problem(name + "=" + value).at("/" + name).exception();
  }

  private Alert find(String id, Authentication caller) {
    return alerts
        .findById(known(id))
        .filter(one -> Access.sees(Caller.seat(caller), one))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  /** What we never gave as an id is not looked for: not every database takes every text. */
  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }
}
