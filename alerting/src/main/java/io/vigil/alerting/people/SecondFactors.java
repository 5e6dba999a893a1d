package io.vigil.alerting.people;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.vault.SecretLostException;
import io.vigil.alerting.vault.Vault;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the codes people type in besides their password. Outside the demo everybody needs one
 * (GB/T 22239-2019: two factors, one of them cryptographic). Blocking; any thread.
 */
@Singleton
class SecondFactors {
  private static final Logger LOG = LoggerFactory.getLogger(SecondFactors.class);

  private final Vault vault;
  private final PersonRepository people;
  private final Clock clock;
  private final boolean required;

  SecondFactors(AlertingOptions options, PersonRepository people, Clock clock) {
    this.vault = new Vault(options.data(), "people");
    this.people = people;
    this.clock = clock;
    this.required = !options.demo();
  }

  /** Whether the person may do nothing yet but set one up. */
  boolean isMissing(Person person) {
    return required && person.totp() == null;
  }

  /** Whether the code is the person's, and was not used before; it is used now. */
  boolean accepts(Person person, String code) {
    String sealed = person.totp();
    if (sealed == null) {
      return false;
    }
    try {
      String secret = vault.open(person.username(), sealed);
      OptionalLong step = Totp.stepOf(secret, code, Instant.now(clock), person.totpStep());
      return step.isPresent() && people.useStep(person.username(), step.getAsLong()) == 1;
    } catch (SecretLostException e) {
      LOG.error("people: the second factor of {} must be set up anew", person.username(), e);
      return false;
    }
  }

  /** The step whose code of this secret it is, so that it can be kept; empty if it is none. */
  OptionalLong stepOf(String secret, String code) {
    return Totp.stepOf(secret, code, Instant.now(clock), 0);
  }

  /** The secret as it may stand in the database. */
  String seal(String username, String secret) {
    try {
      return vault.seal(username, secret);
    } catch (IOException e) {
      throw new UncheckedIOException("the key of second factors cannot be kept", e);
    }
  }
}
