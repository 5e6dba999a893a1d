package io.vigil.alerting.error;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** What security refuses: a person is sent to the log-in page, a script gets the problem. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class RefusedAccess
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  @Override
  @SuppressWarnings("rawtypes") // The interface is declared so.
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
    if (exception.isForbidden()) {
      return ProblemResponses.of(ProblemCode.NOT_ALLOWED.problem());
    }
    return ProblemResponses.asksForPage((HttpRequest<?>) request)
        ? ProblemResponses.toLogin()
        : ProblemResponses.of(reason((HttpRequest<?>) request).problem());
  }

  private static ProblemCode reason(HttpRequest<?> request) {
    return request
        .getAttribute(ProblemResponses.REASON, ProblemCode.class)
        .orElse(ProblemCode.NOT_SIGNED_IN);
  }
}
