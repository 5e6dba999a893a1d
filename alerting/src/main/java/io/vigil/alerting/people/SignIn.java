package io.vigil.alerting.people;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Somebody who is signed in, as the server keeps it.
 *
 * @param tokenHash SHA-256 of the token, hex; the token itself is kept nowhere
 * @param username who
 * @param csrf what unsafe requests by cookie must carry in a header
 * @param began when
 * @param used when it was last used, to a minute or so
 */
@MappedEntity("sign_in")
record SignIn(@Id String tokenHash, String username, String csrf, Instant began, Instant used) {
  SignIn usedAt(Instant now) {
    return new SignIn(tokenHash, username, csrf, began, now);
  }
}
