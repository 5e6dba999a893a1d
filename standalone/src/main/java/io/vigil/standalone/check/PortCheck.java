package io.vigil.standalone.check;

import io.vigil.standalone.Endpoints;
import io.vigil.standalone.StandaloneOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every port that is asked for can be listened on. Ports of a Vigil that runs on the same
 * data folder are its own to keep: a restart finds them free.
 */
final class PortCheck {
  private static final String LOOPBACK = "127.0.0.1";

  private PortCheck() {}

  /** A port that would be listened on; 0 for any free one. */
  private record Listener(String key, String host, int port) {
    Listener(String key, int port) {
      this(key, LOOPBACK, port);
    }
  }

  /**
   * What is wrong with host and ports.
   *
   * @param ours ports that are taken by ourselves
   */
  static List<ConfigMistake> mistakes(StandaloneOptions options, Set<Integer> ours)
      throws IOException {
    List<ConfigMistake> mistakes = new ArrayList<>();
    Map<Integer, String> asked = new HashMap<>();
    for (Listener listener : listeners(options)) {
      Optional<InetAddress> host =
          host(listener.key.replace(".port", ".host"), listener.host, mistakes);
      if (listener.port == 0) {
        continue;
      }
      String other = asked.putIfAbsent(listener.port, listener.key);
      if (other != null) {
        mistakes.add(
            new ConfigMistake(
                listener.key,
                "端口 %d 与 %s 相同，请另选".formatted(listener.port, other),
                "port %d is that of %s: choose another".formatted(listener.port, other)));
        continue;
      }
      if (host.isPresent() && !ours.contains(listener.port)) {
        mistakes.addAll(bound(listener, host.get()));
      }
    }
    return mistakes;
  }

  private static List<Listener> listeners(StandaloneOptions options) {
    List<Listener> listeners = new ArrayList<>();
    listeners.add(new Listener("http.port", options.httpHost(), options.httpPort()));
    listeners.add(new Listener("mqtt.port", options.outer().mqttHost(), options.mqttPort()));
    listeners.add(new Listener("door.port", options.outer().doorHost(), options.doorPort()));
    if (options.externalLog().isEmpty()) {
      listeners.add(new Listener("log.port", options.logPort()));
    }
    if (options.externalStore().isEmpty()) {
      listeners.add(new Listener("store.port", options.storePort()));
    }
    return listeners;
  }

  /** The address to listen on, if it is one of this machine. */
  static Optional<InetAddress> host(String key, String host, List<ConfigMistake> mistakes)
      throws IOException {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
        return Optional.of(address);
      }
      mistakes.add(
          new ConfigMistake(
              key,
              "%s 不是本机地址；127.0.0.1 仅限本机，0.0.0.0 为全部网卡".formatted(host),
              "%s is no address of this machine; 127.0.0.1 is this machine alone, 0.0.0.0 every network"
                  .formatted(host)));
    } catch (UnknownHostException unknown) {
      mistakes.add(
          new ConfigMistake(
              key, "找不到主机 %s".formatted(host), "there is no host %s".formatted(host)));
    }
    return Optional.empty();
  }

  private static List<ConfigMistake> bound(Listener listener, InetAddress host) {
    try (ServerSocket probe = new ServerSocket(listener.port, 1, host)) {
      probe.getLocalPort();
      return List.of();
    } catch (IOException refused) {
      return List.of(
          new ConfigMistake(
              listener.key,
              "不能监听 %s:%d（%s），请停止占用者或另选端口"
                  .formatted(host.getHostAddress(), listener.port, refused.getMessage()),
              "%s:%d cannot be listened on (%s): stop its owner or choose another port"
                  .formatted(host.getHostAddress(), listener.port, refused.getMessage())));
    }
  }

  /** The ports of the Vigil that runs on this folder; none if none runs. */
  static Set<Integer> portsOfRunning(Path data) throws IOException {
    Set<Integer> ports = new HashSet<>();
    Optional<Endpoints> written = Endpoints.read(data);
    if (written.isPresent() && ProcessHandle.of(written.get().pid()).isPresent()) {
      ports.add(URI.create(written.get().http()).getPort());
      ports.add(URI.create(written.get().mqtt()).getPort());
      ports.add(URI.create(written.get().door()).getPort());
      ports.add(URI.create(written.get().store()).getPort());
      ports.add(URI.create("log://" + written.get().log()).getPort());
    }
    return ports;
  }
}
