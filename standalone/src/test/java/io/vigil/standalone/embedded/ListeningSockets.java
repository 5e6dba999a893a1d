package io.vigil.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets on which this process listens, as the Linux kernel lists them. */
public final class ListeningSockets {
  private static final String LISTEN = "0A";

  private ListeningSockets() {}

  /** Address and port of every listener of this process. */
  public static List<InetSocketAddress> ofThisProcess() throws IOException {
    Set<String> own = ownInodes();
    List<InetSocketAddress> listeners = new ArrayList<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      List<String> lines = Files.readAllLines(Path.of(table));
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.trim().split("\\s+", -1);
        if (fields[3].equals(LISTEN) && own.contains(fields[9])) {
          listeners.add(address(fields[1]));
        }
      }
    }
    return listeners;
  }

  private static Set<String> ownInodes() throws IOException {
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      Set<String> inodes = new HashSet<>();
      handles
          .map(ListeningSockets::target)
          .filter(target -> target.startsWith("socket:["))
          .forEach(target -> inodes.add(target.substring(8, target.length() - 1)));
      return inodes;
    }
  }

  /** A handle may close while we look at it. */
  private static String target(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  /** The kernel writes an address as words of four bytes in the order of the machine. */
  private static InetSocketAddress address(String text) {
    String hex = text.substring(0, text.indexOf(':'));
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int word = i / 4 * 4;
      int from = 2 * (word + 3 - i % 4);
      bytes[i] = (byte) Integer.parseInt(hex.substring(from, from + 2), 16);
    }
    try {
      int port = Integer.parseInt(text.substring(text.indexOf(':') + 1), 16);
      return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
