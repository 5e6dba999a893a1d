package io.vigil.alerting.people;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens with which programs act for a person: with some of the person's rights, until a date. They
 * end with every change of the person, as sign-ins do. A program makes none. Blocking.
 */
@Controller("/api/v1/me/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class TokenController {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final int MOST_DAYS = 365;
  private static final int MOST = 20;

  private final Identification identification;
  private final People people;
  private final SignIns signIns;

  TokenController(Identification identification, People people, SignIns signIns) {
    this.identification = identification;
    this.people = people;
    this.signIns = signIns;
  }

  /**
   * What is asked for.
   *
   * @param password of the person
   * @param code of the second factor, if there is one
   * @param name of the program, 1 to 32 of {@code [a-z0-9-]}
   * @param rights of the person that the program shall have, of {@link Right}
   * @param days how long, 1 to 365
   */
  @Serdeable
  record Asked(
      @Nullable String password,
      @Nullable String code,
      @Nullable String name,
      @Nullable List<String> rights,
      @Nullable Integer days) {}

  /**
   * A program that may act.
   *
   * @param until when that ends, RFC 3339, UTC
   * @param used when it last did, to a minute or so
   */
  @Serdeable
  record TokenView(String name, List<String> rights, String until, String used) {
    static TokenView of(SignIn signIn) {
      return new TokenView(
          Objects.requireNonNull(signIn.name()),
          Arrays.asList(Objects.requireNonNull(signIn.rights()).split(",", -1)),
          Objects.requireNonNull(signIn.until()).toString(),
          signIn.used().toString());
    }
  }

  /** All of them. */
  @Serdeable
  record Tokens(List<TokenView> items) {}

  /** A token that was just made; it is shown this once. */
  @Serdeable
  record Made(String name, String token) {}

  /** The programs that may act for the person. */
  @Get
  Tokens list(Authentication caller) {
    return new Tokens(signIns.programsOf(caller.getName()).stream().map(TokenView::of).toList());
  }

  /** Lets a program act; sent as {@code Authorization: Bearer}. */
  @Post
  Made make(HttpRequest<?> request, @Body Asked asked, Authentication caller) {
    SignIns.Seat seat = Caller.seat(caller);
    if (seat.program() != null || seat.bare()) {
      throw ProblemCode.NOT_ALLOWED.problem().exception();
    }
    Claim claim =
        new Claim(
            seat.username(),
            Objects.requireNonNullElse(asked.password(), ""),
            Objects.requireNonNullElse(asked.code(), ""));
    Person person = identification.identify(claim, Caller.addressOf(request));
    String name = name(asked, seat.username());
    Set<String> rights = rights(asked, person);
    Duration lasting = lasting(asked);
    return new Made(name, people.letAct(person, name, rights, lasting).token());
  }

  /** The token is worthless from now on. */
  @Delete("/{name}")
  void remove(String name, Authentication caller) {
    SignIn program =
        signIns.programsOf(caller.getName()).stream()
            .filter(one -> name.equals(one.name()))
            .findFirst()
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(name).exception());
    people.letActNoMore(program);
  }

  private String name(Asked asked, String username) {
    String name = Objects.requireNonNullElse(asked.name(), "");
    if (!NAME.matcher(name).matches()) {
      throw refused(
          "/name",
          "令牌名应为 1 到 32 个小写字母、数字或连字符",
          "the name of a token is 1 to 32 of a-z, 0-9 and '-'");
    }
    List<SignIn> others = signIns.programsOf(username);
    if (others.stream().anyMatch(one -> name.equals(one.name())) || others.size() >= MOST) {
      throw refused(
          "/name",
          "该名称已在使用，或令牌已达 " + MOST + " 个",
          "the name is taken, or there are " + MOST + " tokens already");
    }
    return name;
  }

  private static Set<String> rights(Asked asked, Person person) {
    Set<String> wanted = new TreeSet<>(Objects.requireNonNullElse(asked.rights(), List.of()));
    Set<String> own = person.role().rights();
    if (wanted.isEmpty() || !own.containsAll(wanted)) {
      String all = String.join(", ", new TreeSet<>(own));
      throw refused("/rights", "权限须为您自己的：" + all, "the rights are some of your own: " + all);
    }
    return wanted;
  }

  private static Duration lasting(Asked asked) {
    int days = Objects.requireNonNullElse(asked.days(), 0);
    if (days < 1 || days > MOST_DAYS) {
      throw refused("/days", "有效期为 1 到 365 天", "a token lasts 1 to 365 days");
    }
    return Duration.ofDays(days);
  }

  private static RuntimeException refused(String at, String zh, String en) {
    return ProblemCode.TOKEN_BAD.saying(zh, en).at(at).exception();
  }
}
