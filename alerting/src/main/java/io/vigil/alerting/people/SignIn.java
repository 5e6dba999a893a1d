package io.vigil.alerting.people;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in, or a program that acts for them, as the server keeps it.
 *
 * @param tokenHash SHA-256 of the token, hex; the token itself is kept nowhere
 * @param username who
 * @param csrf what unsafe requests by cookie must carry in a header
 * @param began when
 * @param used when it was last used, to a minute or so
 * @param name of the program; null for a person
 * @param rights which of the person's rights the program has, comma-separated; null for a person
 * @param until when it ends, used or not; null for a person
 */
@MappedEntity("sign_in")
record SignIn(
    @Id String tokenHash,
    String username,
    String csrf,
    Instant began,
    Instant used,
    @Nullable String name,
    @Nullable String rights,
    @Nullable Instant until) {
  static SignIn ofPerson(String tokenHash, String username, String csrf, Instant now) {
    return new SignIn(tokenHash, username, csrf, now, now, null, null, null);
  }

  SignIn usedAt(Instant now) {
    return new SignIn(tokenHash, username, csrf, began, now, name, rights, until);
  }

  /** Whether it has ended: a program's by its date, a person's by not being used, or by its age. */
  boolean isOver(Instant now) {
    if (until != null) {
      return !now.isBefore(until);
    }
    return used.plus(SignIns.IDLE).isBefore(now) || began.plus(SignIns.LONGEST).isBefore(now);
  }

  /** What may be done with it, of what the person may do. */
  Set<String> of(Set<String> all) {
    if (rights == null) {
      return all;
    }
    return Arrays.stream(rights.split(",", -1))
        .filter(all::contains)
        .collect(Collectors.toUnmodifiableSet());
  }
}
