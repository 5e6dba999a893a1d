package io.vigil.sim.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.sim.ledger.SendLedger.Entry;
import io.vigil.sim.mqtt.GatewayListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void nextStartContinuesBehindTheLastWholeLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger");
    byte[] cutInsideACharacter = bytes("S\tcoal-a\tgw1\tb1\t1\t{\"甲");
    Files.writeString(file, "S\tcoal-a\tgw1\tb1\t0\t{}\n");
    Files.write(
        file,
        Arrays.copyOf(cutInsideACharacter, cutInsideACharacter.length - 1),
        StandardOpenOption.APPEND);
    assertThat(SendLedger.read(file)).hasSize(1);
    try (SendLedger ledger = SendLedger.open(file)) {
      ledger.of("coal-a", "gw1", "b2").sending(0, bytes("{}"));
    }
    assertThat(SendLedger.read(file))
        .containsExactly(
            new Entry("coal-a", "gw1", "b1", 0, "{}", false),
            new Entry("coal-a", "gw1", "b2", 0, "{}", false));
  }

  @Test
  void whatIsSentAgainStaysAcknowledged(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger");
    try (SendLedger ledger = SendLedger.open(file)) {
      GatewayListener gateway = ledger.of("coal-a", "gw1", "b1");
      gateway.sending(0, bytes("{}"));
      gateway.acknowledged(0, 5);
      gateway.sending(0, bytes("{}"));
    }
    assertThat(SendLedger.read(file))
        .containsExactly(new Entry("coal-a", "gw1", "b1", 0, "{}", true));
  }

  @Test
  void messageOfSeveralLinesIsOneLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger");
    try (SendLedger ledger = SendLedger.open(file)) {
      ledger.of("coal-a", "gw1", "b1").sending(0, bytes("{\r\n\"v\":1}"));
    }
    assertThat(SendLedger.read(file))
        .containsExactly(new Entry("coal-a", "gw1", "b1", 0, "{  \"v\":1}", false));
  }

  @Test
  void acknowledgementsMayComeLateRepeatedAndOutOfOrder(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger");
    try (SendLedger ledger = SendLedger.open(file)) {
      GatewayListener gateway = ledger.of("coal-a", "gw1", "b1");
      for (int sequence = 0; sequence < 5; sequence++) {
        gateway.sending(sequence, bytes("{}"));
      }
      for (long sequence : new long[] {4, 2, 2, 0, 4}) {
        gateway.acknowledged(sequence, 1);
      }
    }
    assertThat(SendLedger.read(file))
        .extracting(Entry::acknowledged)
        .containsExactly(true, false, true, false, true);
  }

  @Test
  void acknowledgementOfWhatWasNeverSentChangesNothing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger");
    try (SendLedger ledger = SendLedger.open(file)) {
      ledger.of("coal-a", "gw1", "b1").sending(7, bytes("{}"));
      ledger.of("coal-a", "gw1", "b2").acknowledged(7, 1);
      ledger.of("coal-a", "gw2", "b1").acknowledged(7, 1);
      ledger.of("coal-b", "gw1", "b1").acknowledged(7, 1);
      ledger.of("coal-a", "gw1", "b1").acknowledged(8, 1);
    }
    assertThat(SendLedger.read(file))
        .containsExactly(new Entry("coal-a", "gw1", "b1", 7, "{}", false));
  }

  @Test
  void refusedOrFlaggedReadingIsNoAcknowledgement(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger");
    try (SendLedger ledger = SendLedger.open(file)) {
      GatewayListener gateway = ledger.of("coal-a", "gw1", "b1");
      gateway.sending(0, bytes("{}"));
      AckMessage.Entry refused = new AckMessage.Entry(0, "A", 5, "VALUE_NAN", "", "");
      gateway.rejected(refused);
      gateway.flagged(refused);
      gateway.resent(0);
      gateway.lost("broker away");
      gateway.connected(true);
      assertThat(SendLedger.read(file)).extracting(Entry::acknowledged).containsExactly(false);
      gateway.acknowledged(0, 1);
      assertThat(SendLedger.read(file)).extracting(Entry::acknowledged).containsExactly(true);
    }
  }

  @Test
  void gatewaysThatSendAtOnceDoNotCutEachOthersLines(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("ledger");
    int each = 500;
    try (SendLedger ledger = SendLedger.open(file)) {
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        GatewayListener gateway = ledger.of("coal-a", "gw" + i, "b1");
        senders.add(
            new Thread(
                () -> {
                  for (int sequence = 0; sequence < each; sequence++) {
                    gateway.sending(sequence, bytes("{\"n\":" + sequence + "}"));
                    gateway.acknowledged(sequence, 1);
                  }
                }));
      }
      senders.forEach(Thread::start);
      for (Thread sender : senders) {
        sender.join();
      }
    }
    assertThat(SendLedger.read(file))
        .hasSize(4 * each)
        .allMatch(entry -> entry.acknowledged())
        .allMatch(entry -> entry.payload().equals("{\"n\":" + entry.sequence() + "}"));
  }

  @Test
  void closedLedgerFailsWhoeverSendsOn(@TempDir Path folder) throws IOException {
    SendLedger ledger = SendLedger.open(folder.resolve("ledger"));
    GatewayListener gateway = ledger.of("coal-a", "gw1", "b1");
    ledger.close();
    assertThatThrownBy(() -> gateway.sending(0, bytes("{}")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X\tcoal-a\tgw1\tb1\t0\t{}",
        "S\tcoal-a\tgw1\tb1\t0",
        "A\tcoal-a\tgw1\tb1",
        "A\tcoal-a\tgw1\tb1\t0\textra",
        ""
      })
  void lineThatIsNoneOfALedgerIsRefusedWithTheNameOfTheFile(String line, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("ledger"), line + "\n");
    assertThatThrownBy(() -> SendLedger.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + ": no line of a ledger");
  }

  @Test
  void emptyLedgerHoldsNothing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger");
    SendLedger.open(file).close();
    assertThat(SendLedger.read(file)).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
