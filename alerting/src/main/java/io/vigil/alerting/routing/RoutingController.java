package io.vigil.alerting.routing;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.DivisionPlan;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.RotaTurn;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.Enterprise;
import io.vigil.alerting.routing.PhoneBookController.EntryView;
import io.vigil.alerting.routing.WhoIsTold.Answer;
import io.vigil.alerting.routing.WhoIsTold.Asked;
import io.vigil.alerting.routing.WhoIsTold.Rung;
import io.vigil.model.alert.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who would be told now? */
@Controller("/api/v1/routing")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RoutingController {
  private final WhoIsTold whoIsTold;
  private final Descriptions descriptions;
  private final Clock clock;

  RoutingController(WhoIsTold whoIsTold, Descriptions descriptions, Clock clock) {
    this.whoIsTold = whoIsTold;
    this.descriptions = descriptions;
    this.clock = clock;
  }

  /**
   * A rung; see {@link Rung}. Times are RFC 3339.
   *
   * @param officer who serves there then; null if nobody, or no rota is kept
   * @param servesUntil until when
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record RungView(
      String position,
      String from,
      @Nullable String due,
      boolean unattended,
      @Nullable String officer,
      @Nullable String servesUntil) {
    static RungView of(Rung rung) {
      RotaTurn turn = rung.turn();
      return new RungView(
          rung.position().toString(),
          PlantTime.format(rung.from()),
          PlantTime.formatOrNull(rung.due()),
          rung.unattended(),
          turn == null ? null : turn.officer(),
          turn == null ? null : PlantTime.format(turn.ends()));
    }
  }

  /** A channel that is told at once. */
  @Serdeable
  record ChannelView(String id, String kind) {}

  /**
   * The answer.
   *
   * @param enterprise where
   * @param severity 1 to 4
   * @param offline whether something is silent
   * @param at when, RFC 3339
   * @param plan that holds
   * @param rungs who answers, one after the other, if nobody acknowledges
   * @param informed positions that see it and do not answer
   * @param phones whom to phone
   * @param channels what is told at once
   */
  @Serdeable
  record RoutingView(
      String enterprise,
      int severity,
      boolean offline,
      String at,
      PlanView plan,
      List<RungView> rungs,
      List<String> informed,
      List<EntryView> phones,
      List<ChannelView> channels) {}

  /** Who would be told of an Alert of this severity at the enterprise; now, if no time is named. */
  @Get
  @Secured(Right.LOOK)
  RoutingView routing(
      @QueryValue String enterprise,
      @QueryValue int severity,
      @QueryValue(defaultValue = "false") boolean offline,
      @Nullable @QueryValue String at,
      Authentication caller) {
    Enterprise plant =
        descriptions.enterprises(Caller.seat(caller).scope()).stream()
            .filter(one -> one.id().equals(enterprise))
            .findFirst()
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem("enterprise").exception());
    Instant when = at == null ? Instant.now(clock) : WrittenTime.moment("at", at);
    Asked asked = new Asked(plant, severity(severity), offline, when);
    return view(asked, whoIsTold.answer(asked));
  }

  private static Severity severity(int number) {
    return Arrays.stream(Severity.values())
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(() -> ProblemCode.BAD_REQUEST.problem("severity: 1 - 4").exception());
  }

  private static RoutingView view(Asked asked, Answer answer) {
    DivisionPlan own = answer.own();
    EscalationPlans.Key key = EscalationPlans.Key.of(asked.severity(), asked.offline());
    return new RoutingView(
        asked.enterprise().id(),
        asked.severity().number(),
        asked.offline(),
        PlantTime.format(asked.at()),
        own == null ? PlanView.ofConfiguration(key, answer.plan()) : PlanView.of(own),
        answer.rungs().stream().map(RungView::of).toList(),
        answer.informed().stream().map(Position::toString).toList(),
        answer.phones().stream().map(EntryView::of).toList(),
        answer.channels().stream().map(one -> new ChannelView(one.id(), one.kind())).toList());
  }
}
