package io.vigil.alerting.alert;

import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemException;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.people.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Alerts: to read for everybody who is signed in, to acknowledge for duty officers. */
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertController {
  private static final String USUAL = "500";
  private static final int MOST = 5_000;
  private static final int MOST_EVENTS = 10_000;
  private static final Pattern ID = Pattern.compile("a-[0-9]{1,18}-[0-9]{1,18}");
  private static final JournalNumber NEWEST = new JournalNumber(Long.MAX_VALUE, 0);

  private final AlertRepository alerts;
  private final Acknowledgement acknowledgement;
  private final Journal journal;
  private final JsonMapper json;

  AlertController(
      AlertRepository alerts, Acknowledgement acknowledgement, Journal journal, JsonMapper json) {
    this.alerts = alerts;
    this.acknowledgement = acknowledgement;
    this.journal = journal;
    this.json = json;
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

  /** What the person had on the screen: newest activation and version of the Alert. */
  @Serdeable
  record Acknowledge(@Nullable String activation, @Nullable Long version) {}

  /** Alerts, open ones, those that are over, or all. */
  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  Page list(
      @QueryValue @Nullable @Parameter(schema = @Schema(type = "boolean")) String open,
      @QueryValue(defaultValue = USUAL) int limit,
      @QueryValue @Nullable String cursor) {
    if (limit < 1 || limit > MOST) {
      throw bad("limit", Integer.toString(limit));
    }
    Which which = Which.of(open);
    JournalNumber from = cursor == null ? NEWEST : parse(cursor);
    // Before the Alerts are read: what changes meanwhile is then streamed, not missed.
    JournalNumber position = journal.position();
    List<Alert> found = page(which, from, limit);
    String next = found.size() < limit ? null : cursor(which, found.get(limit - 1));
    return new Page(found.stream().map(AlertView::of).toList(), next, position.toString());
  }

  /** One Alert. */
  @Get("/{id}")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  AlertView one(String id) {
    return AlertView.of(find(id));
  }

  /** One Alert with everything that happened to it. */
  @Get("/{id}/trace")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  AlertTrace trace(String id) {
    Alert alert = find(id);
    List<AlertTrace.Event> events =
        journal.ofAlert(id, MOST_EVENTS).stream()
            .map(entry -> AlertTrace.Event.of(entry, detail(entry)))
            .toList();
    return new AlertTrace(AlertView.of(alert), events, AlertTrace.arithmetic(alert));
  }

  /** Acknowledges what the person has seen; 409 when something newer has happened since. */
  @Post("/{id}/ack")
  @Secured(Role.IS_DUTY)
  AlertView acknowledge(String id, @Body Acknowledge seen, Authentication caller) {
    String activation = seen.activation();
    Long version = seen.version();
    if (activation == null || version == null) {
      throw ProblemCode.BAD_REQUEST.problem("activation, version").at("/activation").exception();
    }
    Acknowledgement.Seen what = new Acknowledgement.Seen(activation, version);
    return AlertView.of(acknowledgement.acknowledge(known(id), what, caller.getName()));
  }

  private List<Alert> page(Which which, JournalNumber from, int most) {
    return switch (which) {
      case ALL -> alerts.bornBefore(from.epoch(), from.n(), most);
      case OPEN -> alerts.openBornBefore(from.epoch(), from.n(), most);
      case OVER -> alerts.closedChangedBefore(from.epoch(), from.n(), most);
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

  private Alert find(String id) {
    return alerts
        .findById(known(id))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  /** What we never gave as an id is not looked for: not every database takes every text. */
  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }

  private Map<String, Object> detail(JournalEntry entry) {
    try {
      return json.readValue(entry.detail(), Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException("journal entry " + entry.number() + " has no JSON detail", e);
    }
  }
}
