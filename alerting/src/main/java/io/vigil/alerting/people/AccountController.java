package io.vigil.alerting.people;

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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What everybody does with their own account: another password, a second factor. Each asks for what
 * proves the person now, ends every sign-in of theirs, and begins one anew.
 */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AccountController {
  private static final Pattern SECRET = Pattern.compile("[A-Z2-7]{32}");
  private static final String ISSUER = "Vigil";

  private final Identification identification;
  private final SecondFactors secondFactors;
  private final People people;
  private final SignIns signIns;
  private final LoginCookie cookies;

  AccountController(
      Identification identification,
      SecondFactors secondFactors,
      People people,
      SignIns signIns,
      LoginCookie cookies) {
    this.identification = identification;
    this.secondFactors = secondFactors;
    this.people = people;
    this.signIns = signIns;
    this.cookies = cookies;
  }

  /**
   * Another password.
   *
   * @param before the password as it is
   * @param code of the second factor, if there is one
   * @param password what it shall be
   */
  @Serdeable
  record NewPassword(@Nullable String before, @Nullable String code, @Nullable String password) {}

  /**
   * A second factor.
   *
   * @param password of the person
   * @param before code of the second factor as it is, if there is one
   * @param secret the new one's, as it was given
   * @param code the new one's, which shows that the secret has arrived
   */
  @Serdeable
  record NewFactor(
      @Nullable String password,
      @Nullable String before,
      @Nullable String secret,
      @Nullable String code) {}

  /**
   * A secret to set up a second factor with.
   *
   * @param secret Base32, to be typed in
   * @param uri the same as programs take it
   */
  @Serdeable
  record Secret(String secret, String uri) {}

  /** Changes the own password. */
  @Post("/password")
  HttpResponse<Me> password(
      HttpRequest<?> request, @Body NewPassword asked, Authentication caller) {
    Claim claim = claim(caller, asked.before(), asked.code());
    identification.identify(claim, Caller.addressOf(request));
    String password = Objects.requireNonNullElse(asked.password(), "");
    PasswordPolicy.check(claim.username(), claim.password(), password);
    return cookies.seated(signIns.open(people.choosePassword(claim.username(), password)));
  }

  /** A new secret; it counts for nothing until it is sent back with one of its codes. */
  @Get("/second-factor")
  Secret secret(Authentication caller) {
    String secret = Totp.newSecret();
    String uri =
        "otpauth://totp/%s:%s?secret=%s&issuer=%s"
            .formatted(ISSUER, caller.getName(), secret, ISSUER);
    return new Secret(secret, uri);
  }

  /** Sets up a second factor, or another one. */
  @Post("/second-factor")
  HttpResponse<Me> secondFactor(
      HttpRequest<?> request, @Body NewFactor asked, Authentication caller) {
    Claim claim = claim(caller, asked.password(), asked.before());
    identification.identify(claim, Caller.addressOf(request));
    String secret = Objects.requireNonNullElse(asked.secret(), "");
    if (!SECRET.matcher(secret).matches()) {
      throw ProblemCode.SECRET_BAD.problem().at("/secret").exception();
    }
    long step =
        secondFactors
            .stepOf(secret, Objects.requireNonNullElse(asked.code(), ""))
            .orElseThrow(() -> ProblemCode.SECRET_BAD.problem().at("/code").exception());
    String sealed = secondFactors.seal(claim.username(), secret);
    return cookies.seated(signIns.open(people.chooseSecondFactor(claim.username(), sealed, step)));
  }

  private static Claim claim(
      Authentication caller, @Nullable String password, @Nullable String code) {
    return new Claim(
        caller.getName(),
        Objects.requireNonNullElse(password, ""),
        Objects.requireNonNullElse(code, ""));
  }
}
