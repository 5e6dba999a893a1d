package io.vigil.alerting.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the process lives, and whether it does its work. For supervisors; no sign-in. */
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
final class HealthController {
  private final Readiness readiness;

  HealthController(Readiness readiness) {
    this.readiness = readiness;
  }

  /** The answer to both questions: UP, DOWN or STANDBY, and each part with its trouble in words. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Health(String status, List<PartHealth> parts) {}

  /** One part. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record PartHealth(String name, String status, @Nullable String trouble) {}

  /** The process answers: that is all this says. */
  @Get("/liveness")
  Health liveness() {
    return new Health("UP", List.of());
  }

  /** 200 when every part works, 503 while one does not, and of a process that waits. */
  @Get("/readiness")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Health> readiness() {
    List<PartHealth> parts =
        readiness.parts().stream()
            .map(part -> new PartHealth(part.name(), status(part.trouble()), part.trouble()))
            .toList();
    boolean up = parts.stream().allMatch(part -> part.trouble() == null);
    return HttpResponse.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(new Health(readiness.isStandby() ? "STANDBY" : up ? "UP" : "DOWN", parts));
  }

  private static String status(@Nullable String trouble) {
    return trouble == null ? "UP" : "DOWN";
  }
}
