package io.vigil.alerting.people;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and removes people; each act is in the journal with who did it. Whoever is changed
 * is signed out, so that no old right lives on. Blocking.
 */
@Singleton
class People {
  private final Journal journal;
  private final PersonRepository rows;
  private final SignIns signIns;
  private final Clock clock;

  /** Somebody with a password that was just made. */
  record Made(Person person, String password) {}

  People(Journal journal, PersonRepository rows, SignIns signIns, Clock clock) {
    this.journal = journal;
    this.rows = rows;
    this.signIns = signIns;
    this.clock = clock;
  }

  List<Person> all() {
    return rows.findAllOrderByUsername();
  }

  Made create(String username, Role role, @Nullable Position position, String by) {
    String password = Secrets.random();
    Person person = Person.of(username, role, Passwords.randomHash(password), position);
    journal.write(
        pen -> {
          if (rows.existsById(username)) {
            throw ProblemCode.PERSON_EXISTS.problem(username).exception();
          }
          rows.save(person);
          pen.note(JournalKind.PERSON_MADE, pen.now(), subject(username), by, detail(person));
          return person;
        });
    return new Made(person, password);
  }

  Person change(String username, Role role, @Nullable Position position, String by) {
    Person changed =
        journal.write(
            pen -> {
              Person person = find(username);
              if (role != person.role()) {
                mindLastAdministrator(person);
              }
              Person next = person.as(role, position);
              rows.update(next);
              pen.note(JournalKind.PERSON_CHANGED, pen.now(), subject(username), by, detail(next));
              return next;
            });
    signIns.closeAllOf(username);
    return changed;
  }

  Made renewPassword(String username, String by) {
    String password = Secrets.random();
    String hash = Passwords.randomHash(password);
    Person changed =
        journal.write(
            pen -> {
              Person person = find(username);
              Person next = person.withHash(hash).withSecondFactor(null, 0);
              rows.update(next);
              String what = new JournalDetail().with("what", "password, second factor").toString();
              pen.note(JournalKind.PERSON_CHANGED, pen.now(), subject(username), by, what);
              return next;
            });
    signIns.closeAllOf(username);
    return new Made(changed, password);
  }

  /** Takes the password that the person thought up. */
  Person choosePassword(String username, String password) {
    String hash = Passwords.chosenHash(password);
    return changeOwn(username, "password", person -> person.withHash(hash));
  }

  /** Takes the second factor that the person set up; its code of that step is used. */
  Person chooseSecondFactor(String username, String sealed, long step) {
    return changeOwn(username, "second factor", person -> person.withSecondFactor(sealed, step));
  }

  /** Lets a program act for the person. */
  SignIns.Opened letAct(Person person, String program, Set<String> rights, Duration lasting) {
    String detail =
        new JournalDetail()
            .with("what", program)
            .with("rights", String.join(",", rights))
            .with("until", Instant.now(clock).plus(lasting))
            .toString();
    return journal.write(
        pen -> {
          pen.note(
              JournalKind.TOKEN_MADE,
              pen.now(),
              subject(person.username()),
              person.username(),
              detail);
          return signIns.openFor(person, program, rights, lasting);
        });
  }

  /** Ends what a program may do for a person. */
  void letActNoMore(SignIn program) {
    String username = program.username();
    journal.write(
        pen -> {
          String detail = new JournalDetail().with("what", program.name()).toString();
          pen.note(JournalKind.TOKEN_REMOVED, pen.now(), subject(username), username, detail);
          signIns.close(program.tokenHash());
          return program;
        });
  }

  private Person changeOwn(String username, String what, UnaryOperator<Person> change) {
    Person changed =
        journal.write(
            pen -> {
              Person next = change.apply(find(username));
              rows.update(next);
              String detail = new JournalDetail().with("what", what).toString();
              pen.note(JournalKind.PERSON_CHANGED, pen.now(), subject(username), username, detail);
              return next;
            });
    signIns.closeAllOf(username);
    return changed;
  }

  void remove(String username, String by) {
    journal.write(
        pen -> {
          Person person = find(username);
          mindLastAdministrator(person);
          signIns.closeAllOf(username);
          rows.deleteById(username);
          pen.note(JournalKind.PERSON_REMOVED, pen.now(), subject(username), by, detail(person));
          return person;
        });
  }

  private void mindLastAdministrator(Person person) {
    boolean last =
        person.role().isAdministrator()
            && rows.findAllOrderByUsername().stream()
                .filter(one -> !one.username().equals(person.username()))
                .noneMatch(one -> one.role() == person.role());
    if (last) {
      throw ProblemCode.LAST_ADMIN.problem().exception();
    }
  }

  private Person find(String username) {
    return rows.findById(username)
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(username).exception());
  }

  private static String subject(String username) {
    return "p-" + username;
  }

  private static String detail(Person person) {
    return new JournalDetail()
        .with("role", person.role())
        .with("position", person.position())
        .toString();
  }
}
