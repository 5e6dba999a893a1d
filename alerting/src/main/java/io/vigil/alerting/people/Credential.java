package io.vigil.alerting.people;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * With what a machine signs in at the broker.
 *
 * @param username {@code enterprise.name}
 * @param kind what it may do
 * @param enterprise the tenant
 * @param name of the gateway or control room within the enterprise
 * @param hash of the password
 * @param revoked whether it is no longer good
 * @param issued when the password was made; null if that was not noted yet
 */
@MappedEntity("credential")
record Credential(
    @Id String username,
    CredentialKind kind,
    String enterprise,
    String name,
    String hash,
    boolean revoked,
    @Nullable Instant issued) {}
