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

/** Who may sign in, what they may do, and at which position they serve. Administrators only. */
@Controller("/api/v1/people")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.IS_ADMIN)
final class PeopleController {
  private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final People people;

  PeopleController(People people) {
    this.people = people;
  }

  /**
   * What somebody may do.
   *
   * @param role ADMIN or DUTY
   * @param position where a duty officer serves, {@code tier:area}, for example {@code
   *     county:140428}; none for administrators
   */
  @Serdeable
  record Terms(@Nullable String role, @Nullable String position) {}

  /** Somebody, without the password, which nobody can read. */
  @Serdeable
  record PersonView(String username, List<String> roles, @Nullable String position) {
    static PersonView of(Person person) {
      return new PersonView(
          person.username(),
          person.roleList().stream().map(Role::name).toList(),
          person.position());
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
    for (Role role : Role.values()) {
      if (role.name().equals(terms.role())) {
        return role;
      }
    }
    throw ProblemCode.PERSON_BAD
        .saying("角色应为 ADMIN 或 DUTY", "the role is ADMIN or DUTY")
        .at("/role")
        .exception();
  }

  private static @Nullable Position position(Terms terms) {
    boolean duty = role(terms) == Role.DUTY;
    String text = terms.position();
    if (!duty && text == null) {
      return null;
    }
    return Position.parse(text == null ? "" : text)
        .filter(position -> duty && !position.tier().isPlant())
        .orElseThrow(
            () ->
                ProblemCode.PERSON_BAD
                    .saying(
                        "值班员须有岗位，写法如 county:140428、prefecture:1404、province:14；"
                            + "管理员没有岗位；企业岗位暂不能登录",
                        "a duty officer has a position, written like county:140428, prefecture:1404"
                            + " or province:14; an administrator has none; positions of plants"
                            + " cannot sign in yet")
                    .at("/position")
                    .exception());
  }
}
