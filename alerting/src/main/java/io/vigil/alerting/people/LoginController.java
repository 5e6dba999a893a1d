package io.vigil.alerting.people;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.Identification.Claim;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Controller("/api/v1")
final class LoginController {
  private final Identification identification;
  private final SignIns signIns;
  private final LoginCookie cookies;

  LoginController(Identification identification, SignIns signIns, LoginCookie cookies) {
    this.identification = identification;
    this.signIns = signIns;
    this.cookies = cookies;
  }

  /**
   * User name and password.
   *
   * @param code of the second factor, for whoever has one
   */
  @Serdeable
  @Introspected
  record Login(@Nullable String username, @Nullable String password, @Nullable String code) {
    Claim claim() {
      return new Claim(
          Objects.requireNonNullElse(username, ""),
          Objects.requireNonNullElse(password, ""),
          Objects.requireNonNullElse(code, ""));
    }
  }

  /** Signs in; sets the login cookie. */
  @Post("/login")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Me> login(HttpRequest<?> request, @Body Login login) {
    Person person = identification.identify(login.claim(), Caller.addressOf(request));
    return cookies.seated(signIns.open(person));
  }

  /** A token that a person made. */
  @Serdeable
  @Introspected
  record Shown(@Nullable String token) {}

  /**
   * Lets a screen that nobody sits at be looked at, by a token that may look and nothing else; sets
   * the login cookie. It ends with the token.
   */
  @Post("/login/token")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Me> show(HttpRequest<?> request, @Body Shown shown) {
    String token = Objects.requireNonNullElse(shown.token(), "");
    SignIns.Seat seat =
        signIns
            .use(token, Caller.addressOf(request))
            .seat()
            .filter(one -> one.program() != null && one.rights().equals(Set.of(Right.LOOK)))
            .orElseThrow(LoginController::looksNot);
    return cookies.seated(new SignIns.Opened(token, seat));
  }

  private static RuntimeException looksNot() {
    return ProblemCode.TOKEN_BAD
        .saying(
            "该令牌无效、已到期，或除查看外还有别的权限；大屏令牌只能有查看权限",
            "this token is not valid, has ended, or may do more than look; a screen's token may only look")
        .exception();
  }

  /** Signs out; the token is worthless from now on. */
  @Post("/logout")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> logout(Authentication caller) {
    signIns.close(Caller.seat(caller).id());
    return cookies.gone();
  }

  /** Who is signed in, and the token that unsafe requests must carry. */
  @Get("/me")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  Me me(Authentication caller) {
    return Me.of(Caller.seat(caller));
  }
}
