package io.vigil.alerting.people;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemResponses;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site could make a browser send: every unsafe request by cookie, JSON or not,
 * must carry the token that only our pages know, and an Origin that names us. Micronaut's own
 * filter looks at forms only (design: security §4).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CsrfFilter implements Ordered {
  private static final String HEADER = "X-CSRF-Token";
  private static final String LOGIN = "/api/v1/login";
  private static final Set<HttpMethod> SAFE =
      EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    if (SAFE.contains(request.getMethod())) {
      return null;
    }
    if (isForeign(request)) {
      return ProblemResponses.of(ProblemCode.ORIGIN_FOREIGN.problem());
    }
    Authentication caller = request.getUserPrincipal(Authentication.class).orElse(null);
    // Who logs in has no token yet, and may still have an old cookie.
    if (caller == null || !Caller.isByCookie(caller) || request.getPath().equals(LOGIN)) {
      return null;
    }
    String token = request.getHeaders().get(HEADER);
    boolean known = token != null && Secrets.same(token, Caller.seat(caller).csrf());
    return known ? null : ProblemResponses.of(ProblemCode.CSRF_TOKEN.problem());
  }

  private static boolean isForeign(HttpRequest<?> request) {
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin == null) {
      return false;
    }
    String host = request.getHeaders().get(HttpHeaders.HOST);
    try {
      return host == null || !host.equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
