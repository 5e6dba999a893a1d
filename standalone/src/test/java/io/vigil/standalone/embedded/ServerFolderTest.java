package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTest {
  private final Path path;

  ServerFolderTest(@TempDir Path path) {
    this.path = path;
  }

  @Test
  void aSecondOwnerIsRefusedInWordsUntilTheFirstHasGone() throws IOException {
    try (ServerFolder first = ServerFolder.take(path)) {
      assertThat(first.path()).isEqualTo(path);
      assertThatThrownBy(() -> ServerFolder.take(path))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("正被另一个运行中的值守使用")
          .hasMessageContaining("in use by another running Vigil");
    }
    try (ServerFolder second = ServerFolder.take(path)) {
      assertThat(second.path()).isEqualTo(path);
    }
  }

  @Test
  void thePortOfTheLastRunIsTakenAgain() throws IOException {
    int first = run(0);
    assertThat(run(0)).isEqualTo(first);
  }

  @Test
  void aWantedPortBecomesTheKeptOne() throws IOException {
    run(0);
    int wanted = run(FreePorts.pick());
    assertThat(run(0)).isEqualTo(wanted);
  }

  @Test
  void aStartThatFailedChangesNothing() throws IOException {
    int first = run(0);
    try (ServerFolder failed = ServerFolder.take(path)) {
      failed.choosePort("broker", FreePorts.pick());
    }
    assertThat(run(0)).isEqualTo(first);
  }

  @Test
  void aKeptPortThatSomebodyTookIsReplaced() throws IOException {
    int first = run(0);
    try (ServerSocket thief = new ServerSocket(first, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(run(0)).isNotEqualTo(thief.getLocalPort());
    }
  }

  @Test
  void aWantedPortThatIsTakenIsRefusedInWords() throws IOException {
    try (ServerSocket owner = new ServerSocket(FreePorts.pick())) {
      int port = owner.getLocalPort();
      assertThatThrownBy(() -> run(port))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("端口 127.0.0.1:" + port)
          .hasMessageContaining("is taken");
    }
  }

  @Test
  void listenersOfOneFolderAreKeptApart() throws IOException {
    int log;
    int controller;
    try (ServerFolder folder = ServerFolder.take(path)) {
      log = folder.choosePort("log", 0);
      controller = folder.choosePort("log-controller", 0);
      folder.keepPorts();
    }
    try (ServerFolder folder = ServerFolder.take(path)) {
      assertThat(folder.choosePort("log", 0)).isEqualTo(log).isNotEqualTo(controller);
      assertThat(folder.choosePort("log-controller", 0)).isEqualTo(controller);
    }
  }

  @Test
  void aDamagedFileIsTreatedAsAbsent() throws IOException {
    for (String damage : new String[] {"broker=\\u12", "broker=-1", "broker=99999", "broker=x"}) {
      Files.writeString(path.resolve("ports.properties"), damage);
      assertThat(run(0)).isBetween(20_000, 32_767);
    }
  }

  /** One life of a server on this folder; returns its port. */
  private int run(int wanted) throws IOException {
    try (ServerFolder folder = ServerFolder.take(path)) {
      int port = folder.choosePort("broker", wanted);
      folder.keepPorts();
      return port;
    }
  }
}
