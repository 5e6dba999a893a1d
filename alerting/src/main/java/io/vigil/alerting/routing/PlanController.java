package io.vigil.alerting.routing;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.duty.DivisionPlan;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.duty.Ladders;
import io.vigil.alerting.duty.PlansInForce;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Who must acknowledge within what time, where: plans of the configuration and of divisions. */
@Controller("/api/v1/escalation-plans")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlanController {
  private static final int MOST_BASIS = 200;
  private static final Pattern DIVISION = Pattern.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}");

  private final PlanDesk desk;
  private final Ladders ladders;

  PlanController(PlanDesk desk, Ladders ladders) {
    this.desk = desk;
    this.ladders = ladders;
  }

  /** Those of the configuration, then those of divisions that hold in the caller's area. */
  @Serdeable
  record Listing(List<PlanView> items) {}

  /** The plans that hold in the caller's area. */
  @Get
  @Secured(Right.LOOK)
  Listing list(Authentication caller) {
    Scope scope = Caller.seat(caller).scope();
    PlansInForce all = ladders.inForce();
    List<PlanView> views =
        new ArrayList<>(
            Arrays.stream(EscalationPlans.Key.values())
                .map(key -> PlanView.ofConfiguration(key, all.ours().of(key)))
                .toList());
    all.divisions().stream()
        .filter(one -> concerns(one, scope))
        .map(PlanView::of)
        .forEach(views::add);
    return new Listing(views);
  }

  private static boolean concerns(DivisionPlan plan, Scope scope) {
    return scope.enterprise() == null
        && (plan.division().startsWith(scope.area()) || scope.area().startsWith(plan.division()));
  }

  /** Gives a division a plan of its own. */
  @Put("/{division}/{situation}")
  @Secured(Right.SET_UP)
  PlanView set(String division, String situation, @Body PlanForm form, Authentication caller) {
    String basis = WrittenText.optional(form.basis(), MOST_BASIS, "/basis");
    return PlanView.of(
        desk.set(
            division(division),
            key(situation),
            form.plan(),
            basis,
            Caller.seat(caller).username()));
  }

  /** Lets a division go by the plan of the area above it again. */
  @Delete("/{division}/{situation}")
  @Secured(Right.SET_UP)
  void remove(String division, String situation, Authentication caller) {
    desk.remove(division(division), key(situation), Caller.seat(caller).username());
  }

  private static String division(String text) {
    if (!DIVISION.matcher(text).matches()) {
      throw ProblemCode.NOT_FOUND.problem("division").exception();
    }
    return text;
  }

  /** Its name in lower case, as in the configuration. */
  private static EscalationPlans.Key key(String text) {
    return Arrays.stream(EscalationPlans.Key.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem("situation").exception());
  }
}
