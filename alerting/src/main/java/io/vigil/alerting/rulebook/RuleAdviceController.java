package io.vigil.alerting.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.Right;
import io.vigil.model.alert.Consequence;
import io.vigil.model.alert.Severity;
import io.vigil.model.alert.SeverityMatrix;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which severity and which limit a rule of one's own should have: {@code /api/v1/rules/advice}. */
@Controller("/api/v1/rules/advice")
@Secured(Right.LOOK)
final class RuleAdviceController {
  private static final double MOST_MINUTES = 100_000;
  private static final int MINUTE_MILLIS = 60_000;

  /**
   * A severity that is advised.
   *
   * @param severity 1 to 4; null where a prompt is enough and no Alert is needed
   * @param mustTrip whether an Alert may be too late, and a protection must act
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record SeverityAdvised(@Nullable Integer severity, boolean mustTrip) {}

  /**
   * A limit that is advised.
   *
   * @param limit in the unit of the hazardous value
   * @param arithmetic how it was computed
   */
  @Serdeable
  record LimitAdvised(double limit, String arithmetic) {}

  /**
   * The severity.
   *
   * @param consequence MINOR, MAJOR or SEVERE
   * @param minutes until it is too late to act
   */
  @Get("/severity")
  SeverityAdvised severity(@QueryValue String consequence, @QueryValue double minutes) {
    Consequence known =
        Consequence.parse(consequence)
            .orElseThrow(
                () ->
                    ProblemCode.BAD_REQUEST
                        .problem("consequence: MINOR, MAJOR, SEVERE")
                        .at("/consequence")
                        .exception());
    if (!(minutes >= 0 && minutes <= MOST_MINUTES)) {
      throw ProblemCode.BAD_REQUEST.problem("minutes: 0 - 100000").at("/minutes").exception();
    }
    SeverityMatrix.Cell cell =
        SeverityMatrix.of(known, Duration.ofMillis(Math.round(minutes * MINUTE_MILLIS)));
    Severity severity = cell.severity();
    return new SeverityAdvised(severity == null ? null : severity.number(), cell.mustTrip());
  }

  /**
   * The limit; see {@link LimitAdvice} for what is put in.
   *
   * @param rate per minute
   * @param response in minutes
   * @param action in minutes
   */
  @Get("/limit")
  LimitAdvised limit(
      @QueryValue double hazard,
      @QueryValue double rate,
      @QueryValue double response,
      @QueryValue double action,
      @QueryValue(defaultValue = "1.5") double margin,
      @QueryValue(defaultValue = "false") boolean falling) {
    try {
      LimitAdvice advice = new LimitAdvice(hazard, rate, response, action, margin, falling);
      return new LimitAdvised(advice.limit(), advice.arithmetic());
    } catch (IllegalArgumentException e) {
      throw ProblemCode.BAD_REQUEST
          .saying(
              "变化速率须大于 0，响应与处置时间不小于 0，裕度不小于 1",
              "the rate must be above 0, the times 0 or more, the margin 1 or more")
          .at("/rate")
          .exception();
    }
  }
}
