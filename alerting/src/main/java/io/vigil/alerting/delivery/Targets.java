package io.vigil.alerting.delivery;

import io.vigil.alerting.AlertingOptions;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Decides where to a channel may connect, so that nobody reaches through us what only we can reach
 * (design: security T11). A name is looked up once, all its addresses are judged, and the
 * connection goes to those addresses. Any thread.
 */
@Singleton
class Targets {
  /** What is not meant for the public, and what {@link InetAddress} has no question for. */
  private static final List<Network> INSIDE =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              // Platform service of a cloud at a public address.
              "168.63.129.16/32",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              // IPv4 in IPv6: unspecified, loopback and compatible, translated, 6to4, Teredo.
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "2002::/16",
              "2001::/32",
              "2001:db8::/32",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Network::parse)
          .toList();

  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

  private final List<Network> allowed;
  private final DeliveryOptions.Names names;

  Targets(AlertingOptions options) {
    this.allowed = options.delivery().allow();
    this.names = options.delivery().names();
  }

  /** The address of a channel, if what is written is one and does not name an inner address. */
  HttpUrl parse(String written) throws TargetRefused {
    HttpUrl url = HttpUrl.parse(written);
    if (url == null) {
      throw new TargetRefused(Trouble.URL_BAD, written);
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new TargetRefused(Trouble.URL_CREDENTIALS, url.host());
    }
    return url;
  }

  /** The addresses of the host; refuses when it has none, or a single one must not be used. */
  List<InetAddress> lookup(String host) throws TargetRefused {
    InetAddress[] found;
    try {
      found = names.addressesOf(host);
    } catch (UnknownHostException e) {
      TargetRefused refused = new TargetRefused(Trouble.UNKNOWN_HOST, host);
      refused.initCause(e);
      throw refused;
    }
    // 0177.0.0.1 or 127.1: what others read as another address than we do is none.
    if (NUMBERS.matcher(host).matches() && !found[0].getHostAddress().equals(host)) {
      throw new TargetRefused(Trouble.URL_BAD, host);
    }
    for (InetAddress address : found) {
      if (!mayUse(address)) {
        throw new TargetRefused(Trouble.ADDRESS_INSIDE, host + " = " + address.getHostAddress());
      }
    }
    return List.of(found);
  }

  private boolean mayUse(InetAddress address) {
    return allowed.stream().anyMatch(one -> one.contains(address))
        || INSIDE.stream().noneMatch(one -> one.contains(address));
  }
}
