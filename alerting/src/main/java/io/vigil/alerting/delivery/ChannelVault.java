package io.vigil.alerting.delivery;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.vault.SecretLostException;
import io.vigil.alerting.vault.Vault;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Keeps the secrets of channels so that they can be used. Blocking; any thread. */
@Singleton
class ChannelVault {
  private final Vault vault;

  ChannelVault(AlertingOptions options) {
    this.vault = new Vault(options.data(), "channels");
  }

  /** The secret as it may stand in the database; an empty one stays empty. */
  String seal(String channel, String secret) throws IOException {
    return vault.seal(channel, secret);
  }

  /** The secret that was sealed for the channel; refuses one that the key does not open. */
  String open(String channel, String sealed) throws TargetRefused {
    try {
      return vault.open(channel, sealed);
    } catch (SecretLostException e) {
      TargetRefused lost = new TargetRefused(Trouble.SECRET_LOST, channel);
      lost.initCause(e);
      throw lost;
    }
  }
}
