package io.vigil.alerting.people;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemResponses;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out. */
@Controller("/api/v1")
final class LoginController {
  private static final Logger LOG = LoggerFactory.getLogger(LoginController.class);
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_PASSWORD = 256;

  private final PersonRepository people;
  private final SignIns signIns;
  private final Lockout lockout;
  private final boolean secureCookie;

  LoginController(PersonRepository people, SignIns signIns, Clock clock, AlertingOptions options) {
    this.people = people;
    this.signIns = signIns;
    this.lockout = new Lockout(clock);
    this.secureCookie = !options.plainHttp();
  }

  /** User name and password. */
  @Serdeable
  @Introspected
  record Login(String username, String password) {
    Login {
      // What is absent from the JSON arrives as null whatever the type says.
      username = Objects.requireNonNullElse(username, "");
      password = Objects.requireNonNullElse(password, "");
    }
  }

  /**
   * Who is signed in.
   *
   * @param role of {@link Role}
   * @param rights what it may do, of {@link Right}
   * @param position {@code tier:area}; null for nowhere
   * @param csrf what unsafe requests by cookie must carry in a header
   */
  @Serdeable
  record Me(
      String username, String role, List<String> rights, @Nullable String position, String csrf) {}

  /** Signs in; sets the login cookie. */
  @Post("/login")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> login(HttpRequest<?> request, @Body Login login) {
    String address = request.getRemoteAddress().getAddress().getHostAddress();
    Optional<Duration> locked = lockout.locked(login.username(), address);
    if (locked.isPresent()) {
      return ProblemResponses.of(ProblemCode.LOCKED_OUT.problem(locked.get().toMinutes() + 1));
    }
    Optional<Person> person = identified(login);
    if (person.isEmpty()) {
      int count = lockout.failed(login.username(), address);
      LOG.warn("login: wrong password, attempt {} from {}", count, address);
      return ProblemResponses.of(ProblemCode.AUTH_FAIL.problem(count));
    }
    lockout.passed(login.username(), address);
    SignIns.Opened opened = signIns.open(person.get());
    return HttpResponse.ok(me(opened.seat())).cookie(cookie(opened.token()));
  }

  /** Signs out; the token is worthless from now on. */
  @Post("/logout")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> logout(Authentication caller) {
    signIns.close(Caller.seat(caller).id());
    return HttpResponse.noContent().cookie(cookie("").maxAge(0));
  }

  /** Who is signed in, and the token that unsafe requests must carry. */
  @Get("/me")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  Me me(Authentication caller) {
    return me(Caller.seat(caller));
  }

  private Optional<Person> identified(Login login) {
    if (login.username().length() > LONGEST_NAME || login.password().length() > LONGEST_PASSWORD) {
      return Optional.empty();
    }
    if (login.username().indexOf('\0') >= 0) { // which not every database takes
      return Optional.empty();
    }
    Optional<Person> person = people.findById(login.username());
    boolean right =
        person.isPresent()
            ? Passwords.matches(login.password(), person.get().hash())
            : Passwords.matchesNobody(login.password());
    return right ? person : Optional.empty();
  }

  private Cookie cookie(String token) {
    return Cookie.of(TokenReader.COOKIE, token)
        .httpOnly(true)
        .secure(secureCookie)
        .sameSite(SameSite.Lax)
        .path("/");
  }

  private static Me me(SignIns.Seat seat) {
    Position position = seat.position();
    return new Me(
        seat.username(),
        seat.role().name(),
        seat.role().rights().stream().sorted().toList(),
        position == null ? null : position.toString(),
        seat.csrf());
  }
}
