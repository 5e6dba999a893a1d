package io.vigil.sim.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sim.ledger.SendLedger.Entry;
import io.vigil.sim.mqtt.GatewayListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendLedgerTest {
  @Test
  void remembersWhatWasSentAndWhatWasAcknowledgedOverSeveralStarts(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("ledger");
    try (SendLedger ledger = SendLedger.open(file)) {
      GatewayListener gateway = ledger.of("coal-a", "gw1", "b1");
      gateway.sending(0, bytes("{\"x\":\"a\tb\"}"));
      gateway.sending(1, bytes("{\"甲\":1}"));
      gateway.acknowledged(1, 5);
    }
    try (SendLedger ledger = SendLedger.open(file)) {
      ledger.of("coal-a", "gw1", "b2").sending(1, bytes("{}"));
    }
    assertThat(SendLedger.read(file))
        .containsExactly(
            new Entry("coal-a", "gw1", "b1", 0, "{\"x\":\"a\tb\"}", false),
            new Entry("coal-a", "gw1", "b1", 1, "{\"甲\":1}", true),
            new Entry("coal-a", "gw1", "b2", 1, "{}", false));
  }

  @Test
  void lineIsInTheFileBeforeTheMessageIsSent(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger");
    try (SendLedger ledger = SendLedger.open(file)) {
      ledger.of("coal-a", "gw1", "b1").sending(0, bytes("{}"));
      assertThat(SendLedger.read(file)).hasSize(1);
    }
  }

  @Test
  void lineCutShortIsLeftOutAndAForeignOneIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger");
    Files.writeString(file, "S\tcoal-a\tgw1\tb1\t0\t{}\nS\tcoal-a\tgw1\tb1\t1\t{\"v");
    assertThat(SendLedger.read(file)).hasSize(1);
    Files.writeString(file, "\nhello\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> SendLedger.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("hello");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
