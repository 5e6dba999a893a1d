package io.vigil.alerting.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the problem that was thrown. */
@Singleton
final class ProblemHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {
  @Override
  @SuppressWarnings("rawtypes") // The interface is declared so.
  public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
    return ProblemResponses.of(exception.problem());
  }
}
