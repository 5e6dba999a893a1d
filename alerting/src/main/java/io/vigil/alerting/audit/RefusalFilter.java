package io.vigil.alerting.audit;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.error.Problem;
import io.vigil.alerting.people.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Notes what is refused. Of somebody who is signed in the path is kept, of a stranger the route
 * alone: a stranger chooses paths at will.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RefusalFilter implements Ordered {
  private final RefusedRequests refused;

  RefusalFilter(RefusedRequests refused) {
    this.refused = refused;
  }

  /** Looks at the answer when everybody else is done with it. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @ResponseFilter
  void note(HttpRequest<?> request, HttpResponse<?> response) {
    if (response.body() instanceof Problem problem && problem.status() < 500) {
      Authentication caller = request.getUserPrincipal(Authentication.class).orElse(null);
      refused.note(
          caller == null ? "" : caller.getName(),
          Caller.addressOf(request),
          request.getMethodName() + " " + place(request, caller),
          problem.code(),
          1);
    }
  }

  private static String place(HttpRequest<?> request, @Nullable Authentication caller) {
    return caller == null
        ? BasicHttpAttributes.getUriTemplate(request).orElse("")
        : request.getPath();
  }
}
