package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.vigil.alerting.Inside;
import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route of the running server has a rule, and it is the one written here. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class RoutesIT {
  private static final String ANYBODY = SecurityRule.IS_ANONYMOUS;
  private static final String SIGNED_IN = SecurityRule.IS_AUTHENTICATED;

  /** One never ends, one ends the sign-in that asks, and some would lock our address out. */
  private static final Set<String> LASTING =
      Set.of(
          "GET /api/v1/stream",
          "POST /api/v1/logout",
          "POST /api/v1/login",
          "POST /api/v1/me/password",
          "POST /api/v1/me/tokens",
          "POST /api/v1/me/second-factor");

  /** Where nothing happens in any other test. */
  private static final Position COUNTY = new Position(DutyTier.COUNTY, "140486");

  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry("GET /", ANYBODY),
          Map.entry("GET /login", ANYBODY),
          Map.entry("GET /handbook", ANYBODY),
          // Both send whoever is not signed in to the log-in page by themselves.
          Map.entry("GET /board", ANYBODY),
          Map.entry("GET /ops", ANYBODY),
          Map.entry("GET /cases", ANYBODY),
          Map.entry("GET /suppressed", ANYBODY),
          Map.entry("GET /offline", ANYBODY),
          Map.entry("GET /search", ANYBODY),
          Map.entry("GET /plants", ANYBODY),
          Map.entry("GET /wall", ANYBODY),
          Map.entry("GET /statistics", ANYBODY),
          Map.entry("GET /hazards", ANYBODY),
          Map.entry("GET /works", ANYBODY),
          Map.entry("GET /declarations", ANYBODY),
          Map.entry("GET /commitments", ANYBODY),
          Map.entry("GET /notices", ANYBODY),
          Map.entry("GET /inspections", ANYBODY),
          Map.entry("GET /routing", ANYBODY),
          Map.entry("GET /drill", ANYBODY),
          Map.entry("GET /credentials", ANYBODY),
          Map.entry("GET /onboarding", ANYBODY),
          Map.entry("GET /approvals", ANYBODY),
          Map.entry("GET /deliveries", ANYBODY),
          Map.entry("GET /shift", ANYBODY),
          Map.entry("GET /people", ANYBODY),
          Map.entry("GET /leads", ANYBODY),
          Map.entry("GET /rules", ANYBODY),
          Map.entry("GET /audit", ANYBODY),
          Map.entry("GET /account", ANYBODY),
          Map.entry("GET /web/{+path}", ANYBODY),
          Map.entry("GET /health/liveness", ANYBODY),
          Map.entry("GET /health/readiness", ANYBODY),
          // From loopback, or signed in: the controller looks at the address.
          Map.entry("GET /metrics", ANYBODY),
          Map.entry("GET /openapi", SIGNED_IN),
          Map.entry("POST /api/v1/login", ANYBODY),
          Map.entry("POST /api/v1/login/token", ANYBODY),
          Map.entry("POST /api/v1/logout", SIGNED_IN),
          Map.entry("GET /api/v1/me", SIGNED_IN),
          Map.entry("POST /api/v1/me/password", SIGNED_IN),
          Map.entry("GET /api/v1/me/tokens", SIGNED_IN),
          Map.entry("POST /api/v1/me/tokens", SIGNED_IN),
          Map.entry("DELETE /api/v1/me/tokens/{name}", SIGNED_IN),
          Map.entry("GET /api/v1/me/second-factor", SIGNED_IN),
          Map.entry("POST /api/v1/me/second-factor", SIGNED_IN),
          Map.entry("GET /api/v1/alerts", Right.LOOK),
          Map.entry("GET /api/v1/alerts/{id}", Right.LOOK),
          Map.entry("GET /api/v1/alerts/{id}/trace", Right.LOOK),
          Map.entry("POST /api/v1/alerts/{id}/ack", Right.ACT),
          Map.entry("POST /api/v1/alerts/ack", Right.ACT),
          Map.entry("POST /api/v1/alerts/{id}/withdraw-ack", Right.ACT),
          Map.entry("POST /api/v1/alerts/{id}/reset", Right.ACT),
          Map.entry("POST /api/v1/alerts/{id}/shelve", Right.QUIET),
          Map.entry("POST /api/v1/alerts/{id}/receipt", Right.ACT),
          Map.entry("GET /api/v1/alerts/{id}/receipts", Right.LOOK),
          Map.entry("GET /api/v1/overlays", Right.LOOK),
          Map.entry("GET /api/v1/silent", Right.LOOK),
          Map.entry("GET /api/v1/data-quality", Right.LOOK),
          Map.entry("GET /api/v1/search/alerts", Right.LOOK),
          Map.entry("GET /api/v1/search/alerts.csv", Right.LOOK),
          Map.entry("GET /api/v1/overlays/{id}/missed", Right.LOOK),
          Map.entry("POST /api/v1/overlays/out-of-service", Right.QUIET),
          Map.entry("POST /api/v1/overlays/{id}/approve", Right.APPROVE),
          Map.entry("POST /api/v1/overlays/{id}/refuse", Right.QUIET + "," + Right.APPROVE),
          Map.entry("POST /api/v1/overlays/{id}/lift", Right.QUIET + "," + Right.APPROVE),
          Map.entry("GET /api/v1/audit/verify", Right.AUDIT),
          Map.entry("GET /api/v1/audit/entries", Right.AUDIT),
          Map.entry("GET /api/v1/audit/export", Right.AUDIT),
          Map.entry("GET /api/v1/audit/refused", Right.AUDIT),
          Map.entry("POST /api/v1/backups", Right.SET_UP),
          Map.entry("GET /api/v1/people", Right.PEOPLE),
          Map.entry("POST /api/v1/people/{username}", Right.PEOPLE),
          Map.entry("PUT /api/v1/people/{username}", Right.PEOPLE),
          Map.entry("POST /api/v1/people/{username}/password", Right.PEOPLE),
          Map.entry("DELETE /api/v1/people/{username}", Right.PEOPLE),
          Map.entry("GET /api/v1/enterprises/{id}/rooms", Right.SET_UP),
          Map.entry("PUT /api/v1/enterprises/{id}/rooms/{name}", Right.SET_UP),
          Map.entry("DELETE /api/v1/enterprises/{id}/rooms/{name}", Right.SET_UP),
          Map.entry("GET /api/v1/cases", Right.LOOK),
          Map.entry("GET /api/v1/cases/{id}", Right.LOOK),
          Map.entry("GET /api/v1/cases/{id}/cap", Right.LOOK),
          Map.entry("GET /api/v1/cases/of-alert/{alert}", Right.LOOK),
          Map.entry("GET /api/v1/cases/{id}/evidence", Right.LOOK),
          Map.entry("GET /api/v1/cases/{id}/evidence/{file}", Right.LOOK),
          Map.entry("GET /api/v1/cases/{id}/evidence/{file}/outside", Right.LOOK),
          Map.entry("POST /api/v1/cases/{id}/evidence", Right.ACT),
          Map.entry("POST /api/v1/cases/{id}/receive", Right.ACT),
          Map.entry("POST /api/v1/cases/{id}/verify", Right.ACT),
          Map.entry("POST /api/v1/cases/{id}/claim-false", Right.ACT),
          Map.entry("POST /api/v1/cases/{id}/dispose", Right.ACT),
          Map.entry("POST /api/v1/cases/{id}/feedback", Right.ACT),
          Map.entry("POST /api/v1/cases/{id}/accept", Right.ACT),
          Map.entry("POST /api/v1/cases/{id}/return", Right.ACT),
          Map.entry("POST /api/v1/cases/{id}/assign", Right.ACT),
          Map.entry("POST /api/v1/cases/{id}/comment", Right.ACT),
          Map.entry("GET /api/v1/enterprises/{id}/points", Right.LOOK),
          Map.entry("GET /api/v1/enterprises/{id}/watches", Right.LOOK),
          Map.entry("GET /api/v1/why", Right.LOOK),
          Map.entry("GET /api/v1/shift", Right.ACT),
          Map.entry("POST /api/v1/shift/begin", Right.ACT),
          Map.entry("GET /api/v1/handovers", Right.ACT),
          Map.entry("POST /api/v1/handovers", Right.ACT),
          Map.entry("POST /api/v1/handovers/{id}/check", Right.ACT),
          Map.entry("POST /api/v1/handovers/{id}/take", Right.ACT),
          Map.entry("POST /api/v1/handovers/{id}/withdraw", Right.ACT),
          Map.entry("GET /api/v1/hazards", Right.LOOK),
          Map.entry("GET /api/v1/hazards/{id}", Right.LOOK),
          Map.entry("POST /api/v1/hazards", Right.ACT),
          Map.entry("POST /api/v1/hazards/{id}/plan", Right.ACT),
          Map.entry("POST /api/v1/hazards/{id}/rectified", Right.ACT),
          Map.entry("POST /api/v1/hazards/{id}/sign-off", Right.APPROVE),
          Map.entry("POST /api/v1/hazards/{id}/return", Right.APPROVE),
          Map.entry("POST /api/v1/hazards/{id}/list", Right.APPROVE),
          Map.entry("POST /api/v1/hazards/{id}/lift", Right.APPROVE),
          Map.entry("GET /api/v1/declarations", Right.LOOK),
          Map.entry("POST /api/v1/declarations", Right.DECLARE),
          Map.entry("POST /api/v1/declarations/{id}/correct", Right.DECLARE),
          Map.entry("POST /api/v1/declarations/{id}/end", Right.DECLARE),
          Map.entry("GET /api/v1/works", Right.LOOK),
          Map.entry("POST /api/v1/works", Right.ACT),
          Map.entry("POST /api/v1/works/{id}/approve", Right.APPROVE),
          Map.entry("POST /api/v1/works/{id}/refuse", Right.APPROVE),
          Map.entry("POST /api/v1/works/{id}/end", Right.ACT + "," + Right.APPROVE),
          Map.entry("GET /api/v1/commitments", Right.LOOK),
          Map.entry("POST /api/v1/commitments", Right.ACT),
          Map.entry("GET /api/v1/notices", Right.LOOK),
          Map.entry("POST /api/v1/notices", Right.ACT),
          Map.entry("POST /api/v1/notices/{id}/read", Right.ACT),
          Map.entry("GET /api/v1/inspections", Right.LOOK),
          Map.entry("POST /api/v1/inspections", Right.ACT),
          Map.entry("POST /api/v1/inspections/{id}/answer", Right.ACT),
          Map.entry("GET /api/v1/latching", Right.LOOK),
          Map.entry("POST /api/v1/latching", Right.SET_UP),
          Map.entry("GET /api/v1/suppressions", Right.LOOK),
          Map.entry("POST /api/v1/suppressions", Right.QUIET),
          Map.entry("POST /api/v1/suppressions/{id}/approve", Right.APPROVE),
          Map.entry("POST /api/v1/suppressions/{id}/end", Right.QUIET + "," + Right.APPROVE),
          Map.entry("GET /api/v1/routing", Right.LOOK),
          Map.entry("GET /api/v1/rota", Right.LOOK),
          Map.entry("POST /api/v1/rota", Right.ROTA),
          Map.entry("DELETE /api/v1/rota/{id}", Right.ROTA),
          Map.entry("GET /api/v1/phone-book", Right.LOOK),
          Map.entry("POST /api/v1/phone-book", Right.ROTA),
          Map.entry("DELETE /api/v1/phone-book/{id}", Right.ROTA),
          Map.entry("GET /api/v1/escalation-plans", Right.LOOK),
          Map.entry("PUT /api/v1/escalation-plans/{division}/{situation}", Right.SET_UP),
          Map.entry("DELETE /api/v1/escalation-plans/{division}/{situation}", Right.SET_UP),
          Map.entry("GET /api/v1/onboarding", Right.LOOK),
          Map.entry("GET /api/v1/onboarding/{id}", Right.LOOK),
          Map.entry("GET /api/v1/onboarding/{id}/points.csv", Right.LOOK),
          Map.entry("POST /api/v1/onboarding/{id}/points", Right.ONBOARD),
          Map.entry("POST /api/v1/onboarding", Right.ONBOARD),
          Map.entry("PUT /api/v1/onboarding/{id}", Right.ONBOARD),
          Map.entry("POST /api/v1/onboarding/{id}/submit", Right.ONBOARD),
          Map.entry("POST /api/v1/onboarding/{id}/withdraw", Right.ONBOARD),
          Map.entry("POST /api/v1/onboarding/{id}/issue", Right.ONBOARD),
          Map.entry("POST /api/v1/onboarding/{id}/check", Right.ONBOARD + "," + Right.APPROVE),
          Map.entry("POST /api/v1/onboarding/{id}/trial", Right.ONBOARD),
          Map.entry("POST /api/v1/onboarding/{id}/approve", Right.APPROVE),
          Map.entry("POST /api/v1/onboarding/{id}/return", Right.ONBOARD + "," + Right.APPROVE),
          Map.entry("POST /api/v1/onboarding/{id}/go-live", Right.ONBOARD),
          Map.entry("GET /api/v1/drills", Right.LOOK),
          Map.entry("GET /api/v1/drills/{id}", Right.LOOK),
          Map.entry("POST /api/v1/drills", Right.DRILL),
          Map.entry("POST /api/v1/drills/{id}/end", Right.DRILL),
          Map.entry("GET /api/v1/channels", Right.SET_UP),
          Map.entry("GET /api/v1/channels/{id}", Right.SET_UP),
          Map.entry("PUT /api/v1/channels/{id}", Right.SET_UP),
          Map.entry("DELETE /api/v1/channels/{id}", Right.SET_UP),
          Map.entry("POST /api/v1/channels/{id}/test", Right.SET_UP),
          Map.entry("GET /api/v1/deliveries", Right.SET_UP),
          Map.entry("GET /api/v1/deliveries/counts", Right.SET_UP),
          Map.entry("POST /api/v1/deliveries/{id}/retry", Right.SET_UP),
          Map.entry("GET /api/v1/leads", Right.LOOK),
          Map.entry("GET /api/v1/rules", Right.LOOK),
          Map.entry("GET /api/v1/rules/own", Right.LOOK),
          Map.entry("GET /api/v1/rules/advice/severity", Right.LOOK),
          Map.entry("GET /api/v1/rules/advice/limit", Right.LOOK),
          Map.entry("GET /api/v1/rules/{rule}/points", Right.LOOK),
          Map.entry("POST /api/v1/rehearsals", Right.SET_UP),
          Map.entry("GET /api/v1/rehearsals/{id}", Right.SET_UP),
          Map.entry("POST /api/v1/leads/{id}/feedback", Right.ACT),
          Map.entry("GET /api/v1/stream", Right.LOOK),
          Map.entry("GET /api/v1/statistics", Right.LOOK),
          Map.entry("GET /api/v1/reports/{period}/{date}.csv", Right.LOOK),
          Map.entry("GET /api/v1/reports/{period}/{date}.pdf", Right.LOOK),
          Map.entry("GET /api/v1/reports/{period}/{date}.xlsx", Right.LOOK),
          Map.entry("GET /api/v1/points/{id}/series", Right.LOOK),
          Map.entry("GET /api/v1/points/{id}/series.csv", Right.LOOK),
          Map.entry("GET /api/v1/points/{id}/changes", Right.LOOK),
          Map.entry("GET /api/v1/readings/latest", Right.LOOK),
          Map.entry("GET /api/v1/enterprises", Right.LOOK),
          Map.entry("PUT /api/v1/enterprises/{id}", Right.SET_UP),
          Map.entry("GET /api/v1/gateways", Right.CREDENTIALS),
          Map.entry(
              "DELETE /api/v1/enterprises/{id}/gateways/{name}/credential", Right.CREDENTIALS),
          Map.entry("POST /api/v1/enterprises/{id}/gateways/{name}/credential", Right.CREDENTIALS));

  @Test
  void everyRouteHasItsRule(Room room) {
    Map<String, String> found = new TreeMap<>();
    routes(room)
        .forEach(
            route ->
                found.put(
                    name(route),
                    String.join(",", route.getTargetMethod().stringValues(Secured.class))));
    assertThat(found).isEqualTo(new TreeMap<>(RULES));
  }

  @Test
  void aStrangerGetsNothingFromARouteThatIsNotForEverybody(Room room) {
    for (UriRouteInfo<?, ?> route : routes(room)) {
      String rule = RULES.get(name(route));
      if (!ANYBODY.equals(rule)) {
        assertProblem(ask(room.stranger(), route), 401, "NOT_SIGNED_IN");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  @DisplayName("attack86 each role has exactly its routes")
  void roleGetsWhatItsRightsAllowAndNothingElse(Role role, Room room, Attack attack) {
    Browser somebody = somebody(role, room);
    for (UriRouteInfo<?, ?> route : routes(room)) {
      String name = name(route);
      boolean allowed = isAllowed(role, Objects.requireNonNull(RULES.get(name)));
      if (LASTING.contains(name) && allowed) {
        continue;
      }
      Answer answer = ask(somebody, route);
      boolean refused = "NOT_ALLOWED".equals(answer.json().path("code").asText());
      assertThat(refused).as("%s %s", name, answer.json()).isEqualTo(!allowed);
      assertThat(answer.status()).as("%s %s", name, answer.json()).isNotIn(401, 500);
    }
    assertThat(attack.refusedTo(somebody))
        .as("on record")
        .anyMatch(one -> one.get("code").asText().equals("NOT_ALLOWED"));
    attack.boardIsNoQuieter();
  }

  private static boolean isAllowed(Role role, String rule) {
    return List.of(ANYBODY, SIGNED_IN).contains(rule)
        || Arrays.stream(rule.split(",")).anyMatch(role.rights()::contains);
  }

  private static Browser somebody(Role role, Room room) {
    if (role.isAdministrator()) {
      return room.signIn(role.name().toLowerCase(Locale.ROOT));
    }
    String place = role.fits(COUNTY) ? COUNTY.toString() : "plant-shift:no-such-plant";
    return room.somebody("matrix-" + role.name().toLowerCase(Locale.ROOT), role.name(), place);
  }

  @Test
  void whatIsNoRouteIsNotFound(Room room) {
    assertProblem(room.duty().get("/api/v1/no-such-thing"), 404, "NOT_FOUND");
    assertProblem(room.duty().get("/beans"), 404, "NOT_FOUND");
    assertProblem(room.stranger().get("/env"), 404, "NOT_FOUND");
  }

  private static Answer ask(Browser who, UriRouteInfo<?, ?> route) {
    String address = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
    boolean hasBody = route.getHttpMethod() != HttpMethod.GET;
    return who.send(route.getHttpMethodName(), address, hasBody ? "{}" : null);
  }

  /** HEAD comes with every GET and has its rule. */
  private static List<UriRouteInfo<?, ?>> routes(Room room) {
    Router router = Inside.of(room.alerting()).getBean(Router.class);
    return router
        .uriRoutes()
        .<UriRouteInfo<?, ?>>map(route -> route)
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .toList();
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate();
  }
}
