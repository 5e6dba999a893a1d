package io.vigil.alerting.cases;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.alert.Adviser;
import io.vigil.alerting.alert.AlertView;
import io.vigil.alerting.alert.RecordedEvent;
import io.vigil.alerting.alert.Trail;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cases: to read for everybody who is signed in, to handle for duty officers. */
@Controller("/api/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CaseController {
  /** Media type of the Common Alerting Protocol. */
  private static final String CAP = "application/cap+xml";

  private static final int MOST = 1_000;
  private static final int MOST_WORDS = 500;
  private static final int MOST_NAME = 64;
  private static final Pattern ALERT_ID = Pattern.compile("a-[0-9]{1,18}-[0-9]{1,18}");

  private final CaseRepository cases;
  private final OpenCases openCases;
  private final CaseAlertRepository ties;
  private final CaseActs acts;
  private final CaseSteps steps;
  private final Trail trail;
  private final Adviser adviser;

  CaseController(
      CaseRepository cases,
      OpenCases openCases,
      CaseAlertRepository ties,
      CaseActs acts,
      CaseSteps steps,
      Trail trail,
      Adviser adviser) {
    this.cases = cases;
    this.openCases = openCases;
    this.ties = ties;
    this.acts = acts;
    this.steps = steps;
    this.trail = trail;
    this.adviser = adviser;
  }

  /**
   * What a person does with a Case. Which fields are needed depends on the act.
   *
   * @param version of the Case as the person saw it
   * @param reason why it is sent back
   * @param cause why it happened
   * @param measure what is being or was done
   * @param evidence number or place of photos and documents
   * @param planned whether what is offline was planned to be
   * @param text a comment
   * @param to user name of who is to take it
   */
  @Serdeable
  record Act(
      @Nullable Long version,
      @Nullable String reason,
      @Nullable String cause,
      @Nullable String measure,
      @Nullable String evidence,
      @Nullable Boolean planned,
      @Nullable String text,
      @Nullable String to) {
    String evidenceWritten() {
      return WrittenText.optional(evidence, MOST_WORDS, "/evidence");
    }

    String causeWritten() {
      return WrittenText.required(cause, MOST_WORDS, "/cause", What.CAUSE);
    }

    String measureWritten() {
      return WrittenText.required(measure, MOST_WORDS, "/measure", What.MEASURE);
    }
  }

  /** Cases, without a page behind it: there are few. */
  @Serdeable
  record Listing(List<CaseView> items) {}

  /** A Case with its Alerts and everything that happened to it. */
  @Serdeable
  record Whole(CaseView disposal, List<AlertView> alerts, List<RecordedEvent> events) {}

  /** Open Cases, the one that is due first first; or closed ones, the newest first. */
  @Get
  @Secured(Right.LOOK)
  Listing list(
      @QueryValue(defaultValue = "true") boolean open,
      @QueryValue(defaultValue = "200") int limit,
      Authentication caller) {
    if (limit < 1 || limit > MOST) {
      throw ProblemCode.BAD_REQUEST.problem("limit=" + limit).at("/limit").exception();
    }
    Scope seen = Caller.seat(caller).scope();
    List<Case> found = open ? cases.open(seen, limit) : cases.closed(seen, limit);
    return new Listing(found.stream().map(CaseView::of).toList());
  }

  /** One Case. */
  @Get("/{id}")
  @Secured(Right.LOOK)
  Whole one(String id, Authentication caller) {
    Case row = openCases.find(id, Caller.seat(caller));
    return new Whole(
        CaseView.of(row),
        steps.alertsOf(row).stream().map(AlertView::of).toList(),
        trail.of(row.id()));
  }

  /** The Case for other emergency systems: XML designed after CAP 1.2, as it stands now. */
  @Get("/{id}/cap")
  @Produces(CAP)
  @Secured(Right.LOOK)
  String cap(String id, Authentication caller) {
    Case row = openCases.find(id, Caller.seat(caller));
    List<RecordedEvent> events = trail.of(row.id());
    Instant changed =
        events.isEmpty()
            ? row.opened()
            : OffsetDateTime.parse(events.get(events.size() - 1).at()).toInstant();
    List<CapMessage.Advised> alerts =
        steps.alertsOf(row).stream()
            .map(alert -> new CapMessage.Advised(alert, adviser.about(alert)))
            .toList();
    return CapMessage.of(row, alerts, changed);
  }

  /** The Case that the Alert belongs to. */
  @Get("/of-alert/{alert}")
  @Secured(Right.LOOK)
  Whole ofAlert(String alert, Authentication caller) {
    if (!ALERT_ID.matcher(alert).matches()) {
      throw ProblemCode.NOT_FOUND.problem(alert).exception();
    }
    String id =
        ties.findById(alert)
            .map(CaseAlert::disposal)
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(alert).exception());
    return one(id, caller);
  }

  /** Receives it (签收). */
  @Post("/{id}/receive")
  @Secured(Right.ACT)
  CaseView receive(String id, @Body Act act, Authentication caller) {
    return CaseView.of(acts.receive(by(id, act, caller)));
  }

  /** Begins to look whether it is true (开始核查). */
  @Post("/{id}/verify")
  @Secured(Right.ACT)
  CaseView verify(String id, @Body Act act, Authentication caller) {
    return CaseView.of(acts.verify(by(id, act, caller)));
  }

  /** Says that it was a false alarm (误报申报). */
  @Post("/{id}/claim-false")
  @Secured(Right.ACT)
  CaseView claimFalse(String id, @Body Act act, Authentication caller) {
    return CaseView.of(
        acts.claimFalse(by(id, act, caller), act.causeWritten(), act.evidenceWritten()));
  }

  /** Adds a step of what is being done (处置). */
  @Post("/{id}/dispose")
  @Secured(Right.ACT)
  CaseView dispose(String id, @Body Act act, Authentication caller) {
    return CaseView.of(acts.dispose(by(id, act, caller), act.measureWritten()));
  }

  /** Says what was found and done (反馈). */
  @Post("/{id}/feedback")
  @Secured(Right.ACT)
  CaseView feedback(String id, @Body Act act, Authentication caller) {
    return CaseView.of(
        acts.feedback(
            by(id, act, caller),
            act.causeWritten(),
            act.measureWritten(),
            act.evidenceWritten(),
            act.planned()));
  }

  /** Accepts the feedback and closes the Case (审核通过). */
  @Post("/{id}/accept")
  @Secured(Right.ACT)
  CaseView accept(String id, @Body Act act, Authentication caller) {
    return CaseView.of(acts.accept(by(id, act, caller)));
  }

  /** Sends the feedback back with a reason (退回). */
  @Post("/{id}/return")
  @Secured(Right.ACT)
  CaseView giveBack(String id, @Body Act act, Authentication caller) {
    String reason = WrittenText.required(act.reason(), MOST_WORDS, "/reason", What.REASON);
    return CaseView.of(acts.giveBack(by(id, act, caller), reason));
  }

  /** Says who is to do it (指派). */
  @Post("/{id}/assign")
  @Secured(Right.ACT)
  CaseView assign(String id, @Body Act act, Authentication caller) {
    String to = WrittenText.required(act.to(), MOST_NAME, "/to", What.ASSIGNEE);
    return CaseView.of(acts.assign(by(id, act, caller), to));
  }

  /** Adds a remark. */
  @Post("/{id}/comment")
  @Secured(Right.ACT)
  CaseView comment(String id, @Body Act act, Authentication caller) {
    String text = WrittenText.required(act.text(), MOST_WORDS, "/text", What.NOTE);
    return CaseView.of(acts.comment(by(id, act, caller), text));
  }

  private static CaseActs.By by(String id, Act act, Authentication caller) {
    Long version = act.version();
    if (version == null) {
      throw ProblemCode.BAD_REQUEST.problem("version").at("/version").exception();
    }
    return new CaseActs.By(OpenCases.known(id), version, Caller.seat(caller));
  }
}
