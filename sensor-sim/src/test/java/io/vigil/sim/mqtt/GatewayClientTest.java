package io.vigil.sim.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway whose broker is not there: it keeps what it is given. */
class GatewayClientTest {
  private static final String NOBODY = "tcp://127.0.0.1:1";
  private static final long NOW = 1_577_836_800_000L;
  private static final Duration AT_ONCE = Duration.ZERO;

  private final List<DataMessage> sending = new ArrayList<>();
  private final AtomicInteger losses = new AtomicInteger();
  private final GatewayClient gateway = GatewayClient.start(options(4), new Ear());

  /** Decodes what is sent; called by the thread that sends. */
  private final class Ear implements GatewayListener {
    @Override
    public void sending(long sequence, byte[] payload) {
      if (DataMessageCodec.decode(payload) instanceof Decoded.Value<DataMessage> value) {
        assertThat(value.message().sequence()).isEqualTo(sequence);
        sending.add(value.message());
      }
    }

    @Override
    public void lost(String why) {
      losses.incrementAndGet();
    }
  }

  @AfterEach
  void closeGateway() {
    gateway.close();
  }

  @ParameterizedTest(name = "{0} readings go in {1} messages, {2} in the last")
  @CsvSource({"1, 1, 1", "500, 1, 500", "501, 2, 1", "1000, 2, 500", "1201, 3, 201"})
  void readingsGoInAsFewMessagesAsTheyFit(int readings, int messages, int last)
      throws InterruptedException {
    assertThat(gateway.send(readings(readings))).isEqualTo(messages - 1);
    assertThat(sending).hasSize(messages);
    assertThat(sending.get(messages - 1).size()).isEqualTo(last);
    double[] values =
        sending.stream().flatMapToDouble(message -> Arrays.stream(message.values())).toArray();
    assertThat(values).containsExactly(IntStream.range(0, readings).asDoubleStream().toArray());
    assertThat(gateway.counters().readings()).isEqualTo(readings);
    assertThat(gateway.unacknowledged()).isEqualTo(messages);
    assertThat(gateway.counters().unacknowledged()).isEqualTo(messages);
  }

  @Test
  void messageCarriesBootNumberAndTheClockOrItsOwnTime() throws InterruptedException {
    gateway.send(new Outgoing().add("A", 5, 1));
    gateway.send(new Outgoing().add("A", 6, 1).at(77).late());
    assertThat(sending).extracting(DataMessage::boot).containsOnly("b1");
    assertThat(sending).extracting(DataMessage::sequence).containsExactly(0L, 1L);
    assertThat(sending).extracting(DataMessage::sent).containsExactly(NOW, 77L);
    assertThat(sending).extracting(DataMessage::late).containsExactly(false, true);
  }

  @Test
  void messageWithoutReadingsOnlyMovesTheClockOfAReplay() throws InterruptedException {
    assertThat(gateway.send(new Outgoing().at(77))).isZero();
    assertThat(sending).hasSize(1);
    assertThat(sending.get(0).at()).isEqualTo(77);
    assertThat(sending.get(0).size()).isZero();
    assertThat(gateway.counters().readings()).isZero();
  }

  @Test
  void fullWindowTakesNothingMoreAndSaysSo() throws InterruptedException {
    Outgoing one = readings(1);
    for (long sequence = 0; sequence < 4; sequence++) {
      assertThat(gateway.send(one, AT_ONCE)).isEqualTo(sequence);
    }
    assertThat(gateway.send(one, AT_ONCE)).isEqualTo(-1);
    assertThat(gateway.sendBytes(number -> new byte[0], AT_ONCE)).isEqualTo(-1);
    assertThat(sending).as("what is not taken is not announced").hasSize(4);
    assertThat(gateway.counters().messages()).isEqualTo(4);
    assertThat(gateway.counters().readings()).isEqualTo(4);
    assertThat(gateway.awaitAcknowledged(AT_ONCE)).isFalse();
  }

  @Test
  void tooManyReadingsForOneMessageAreRefusedAndTakeNoNumber() throws InterruptedException {
    assertThatThrownBy(() -> gateway.send(readings(501), AT_ONCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("501 readings in one message");
    assertThat(gateway.send(readings(500), AT_ONCE)).isZero();
  }

  @Test
  void bytesThatAreWrongOnPurposeAreKeptAsTheyAre() throws InterruptedException {
    List<String> made = new ArrayList<>();
    long sequence =
        gateway.sendBytes(
            number -> {
              made.add("no JSON " + number);
              return made.get(0).getBytes(StandardCharsets.UTF_8);
            },
            AT_ONCE);
    assertThat(sequence).isZero();
    assertThat(made).containsExactly("no JSON 0");
    assertThat(sending).as("nothing to decode").isEmpty();
    assertThat(gateway.counters().messages()).isEqualTo(1);
    assertThat(gateway.counters().readings()).isZero();
  }

  @Test
  void brokerThatIsNotThereIsTriedAgainAndAgain() throws InterruptedException {
    gateway.send(readings(1));
    Wait.until("two attempts", () -> losses.get() >= 2);
    assertThat(gateway.counters().losses()).isGreaterThanOrEqualTo(2);
    assertThat(gateway.counters().connects()).isZero();
    assertThat(gateway.counters().resent()).as("it was never handed over").isZero();
    assertThat(gateway.unacknowledged()).isEqualTo(1);
  }

  @Test
  void closedGatewayTakesNothingAndKeepsCountOfWhatItStillHad() throws InterruptedException {
    gateway.send(readings(3));
    gateway.close();
    assertThatThrownBy(() -> gateway.send(readings(1))).isInstanceOf(IllegalStateException.class);
    assertThat(sending).hasSize(1);
    assertThat(gateway.unacknowledged()).isEqualTo(1);
  }

  private static Outgoing readings(int count) {
    Outgoing out = new Outgoing();
    IntStream.range(0, count).forEach(i -> out.add("P" + i, NOW + i, i));
    return out;
  }

  private static GatewayOptions options(int window) {
    return GatewayOptions.of(NOBODY, "coal-a", "gw1", "secret")
        .withBoot("b1")
        .withWindow(window)
        .withClock(() -> NOW);
  }
}
