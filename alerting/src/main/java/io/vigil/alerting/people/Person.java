package io.vigil.alerting.people;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.vigil.alerting.duty.Position;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param username 1 to 32 of {@code [a-z0-9-]}
 * @param role what the person may do
 * @param hash of the password
 * @param position where the person belongs, {@code tier:area}; null for nowhere
 */
@MappedEntity("person")
record Person(
    @Id String username,
    @MappedProperty("roles") Role role,
    String hash,
    @Nullable String position) {
  @Nullable Position positionOrNull() {
    return position == null ? null : Position.parse(position).orElse(null);
  }
}
