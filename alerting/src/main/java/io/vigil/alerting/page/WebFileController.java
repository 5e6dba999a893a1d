package io.vigil.alerting.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.page.WebFiles.WebFile;

/** Scripts, styles and texts of the pages: public, and asked for again only when they changed. */
@Controller("/web")
@Hidden
final class WebFileController {
  private final WebFiles files;

  WebFileController(WebFiles files) {
    this.files = files;
  }

  /** One file. */
  @Get("/{+path}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> file(HttpRequest<?> request, @PathVariable String path) {
    WebFile file =
        files.find(path).orElseThrow(() -> ProblemCode.NOT_FOUND.problem("/web/…").exception());
    String known = request.getHeaders().get("If-None-Match");
    if (file.tag().equals(known)) {
      return HttpResponse.notModified().header("ETag", file.tag());
    }
    return HttpResponse.ok(file.bytes())
        .header("Content-Type", file.type())
        .header("ETag", file.tag())
        .header("Cache-Control", "no-cache");
  }
}
