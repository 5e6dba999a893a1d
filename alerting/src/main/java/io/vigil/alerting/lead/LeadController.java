package io.vigil.alerting.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.model.point.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Leads: to read for everybody who is signed in, to judge for duty officers. */
@Controller("/api/v1/leads")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LeadController {
  private static final int MOST = 1_000;
  private static final int MOST_NOTE = 200;
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final Leads leads;

  LeadController(Leads leads) {
    this.leads = leads;
  }

  /** A lead; see {@link Lead}. Times are RFC 3339. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record LeadView(
      String id,
      String source,
      String enterprise,
      String point,
      String unit,
      String rule,
      String mode,
      String began,
      @Nullable String ended,
      String outcome,
      String text,
      String textEn,
      String outcomeText,
      String outcomeTextEn,
      @Nullable String verdict,
      String note,
      @Nullable String judgedBy,
      @Nullable String judgedAt) {
    static LeadView of(Lead lead) {
      return new LeadView(
          lead.id(),
          lead.source().name(),
          lead.enterprise(),
          lead.point(),
          lead.unit(),
          lead.rule(),
          lead.mode().name(),
          PlantTime.format(lead.began()),
          PlantTime.formatOrNull(lead.ended()),
          lead.outcome().name(),
          lead.zh(),
          lead.en(),
          lead.outcomeZh(),
          lead.outcomeEn(),
          lead.verdict() == null ? null : lead.verdict().name(),
          lead.note(),
          lead.judgedBy(),
          PlantTime.formatOrNull(lead.judgedAt()));
    }
  }

  /**
   * How far the leads of one source came true, among those listed.
   *
   * @param leads how many
   * @param judgedTrue how many people called true
   * @param judgedFalse how many people called false
   * @param precision share of true among true and false; null where nobody said either
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Precision(long leads, long judgedTrue, long judgedFalse, @Nullable Double precision) {
    static Precision of(List<Lead> of) {
      long yes = of.stream().filter(lead -> lead.verdict() == Verdict.TRUE).count();
      long no = of.stream().filter(lead -> lead.verdict() == Verdict.FALSE).count();
      return new Precision(of.size(), yes, no, yes + no == 0 ? null : (double) yes / (yes + no));
    }
  }

  /**
   * Leads, newest first.
   *
   * @param items at most 1,000
   * @param more whether the span holds more
   * @param sources how far they came true, by source
   */
  @Serdeable
  record Listing(List<LeadView> items, boolean more, Map<String, Precision> sources) {}

  /**
   * What a person says.
   *
   * @param verdict TRUE, FALSE or UNCLEAR
   * @param note why, in words; may be left out
   */
  @Serdeable
  record Feedback(@Nullable String verdict, @Nullable String note) {}

  /** Leads of an enterprise that began in a span. */
  @Get
  @Secured(Right.LOOK)
  Listing list(
      @QueryValue String enterprise,
      @QueryValue String from,
      @QueryValue String to,
      Authentication caller) {
    if (!Names.isEnterprise(enterprise)) {
      throw ProblemCode.NOT_FOUND.problem("enterprise").exception();
    }
    Instant begin = WrittenTime.moment("from", from);
    Instant end = WrittenTime.moment("to", to);
    if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw ProblemCode.BAD_REQUEST
          .problem("to must be after from and at most 400 days later")
          .exception();
    }
    List<Lead> found = leads.between(enterprise, begin, end, MOST + 1, Caller.seat(caller));
    List<Lead> shown = found.subList(0, Math.min(MOST, found.size()));
    Map<String, Precision> sources = new TreeMap<>();
    for (Lead lead : shown) {
      sources.computeIfAbsent(
          lead.source().name(),
          any ->
              Precision.of(shown.stream().filter(one -> one.source() == lead.source()).toList()));
    }
    return new Listing(shown.stream().map(LeadView::of).toList(), found.size() > MOST, sources);
  }

  /** Says whether a lead was true. */
  @Post("/{id}/feedback")
  @Secured(Right.ACT)
  LeadView feedback(String id, @Body Feedback feedback, Authentication caller) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem("lead").exception();
    }
    String note = WrittenText.optional(feedback.note(), MOST_NOTE, "/note");
    return LeadView.of(leads.judge(id, verdict(feedback.verdict()), note, Caller.seat(caller)));
  }

  private static Verdict verdict(@Nullable String said) {
    return Arrays.stream(Verdict.values())
        .filter(one -> one.name().equals(said))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemCode.BAD_REQUEST
                    .saying(
                        "请说明线索是否属实：TRUE、FALSE 或 UNCLEAR",
                        "say whether the lead was true: TRUE, FALSE or UNCLEAR")
                    .at("/verdict")
                    .exception());
  }
}
