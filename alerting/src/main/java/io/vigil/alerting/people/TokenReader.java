package io.vigil.alerting.people;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemResponses;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/**
 * Finds out who asks: by the login cookie, or by {@code Authorization: Bearer} for scripts. Only in
 * memory, so it may run on the event loop.
 */
@Singleton
final class TokenReader implements AuthenticationFetcher<HttpRequest<?>> {
  static final String COOKIE = "vigil";
  private static final String BEARER = "Bearer ";

  private final SignIns signIns;

  TokenReader(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    Optional<String> bearer =
        request
            .getHeaders()
            .getAuthorization()
            .filter(value -> value.startsWith(BEARER))
            .map(value -> value.substring(BEARER.length()));
    Optional<String> cookie = request.getCookies().findCookie(COOKIE).map(Cookie::getValue);
    Optional<String> token = bearer.or(() -> cookie);
    if (token.isEmpty()) {
      return Publishers.empty();
    }
    SignIns.Used used = signIns.use(token.get(), Caller.addressOf(request));
    if (used.elsewhere()) {
      request.setAttribute(ProblemResponses.REASON, ProblemCode.SEAT_TAKEN);
    }
    return used.seat()
        .map(seat -> Publishers.just(authentication(seat, bearer.isEmpty())))
        .orElseGet(Publishers::empty);
  }

  private static Authentication authentication(SignIns.Seat seat, boolean byCookie) {
    return Authentication.build(
        seat.username(), seat.rights(), Map.of(Caller.SEAT, seat, Caller.BY_COOKIE, byCookie));
  }
}
