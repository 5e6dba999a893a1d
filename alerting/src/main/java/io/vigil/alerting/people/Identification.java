package io.vigil.alerting.people;

import io.vigil.alerting.error.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether somebody is who they say: by password, and by the code of a second factor where
 * there is one. Whoever is wrong five times is locked out from that address. Blocking; any thread.
 */
@Singleton
class Identification {
  private static final Logger LOG = LoggerFactory.getLogger(Identification.class);
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_PASSWORD = 256;

  private final PersonRepository people;
  private final SecondFactors secondFactors;
  private final Lockout lockout;

  /**
   * What somebody says.
   *
   * @param code of the second factor; empty if none was typed in
   */
  record Claim(String username, String password, String code) {
    /** The claim as it might be logged: without secrets. */
    @Override
    public String toString() {
      return "Claim[" + username + "]";
    }
  }

  Identification(PersonRepository people, SecondFactors secondFactors, Clock clock) {
    this.people = people;
    this.secondFactors = secondFactors;
    this.lockout = new Lockout(clock);
  }

  /**
   * The person, if it is.
   *
   * @param address where the claim comes from
   * @throws io.vigil.alerting.error.ProblemException that says what is wrong
   */
  Person identify(Claim claim, String address) {
    Optional<Duration> locked = lockout.locked(claim.username(), address);
    if (locked.isPresent()) {
      throw ProblemCode.LOCKED_OUT.problem(locked.get().toMinutes() + 1).exception();
    }
    Person person =
        byPassword(claim).orElseThrow(() -> wrong(claim, address, ProblemCode.AUTH_FAIL));
    if (person.totp() != null) {
      if (claim.code().isEmpty()) {
        throw ProblemCode.CODE_NEEDED.problem().exception();
      }
      if (!secondFactors.accepts(person, claim.code())) {
        throw wrong(claim, address, ProblemCode.CODE_WRONG);
      }
    }
    lockout.passed(claim.username(), address);
    return person;
  }

  /** How many pairs of a name and an address are locked out now. */
  int lockedNow() {
    return lockout.lockedNow();
  }

  private RuntimeException wrong(Claim claim, String address, ProblemCode what) {
    int count = lockout.failed(claim.username(), address);
    LOG.warn("login: {}, attempt {} from {}", what, count, address);
    return what.problem(count).exception();
  }

  private Optional<Person> byPassword(Claim claim) {
    String username = claim.username();
    if (username.length() > LONGEST_NAME || claim.password().length() > LONGEST_PASSWORD) {
      return Optional.empty();
    }
    if (username.indexOf('\0') >= 0) { // which not every database takes
      return Optional.empty();
    }
    Optional<Person> person = people.findById(username);
    String hash = person.map(Person::hash).orElse(null);
    return Passwords.matchesInEvenTime(claim.password(), hash) ? person : Optional.empty();
  }
}
