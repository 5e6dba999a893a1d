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

  ChannelDesk(Targets targets, ChannelVault vault) {
    this.targets = targets;
    this.vault = vault;
  }

  /**
   * The row, or why there can be none. Secrets that are not given again stay while kind and address
   * do.
   *
   * @param written with the address as it was written, and without secrets
   * @param secret null if none was given
   * @param before null if the channel is new
   */
  Channel row(Channel written, @Nullable String secret, @Nullable Channel before)
      throws IOException {
    HttpUrl url = targets.parse(written.url());
    targets.lookup(url.host());
    if (secret != null && !secret.isEmpty() && !written.kind().takesSecret()) {
      throw new TargetRefused(Trouble.NO_SECRET, written.id());
    }
    String name = written.kind().token();
    String token = name.isEmpty() ? null : url.queryParameter(name);
    String bare =
        name.isEmpty()
            ? written.url()
            : url.newBuilder().removeAllQueryParameters(name).build().toString();
    Channel same =
        before != null && before.kind() == written.kind() && before.url().equals(bare)
            ? before
            : written.at(bare, "", "");
    String sealedToken = token == null ? same.token() : vault.seal(written.id(), token);
    String sealedSecret = secret == null ? same.secret() : vault.seal(written.id(), secret);
    if (!name.isEmpty() && sealedToken.isEmpty()) {
      throw new TargetRefused(Trouble.TOKEN_MISSING, written.id());
    }
    return written.at(bare, sealedToken, sealedSecret);
  }
}
