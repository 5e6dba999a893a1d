package io.vigil.alerting.overlay;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Design rules that keep a Watch quiet while another, which names the cause, is true. */
@Controller("/api/v1/suppressions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SuppressionController {
  private static final int MOST = 200;
  private static final int MOST_DAYS = 366;
  private static final int MOST_WATCH = 200;
  private static final int MOST_WORDS = 500;
  private static final Pattern ID = Pattern.compile("s-[0-9]{1,18}-[0-9]{1,18}");

  private final SuppressionRules rules;

  SuppressionController(SuppressionRules rules) {
    this.rules = rules;
  }

  /**
   * What is asked for; see {@link SuppressionRule}.
   *
   * @param days until its end, 1 to 366
   */
  @Serdeable
  record Ask(
      @Nullable String watch,
      @Nullable String cause,
      @Nullable String reason,
      @Nullable String evidence,
      @Nullable Integer days) {}

  /** A design rule; see {@link SuppressionRule}. Times are RFC 3339. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record RuleView(
      String id,
      String watch,
      String cause,
      OverlayState state,
      String reason,
      String evidence,
      String askedBy,
      String askedAt,
      @Nullable String approvedBy,
      @Nullable String approvedAt,
      String until,
      @Nullable String endedBy,
      @Nullable String endedAt) {
    static RuleView of(SuppressionRule rule) {
      return new RuleView(
          rule.id(),
          rule.watch(),
          rule.cause(),
          rule.state(),
          rule.reason(),
          rule.evidence(),
          rule.askedBy(),
          PlantTime.format(rule.askedAt()),
          rule.approvedBy(),
          PlantTime.formatOrNull(rule.approvedAt()),
          PlantTime.format(rule.until()),
          rule.endedBy(),
          PlantTime.formatOrNull(rule.endedAt()));
    }
  }

  /** Design rules of the caller's area. */
  @Serdeable
  record Listing(List<RuleView> items) {}

  /** What is not over first, then the newest. */
  @Get
  @Secured(Right.LOOK)
  Listing list(Authentication caller) {
    return new Listing(rules.newest(Caller.seat(caller), MOST).stream().map(RuleView::of).toList());
  }

  /** Asks for one; a second person must approve. */
  @Post
  @Secured(Right.QUIET)
  RuleView ask(@Body Ask ask, Authentication caller) {
    Integer days = ask.days();
    if (days == null || days < 1 || days > MOST_DAYS) {
      throw ProblemCode.BAD_REQUEST.problem("days: 1 - " + MOST_DAYS).at("/days").exception();
    }
    SuppressionRules.Wanted wanted =
        new SuppressionRules.Wanted(
            WrittenText.required(ask.watch(), MOST_WATCH, "/watch", What.WATCH),
            WrittenText.required(ask.cause(), MOST_WATCH, "/cause", What.WATCH),
            WrittenText.required(ask.reason(), MOST_WORDS, "/reason", What.REASON),
            WrittenText.required(ask.evidence(), MOST_WORDS, "/evidence", What.EVIDENCE),
            Duration.ofDays(days));
    return RuleView.of(rules.ask(wanted, Caller.seat(caller)));
  }

  /** Approves what somebody else asked for. */
  @Post("/{id}/approve")
  @Consumes(MediaType.ALL)
  @Secured(Right.APPROVE)
  RuleView approve(String id, Authentication caller) {
    return RuleView.of(rules.approve(known(id), Caller.seat(caller)));
  }

  /** Ends it, refuses it, or takes it back. */
  @Post("/{id}/end")
  @Consumes(MediaType.ALL)
  @Secured({Right.QUIET, Right.APPROVE})
  RuleView end(String id, Authentication caller) {
    return RuleView.of(rules.end(known(id), Caller.seat(caller)));
  }

  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }
}
