package io.vigil.alerting.delivery;

import jakarta.inject.Singleton;
import java.io.IOException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes what an administrator writes the row of a channel: its address judged, its secrets sealed.
 * Blocking; any thread.
 */
@Singleton
class ChannelDesk {
  private final Targets targets;
  private final ChannelVault vault;

  /**
   * What is given once and never shown again; null: as before, empty: none.
   *
   * @param user whom a mail server knows
   * @param secret what messages are signed with, or the password of the mail server
   */
  record Secrets(@Nullable String user, @Nullable String secret) {}

  /** An address without what of it is a secret, and that, if it was written. */
  private record Address(String url, @Nullable String token) {}

  ChannelDesk(Targets targets, ChannelVault vault) {
    this.targets = targets;
    this.vault = vault;
  }

  /**
   * The row, or why there can be none. Secrets that are not given again stay while kind and address
   * do.
   *
   * @param written with the address as it was written, and without secrets
   * @param before null if the channel is new
   */
  Channel row(Channel written, Secrets secrets, @Nullable Channel before) throws IOException {
    String secret = secrets.secret();
    if (secret != null && !secret.isEmpty() && !written.kind().takesSecret()) {
      throw new TargetRefused(Trouble.NO_SECRET, "/secret", written.id());
    }
    Address address =
        written.kind() == ChannelKind.MAIL
            ? mailAddress(written, secrets.user())
            : httpAddress(written);
    Channel same =
        before != null && before.kind() == written.kind() && before.url().equals(address.url())
            ? before
            : written.at(address.url(), "", "");
    String token = address.token();
    String sealedToken = token == null ? same.token() : vault.seal(written.id(), token);
    String sealedSecret = secret == null ? same.secret() : vault.seal(written.id(), secret);
    if (!written.kind().token().isEmpty() && sealedToken.isEmpty()) {
      throw new TargetRefused(Trouble.TOKEN_MISSING, written.id());
    }
    return written.at(address.url(), sealedToken, sealedSecret);
  }

  private Address httpAddress(Channel written) throws TargetRefused {
    HttpUrl url = targets.parse(written.url());
    targets.lookup(url.host());
    String name = written.kind().token();
    if (name.isEmpty()) {
      return new Address(written.url(), null);
    }
    HttpUrl bare = url.newBuilder().removeAllQueryParameters(name).build();
    return new Address(bare.toString(), url.queryParameter(name));
  }

  private Address mailAddress(Channel written, @Nullable String user) throws TargetRefused {
    targets.lookup(MailServer.parse(written.url()).host());
    if (!written.mail().isWhole()) {
      throw new TargetRefused(Trouble.MAIL_INCOMPLETE, "/recipients", written.id());
    }
    return new Address(written.url(), user);
  }
}
