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
 * @param totp secret of the second factor, sealed; null if there is none yet
 * @param totpStep step of the newest code that was used, see {@link Totp}
 */
@MappedEntity("person")
record Person(
    @Id String username,
    @MappedProperty("roles") Role role,
    String hash,
    @Nullable String position,
    @Nullable String totp,
    long totpStep) {
  /** Somebody new, who has no second factor yet. */
  static Person of(String username, Role role, String hash, @Nullable Position position) {
    return new Person(username, role, hash, position == null ? null : position.toString(), null, 0);
  }

  Person as(Role other, @Nullable Position place) {
    return new Person(
        username, other, hash, place == null ? null : place.toString(), totp, totpStep);
  }

  Person withHash(String other) {
    return new Person(username, role, other, position, totp, totpStep);
  }

  Person withSecondFactor(@Nullable String sealed, long usedStep) {
    return new Person(username, role, hash, position, sealed, usedStep);
  }

  @Nullable Position positionOrNull() {
    return position == null ? null : Position.parse(position).orElse(null);
  }
}
