package io.vigil.alerting.people;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.vigil.alerting.AlertingOptions;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The cookie that carries the token of a sign-in. Stateless; any thread. */
@Singleton
class LoginCookie {
  private final boolean secure;

  LoginCookie(AlertingOptions options) {
    this.secure = !options.plainHttp();
  }

  /** Says who is signed in, and gives the token to the browser. */
  HttpResponse<Me> seated(SignIns.Opened opened) {
    return HttpResponse.ok(Me.of(opened.seat())).cookie(cookie(opened.token()));
  }

  /** Takes the token away from the browser. */
  HttpResponse<?> gone() {
    return HttpResponse.noContent().cookie(cookie("").maxAge(Duration.ZERO));
  }

  private Cookie cookie(String token) {
    return Cookie.of(TokenReader.COOKIE, token)
        .httpOnly(true)
        .secure(secure)
        .sameSite(SameSite.Lax)
        .path("/");
  }
}
