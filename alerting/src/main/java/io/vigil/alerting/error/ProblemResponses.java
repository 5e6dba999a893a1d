package io.vigil.alerting.error;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;

/** Problems as HTTP answers. Stateless; any thread. */
public final class ProblemResponses {
  /** RFC 9457. */
  public static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

  /** Attribute of a request that is a stranger's: a {@link ProblemCode} that says more of why. */
  public static final String REASON = "vigil.reason";

  private ProblemResponses() {}

  /** The answer that says this problem. */
  public static MutableHttpResponse<Problem> of(Problem problem) {
    return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
        .contentType(PROBLEM_JSON)
        .body(problem);
  }

  /** Where a person is sent who asked for a page without being signed in. */
  static MutableHttpResponse<?> toLogin() {
    return HttpResponse.seeOther(URI.create("/login"));
  }

  /** Whether a browser asks for a page, and not a script for data. */
  static boolean asksForPage(HttpRequest<?> request) {
    String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains(MediaType.TEXT_HTML)
        && !request.getPath().startsWith("/api/");
  }
}
