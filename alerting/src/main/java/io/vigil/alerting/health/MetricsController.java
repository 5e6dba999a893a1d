package io.vigil.alerting.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.error.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Figures in the text form that Prometheus reads: from this machine, or signed in. */
@Controller("/metrics")
final class MetricsController {
  private final PrometheusMeterRegistry meters;
  private final AlertingOptions options;

  MetricsController(PrometheusMeterRegistry meters, AlertingOptions options) {
    this.meters = meters;
    this.options = options;
  }

  /** All figures of this process. */
  @Get
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> metrics(HttpRequest<?> request, @Nullable Authentication caller) {
    if (caller == null && !request.getRemoteAddress().getAddress().isLoopbackAddress()) {
      throw ProblemCode.NOT_SIGNED_IN.problem().exception();
    }
    return HttpResponse.ok(meters.scrape() + options.moreMetrics().get());
  }
}
