package io.vigil.alerting.people;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.Objects;

/** Reads our own things from Micronaut's idea of who asks. */
public final class Caller {
  static final String SEAT = "seat";
  static final String BY_COOKIE = "byCookie";

  private Caller() {}

  /** The sign-in behind a request; for routes that need one. */
  public static SignIns.Seat seat(Authentication authentication) {
    return (SignIns.Seat) Objects.requireNonNull(authentication.getAttributes().get(SEAT));
  }

  /** Where a request comes from. */
  public static String addressOf(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress().getHostAddress();
  }

  static boolean isByCookie(Authentication authentication) {
    return Boolean.TRUE.equals(authentication.getAttributes().get(BY_COOKIE));
  }
}
