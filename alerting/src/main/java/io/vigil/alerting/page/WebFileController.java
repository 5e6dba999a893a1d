package io.vigil.alerting.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
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

/**
 * Scripts, styles and texts of the pages: public. Named with their version they are asked for once,
 * otherwise again only when they changed.
 */
@Controller("/web")
@Hidden
final class WebFileController {
  /** What runs apart from any page, and what it may do: bring the stream of Alerts. */
  private static final String WORKER = "js/stream-worker.js";

  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String POLICY_OF_WORKER =
      "default-src 'none'; script-src 'self'; connect-src 'self'";

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
    MutableHttpResponse<?> answer =
        file.tag().equals(known)
            ? HttpResponse.notModified()
            : HttpResponse.ok(file.bytes()).header("Content-Type", file.type());
    if (WebFiles.plain(path).equals(WORKER)) {
      answer.header("Content-Security-Policy", POLICY_OF_WORKER);
    }
    return answer
        .header("ETag", file.tag())
        .header("Cache-Control", files.isForGood(path) ? FOR_GOOD : "no-cache");
  }
}
