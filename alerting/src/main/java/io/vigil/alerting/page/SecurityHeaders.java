package io.vigil.alerting.page;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Headers that every answer carries, whoever gives it. */
@ServerFilter("/**")
final class SecurityHeaders implements Ordered {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** Adds what the answer does not say itself. */
  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.isSecure()) {
      response.getHeaders().set("Strict-Transport-Security", "max-age=31536000");
    }
    response.getHeaders().set("X-Content-Type-Options", "nosniff");
    response.getHeaders().set("Referrer-Policy", "no-referrer");
    response.getHeaders().set("X-Frame-Options", "DENY");
    if (!response.getHeaders().contains("Content-Security-Policy")) {
      response.getHeaders().set("Content-Security-Policy", NOTHING);
    }
    if (!response.getHeaders().contains("Cache-Control")) {
      response.getHeaders().set("Cache-Control", "no-store");
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
