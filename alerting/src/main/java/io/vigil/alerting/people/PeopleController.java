package io.vigil.alerting.people;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may sign in, what they may do, and where they belong. For security administrators. */
@Controller("/api/v1/people")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Right.PEOPLE)
final class PeopleController {
  private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final People people;

  PeopleController(People people) {
    this.people = people;
  }

  /**
   * What somebody may do.
   *
   * @param role of {@link Role}
   * @param position where the person belongs, {@code tier:area}, for example {@code county:140428}
   *     or {@code plant-shift:coal-a}; none for administrators
   */
  @Serdeable
  record Terms(@Nullable String role, @Nullable String position) {}

  /** Somebody, without the password, which nobody can read. */
  @Serdeable
  record PersonView(String username, String role, @Nullable String position) {
    static PersonView of(Person person) {
      return new PersonView(person.username(), person.role().name(), person.position());
    }
  }

  /** A password that was just made; it is shown this once. */
  @Serdeable
  record Made(PersonView person, String password) {}

  /** Everybody. */
  @Get
  List<PersonView> list() {
    return people.all().stream().map(PersonView::of).toList();
  }

  /** Makes somebody, with a password that is shown this once. */
  @Post("/{username}")
  Made create(String username, @Body Terms terms, Authentication caller) {
    String name = known(username);
    People.Made made = people.create(name, role(terms), position(terms), caller.getName());
    return new Made(PersonView.of(made.person()), made.password());
  }

  /** Changes role and position; whoever it is must sign in again. */
  @Put("/{username}")
  PersonView change(String username, @Body Terms terms, Authentication caller) {
    return PersonView.of(
        people.change(known(username), role(terms), position(terms), caller.getName()));
  }

  /** Makes a new password, shown this once; whoever it is must sign in again. */
  @Post("/{username}/password")
  Made renew(String username, Authentication caller) {
    People.Made made = people.renewPassword(known(username), caller.getName());
    return new Made(PersonView.of(made.person()), made.password());
  }

  /** Removes somebody, who is signed out at once. */
  @Delete("/{username}")
  void remove(String username, Authentication caller) {
    people.remove(known(username), caller.getName());
  }

  private static String known(String username) {
    if (!USERNAME.matcher(username).matches()) {
      throw ProblemCode.PERSON_BAD
          .saying(
              "用户名应为 1 到 32 个小写字母、数字或连字符，以字母开头",
              "a user name is 1 to 32 of a-z, 0-9 and '-', and begins with a letter")
          .at("/username")
          .exception();
    }
    return username;
  }

  private static Role role(Terms terms) {
    return Role.parse(terms.role())
        .orElseThrow(
            () ->
                ProblemCode.PERSON_BAD
                    .saying("角色应为 " + Role.names() + " 之一", "the role is one of " + Role.names())
                    .at("/role")
                    .exception());
  }

  private static @Nullable Position position(Terms terms) {
    Role role = role(terms);
    String text = terms.position();
    Position position = text == null ? null : Position.parse(text).orElse(null);
    if ((text == null) != (position == null) || !role.fits(position)) {
      throw ProblemCode.PERSON_BAD
          .saying(
              role.zh() + "的岗位应为：" + role.placesZh(),
              "the position of a " + role.en() + " is " + role.placesEn())
          .at("/position")
          .exception();
    }
    return position;
  }
}
