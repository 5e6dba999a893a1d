package io.vigil.alerting.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.vigil.alerting.journal.NotRecordedException;
import jakarta.inject.Singleton;

/** Says that nothing happened, because it could not be recorded. */
@Singleton
final class UnrecordedHandler implements ExceptionHandler<NotRecordedException, HttpResponse<?>> {
  @Override
  @SuppressWarnings("rawtypes") // The interface is declared so.
  public HttpResponse<?> handle(HttpRequest request, NotRecordedException exception) {
    return ProblemResponses.of(ProblemCode.NOT_RECORDED.problem());
  }
}
