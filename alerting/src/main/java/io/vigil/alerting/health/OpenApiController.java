package io.vigil.alerting.health;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.vigil.alerting.error.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The description of the HTTP interface, written from the controllers when they are compiled. */
@Controller("/openapi")
@Hidden
@OpenAPIDefinition(
    info = @Info(title = "vigil", version = "1", description = "Vigil's HTTP interface"))
final class OpenApiController {
  private static final String FILE = "/META-INF/swagger/vigil-1.yml";

  /** OpenAPI, YAML. */
  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Produces("application/yaml; charset=utf-8")
  @ExecuteOn(TaskExecutors.BLOCKING)
  String describe() throws IOException {
    try (InputStream in = OpenApiController.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw ProblemCode.NOT_FOUND.problem("openapi").exception();
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
