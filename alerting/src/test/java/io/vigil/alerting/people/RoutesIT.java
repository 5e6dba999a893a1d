package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route of the running server has a rule, and it is the one written here. */
@ExtendWith(Room.Shared.class)
class RoutesIT {
  private static final String ANYBODY = SecurityRule.IS_ANONYMOUS;
  private static final String SIGNED_IN = SecurityRule.IS_AUTHENTICATED;

  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry("GET /", ANYBODY),
          Map.entry("GET /login", ANYBODY),
          // Both send whoever is not signed in to the log-in page by themselves.
          Map.entry("GET /board", ANYBODY),
          Map.entry("GET /ops", ANYBODY),
          Map.entry("GET /cases", ANYBODY),
          Map.entry("GET /statistics", ANYBODY),
          Map.entry("GET /drill", ANYBODY),
          Map.entry("GET /shift", ANYBODY),
          Map.entry("GET /web/{+path}", ANYBODY),
          Map.entry("GET /health/liveness", ANYBODY),
          Map.entry("GET /health/readiness", ANYBODY),
          // From loopback, or signed in: the controller looks at the address.
          Map.entry("GET /metrics", ANYBODY),
          Map.entry("GET /openapi", SIGNED_IN),
          Map.entry("POST /api/v1/login", ANYBODY),
          Map.entry("POST /api/v1/logout", SIGNED_IN),
          Map.entry("GET /api/v1/me", SIGNED_IN),
          Map.entry("GET /api/v1/alerts", SIGNED_IN),
          Map.entry("GET /api/v1/alerts/{id}", SIGNED_IN),
          Map.entry("GET /api/v1/alerts/{id}/trace", SIGNED_IN),
          Map.entry("POST /api/v1/alerts/{id}/ack", Role.IS_DUTY),
          Map.entry("POST /api/v1/alerts/ack", Role.IS_DUTY),
          Map.entry("POST /api/v1/alerts/{id}/withdraw-ack", Role.IS_DUTY),
          Map.entry("POST /api/v1/alerts/{id}/reset", Role.IS_DUTY),
          Map.entry("POST /api/v1/alerts/{id}/shelve", Role.IS_DUTY),
          Map.entry("POST /api/v1/alerts/{id}/receipt", Role.IS_DUTY),
          Map.entry("GET /api/v1/alerts/{id}/receipts", SIGNED_IN),
          Map.entry("GET /api/v1/overlays", SIGNED_IN),
          Map.entry("GET /api/v1/overlays/{id}/missed", SIGNED_IN),
          Map.entry("POST /api/v1/overlays/out-of-service", Role.IS_DUTY),
          Map.entry("POST /api/v1/overlays/{id}/approve", Role.IS_DUTY),
          Map.entry("POST /api/v1/overlays/{id}/refuse", Role.IS_DUTY),
          Map.entry("POST /api/v1/overlays/{id}/lift", Role.IS_DUTY),
          Map.entry("GET /api/v1/audit/verify", Role.IS_ADMIN),
          Map.entry("GET /api/v1/people", Role.IS_ADMIN),
          Map.entry("POST /api/v1/people/{username}", Role.IS_ADMIN),
          Map.entry("PUT /api/v1/people/{username}", Role.IS_ADMIN),
          Map.entry("POST /api/v1/people/{username}/password", Role.IS_ADMIN),
          Map.entry("DELETE /api/v1/people/{username}", Role.IS_ADMIN),
          Map.entry("GET /api/v1/enterprises/{id}/rooms", Role.IS_ADMIN),
          Map.entry("PUT /api/v1/enterprises/{id}/rooms/{name}", Role.IS_ADMIN),
          Map.entry("DELETE /api/v1/enterprises/{id}/rooms/{name}", Role.IS_ADMIN),
          Map.entry("GET /api/v1/cases", SIGNED_IN),
          Map.entry("GET /api/v1/cases/{id}", SIGNED_IN),
          Map.entry("GET /api/v1/cases/{id}/cap", SIGNED_IN),
          Map.entry("GET /api/v1/cases/of-alert/{alert}", SIGNED_IN),
          Map.entry("GET /api/v1/cases/{id}/evidence", SIGNED_IN),
          Map.entry("GET /api/v1/cases/{id}/evidence/{file}", SIGNED_IN),
          Map.entry("POST /api/v1/cases/{id}/evidence", Role.IS_DUTY),
          Map.entry("POST /api/v1/cases/{id}/receive", Role.IS_DUTY),
          Map.entry("POST /api/v1/cases/{id}/verify", Role.IS_DUTY),
          Map.entry("POST /api/v1/cases/{id}/claim-false", Role.IS_DUTY),
          Map.entry("POST /api/v1/cases/{id}/dispose", Role.IS_DUTY),
          Map.entry("POST /api/v1/cases/{id}/feedback", Role.IS_DUTY),
          Map.entry("POST /api/v1/cases/{id}/accept", Role.IS_DUTY),
          Map.entry("POST /api/v1/cases/{id}/return", Role.IS_DUTY),
          Map.entry("POST /api/v1/cases/{id}/assign", Role.IS_DUTY),
          Map.entry("POST /api/v1/cases/{id}/comment", Role.IS_DUTY),
          Map.entry("GET /api/v1/enterprises/{id}/watches", SIGNED_IN),
          Map.entry("GET /api/v1/why", SIGNED_IN),
          Map.entry("GET /api/v1/shift", Role.IS_DUTY),
          Map.entry("POST /api/v1/shift/begin", Role.IS_DUTY),
          Map.entry("GET /api/v1/handovers", Role.IS_DUTY),
          Map.entry("POST /api/v1/handovers", Role.IS_DUTY),
          Map.entry("POST /api/v1/handovers/{id}/check", Role.IS_DUTY),
          Map.entry("POST /api/v1/handovers/{id}/take", Role.IS_DUTY),
          Map.entry("POST /api/v1/handovers/{id}/withdraw", Role.IS_DUTY),
          Map.entry("GET /api/v1/drills", SIGNED_IN),
          Map.entry("GET /api/v1/drills/{id}", SIGNED_IN),
          Map.entry("POST /api/v1/drills", Role.IS_DUTY),
          Map.entry("POST /api/v1/drills/{id}/end", Role.IS_DUTY),
          Map.entry("GET /api/v1/leads", SIGNED_IN),
          Map.entry("POST /api/v1/leads/{id}/feedback", Role.IS_DUTY),
          Map.entry("GET /api/v1/channels", Role.IS_ADMIN),
          Map.entry("GET /api/v1/channels/{id}", Role.IS_ADMIN),
          Map.entry("PUT /api/v1/channels/{id}", Role.IS_ADMIN),
          Map.entry("DELETE /api/v1/channels/{id}", Role.IS_ADMIN),
          Map.entry("POST /api/v1/channels/{id}/test", Role.IS_ADMIN),
          Map.entry("GET /api/v1/deliveries", Role.IS_ADMIN),
          Map.entry("POST /api/v1/deliveries/{id}/retry", Role.IS_ADMIN),
          Map.entry("GET /api/v1/stream", SIGNED_IN),
          Map.entry("GET /api/v1/statistics", SIGNED_IN),
          Map.entry("GET /api/v1/reports/{period}/{date}.csv", SIGNED_IN),
          Map.entry("GET /api/v1/reports/{period}/{date}.xlsx", SIGNED_IN),
          Map.entry("GET /api/v1/points/{id}/series", SIGNED_IN),
          Map.entry("GET /api/v1/readings/latest", SIGNED_IN),
          Map.entry("GET /api/v1/enterprises", SIGNED_IN),
          Map.entry("PUT /api/v1/enterprises/{id}", Role.IS_ADMIN),
          Map.entry("POST /api/v1/enterprises/{id}/gateways/{name}/credential", Role.IS_ADMIN));

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
        assertProblem(ask(room, route), 401, "NOT_SIGNED_IN");
      }
    }
  }

  @Test
  void whatIsNoRouteIsNotFound(Room room) {
    assertProblem(room.duty().get("/api/v1/no-such-thing"), 404, "NOT_FOUND");
    assertProblem(room.duty().get("/beans"), 404, "NOT_FOUND");
    assertProblem(room.stranger().get("/env"), 404, "NOT_FOUND");
  }

  private static Answer ask(Room room, UriRouteInfo<?, ?> route) {
    String address = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
    boolean hasBody = route.getHttpMethod() != HttpMethod.GET;
    return room.stranger().send(route.getHttpMethodName(), address, hasBody ? "{}" : null);
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
