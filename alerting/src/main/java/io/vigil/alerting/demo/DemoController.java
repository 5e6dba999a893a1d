package io.vigil.alerting.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.alerting.demo.DemoStage.StagedPlant;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.page.Pages;
import io.vigil.alerting.people.Right;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the demo, and what it asks. Exists with a {@link DemoStage} only: an installation
 * answers 404 here.
 */
@Controller
@Hidden
@Requires(beans = DemoStage.class)
final class DemoController {
  private final DemoStage stage;
  private final Pages pages;

  DemoController(DemoStage stage, Pages pages) {
    this.stage = stage;
    this.pages = pages;
  }

  /** All plants of the demo. */
  @Serdeable
  record Staged(List<StagedPlant> items) {}

  /** Plants and what can happen to them; whoever is not signed in goes to sign in first. */
  @Get("/demo")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> page(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "demo");
  }

  /** Plants, their scenarios, and which one runs. */
  @Get("/api/v1/demo")
  @Secured(Right.LOOK)
  Staged list() {
    return new Staged(stage.plants());
  }

  /** Lets a scenario begin. */
  @Post("/api/v1/demo/{enterprise}/{scenario}")
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.ACCEPTED)
  @Secured(Right.LOOK)
  void begin(String enterprise, String scenario) {
    switch (stage.begin(enterprise, scenario)) {
      case BEGINS -> {}
      case UNKNOWN -> throw ProblemCode.NOT_FOUND.problem(enterprise + "/" + scenario).exception();
      case NOT_NOW -> throw ProblemCode.SCENARIO_NOT_NOW.problem().exception();
    }
  }
}
