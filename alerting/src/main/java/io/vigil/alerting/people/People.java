package io.vigil.alerting.people;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import jakarta.inject.Singleton;
import java.util.List;
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

  /** Somebody with a password that was just made. */
  record Made(Person person, String password) {}

  People(Journal journal, PersonRepository rows, SignIns signIns) {
    this.journal = journal;
    this.rows = rows;
    this.signIns = signIns;
  }

  List<Person> all() {
    return rows.findAllOrderByUsername();
  }

  Made create(String username, Role role, @Nullable Position position, String by) {
    String password = Secrets.random();
    Person person =
        new Person(username, role, Passwords.hash(password, Passwords.PERSON), text(position));
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
              Person next = new Person(username, role, person.hash(), text(position));
              rows.update(next);
              pen.note(JournalKind.PERSON_CHANGED, pen.now(), subject(username), by, detail(next));
              return next;
            });
    signIns.closeAllOf(username);
    return changed;
  }

  Made renewPassword(String username, String by) {
    String password = Secrets.random();
    String hash = Passwords.hash(password, Passwords.PERSON);
    Person changed =
        journal.write(
            pen -> {
              Person person = find(username);
              Person next = new Person(username, person.role(), hash, person.position());
              rows.update(next);
              String what = new JournalDetail().with("what", "password").toString();
              pen.note(JournalKind.PERSON_CHANGED, pen.now(), subject(username), by, what);
              return next;
            });
    signIns.closeAllOf(username);
    return new Made(changed, password);
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

  private static @Nullable String text(@Nullable Position position) {
    return position == null ? null : position.toString();
  }
}
