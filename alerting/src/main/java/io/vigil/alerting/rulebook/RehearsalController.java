package io.vigil.alerting.rulebook;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;

/**
 * Rehearsals by API: what a rule would have said, before its numbers are changed. Nothing is raised
 * and nothing is kept.
 */
@Controller("/api/v1/rehearsals")
@Secured(Right.SET_UP)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RehearsalController {
  private final Rehearsals rehearsals;

  RehearsalController(Rehearsals rehearsals) {
    this.rehearsals = rehearsals;
  }

  /** Orders one; it is judged after the answer. */
  @Post
  HttpResponse<Rehearsals.View> order(@Body RehearsalOrder order, Authentication caller) {
    return HttpResponse.accepted().body(rehearsals.order(order, Caller.seat(caller)));
  }

  /** How it stands, for whoever ordered it. */
  @Get("/{id}")
  Rehearsals.View look(String id, Authentication caller) {
    return rehearsals.look(id, Caller.seat(caller));
  }
}
