package io.vigil.alerting.delivery;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes what an administrator writes the row of a channel: its address judged, its secrets sealed.
 * Blocking; any thread.
 */
@Singleton
class ChannelDesk {
  private static final Pattern VISIBLE = Pattern.compile("[ -~]*");

  private final Targets targets;
  private final ChannelVault vault;
  private final GatewayTemplate template;

  /**
   * What is given once and never shown again; null: as before, empty: none.
   *
   * @param user whom a mail server knows
   * @param phones the numbers to reach
   * @param secret what messages are signed with, the password of the mail server, or what lets into
   *     the gateway
   */
  record Secrets(@Nullable String user, @Nullable List<String> phones, @Nullable String secret) {}

  /** An address without what of it is a secret, and that, if it was written. */
  private record Address(String url, @Nullable String token) {}

  ChannelDesk(Targets targets, ChannelVault vault, GatewayTemplate template) {
    this.targets = targets;
    this.vault = vault;
    this.template = template;
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
        switch (written.kind()) {
          case WEBHOOK, CONTROL_ROOM, DINGTALK, WECOM -> httpAddress(written);
          case MAIL -> mailAddress(written, secrets.user());
          case SMS, VOICE -> phoneAddress(written, secrets);
        };
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
    if (written.kind().isPhone() && sealedToken.isEmpty()) {
      throw new TargetRefused(Trouble.PHONES_BAD, "/phones", written.id());
    }
    Channel row = written.at(address.url(), sealedToken, sealedSecret);
    return token == null && written.kind().isPhone()
        ? row.through(row.gateway().reaching(same.gateway().gatewayPhones()))
        : row;
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

  private Address phoneAddress(Channel written, Secrets secrets) throws TargetRefused {
    template.check(written.gateway());
    if (secrets.secret() != null && !VISIBLE.matcher(secrets.secret()).matches()) {
      throw new TargetRefused(Trouble.SECRET_BAD, "/secret", written.id());
    }
    List<String> phones = secrets.phones();
    if (phones != null && !Phones.areWhole(phones)) {
      throw new TargetRefused(Trouble.PHONES_BAD, "/phones", written.id());
    }
    targets.lookup(targets.parse(written.url()).host());
    return new Address(written.url(), phones == null ? null : String.join(",", phones));
  }

  private Address mailAddress(Channel written, @Nullable String user) throws TargetRefused {
    targets.lookup(MailServer.parse(written.url()).host());
    if (!written.mail().isWhole()) {
      throw new TargetRefused(Trouble.MAIL_INCOMPLETE, "/recipients", written.id());
    }
    return new Address(written.url(), user);
  }
}
