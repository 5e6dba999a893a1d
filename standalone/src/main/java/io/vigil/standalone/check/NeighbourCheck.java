package io.vigil.standalone.check;

import io.vigil.standalone.StandaloneOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether log, store and registry that are not ours to start can be reached: a connection is opened
 * and closed, nothing is said. Each may take 3 s.
 */
final class NeighbourCheck {
  private static final int LIMIT_MILLIS = 3_000;
  private static final int POSTGRESQL_PORT = 5_432;
  private static final Pattern SERVER =
      Pattern.compile("(\\w+://)?(?<host>[^\\s:/,?]+)(:(?<port>\\d{1,5}))?([/?].*)?");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private NeighbourCheck() {}

  /** The servers that cannot be reached. */
  static List<ConfigMistake> mistakes(StandaloneOptions options) {
    List<ConfigMistake> mistakes = new ArrayList<>();
    COMMA
        .splitAsStream(options.externalLog().orElse(""))
        .flatMap(server -> check("log.bootstrap", server, 0).stream())
        .forEach(mistakes::add);
    options
        .externalStore()
        .flatMap(store -> check("store.url", store.url(), httpPort(store.url())))
        .ifPresent(mistakes::add);
    options
        .externalRegistry()
        .flatMap(
            registry -> check("registry.url", registry.url().replace("jdbc:", ""), POSTGRESQL_PORT))
        .ifPresent(mistakes::add);
    return mistakes;
  }

  private static int httpPort(String url) {
    return url.startsWith("https:") ? 443 : 80;
  }

  /** Addresses in which no single host stands are left to whoever connects. */
  static Optional<ConfigMistake> check(String key, String address, int usualPort) {
    Matcher server = SERVER.matcher(address);
    if (!server.matches()) {
      return Optional.empty();
    }
    String host = server.group("host");
    int port = server.group("port") == null ? usualPort : Integer.parseInt(server.group("port"));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
      return Optional.empty();
    } catch (IOException failed) {
      String at = host + ":" + port;
      return Optional.of(
          new ConfigMistake(
              key,
              "连不上 %s（%s），请检查地址、防火墙，以及对方是否在运行".formatted(at, failed.getMessage()),
              "%s cannot be reached (%s): look at the address, the firewall, and whether it runs"
                  .formatted(at, failed.getMessage())));
    }
  }
}
