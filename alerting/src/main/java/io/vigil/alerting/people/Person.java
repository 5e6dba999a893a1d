package io.vigil.alerting.people;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;

/**
 * Somebody who may sign in.
 *
 * @param username 1 to 32 of {@code [a-z0-9-]}
 * @param roles names, comma-separated
 * @param hash of the password
 */
@MappedEntity("person")
record Person(@Id String username, String roles, String hash) {
  List<Role> roleList() {
    return Role.parse(roles);
  }
}
