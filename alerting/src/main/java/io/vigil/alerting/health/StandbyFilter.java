package io.vigil.alerting.health;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemResponses;
import io.vigil.alerting.journal.WriterLease;
import org.jspecify.annotations.Nullable;

/**
 * A process that waits to take over answers supervisors, and nobody else: what it knows of sign-ins
 * and of what is judged is of the past, and an act must happen in one place.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class StandbyFilter implements Ordered {
  private static final String SOON_SECONDS = "5";

  private final WriterLease lease;

  StandbyFilter(WriterLease lease) {
    this.lease = lease;
  }

  /** Before anybody looks who asks; the headers of every answer come around it. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    String path = request.getPath();
    if (lease.isServing() || path.startsWith("/health/") || path.equals("/metrics")) {
      return null;
    }
    return ProblemResponses.of(ProblemCode.STANDBY.problem())
        .header(HttpHeaders.RETRY_AFTER, SOON_SECONDS);
  }
}
