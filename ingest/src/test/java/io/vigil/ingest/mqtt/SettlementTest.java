package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.down.AckPublisher;
import io.vigil.ingest.down.Answer;
import io.vigil.ingest.lane.LogReceipt;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing is acknowledged before the log has it, and all before it. */
class SettlementTest {
  private static final Address GW1 = new Address("coal-a", "gw1", Up.DATA);

  private final HandLink link = new HandLink();
  private final HandLink.HandConnection connection = link.new HandConnection();
  private final IngestCounters counters = new IngestCounters();
  private final List<AckMessage> told = new ArrayList<>();
  private final AckPublisher acks = new AckPublisher(this::hear, counters);
  private final Settlement settlement = new Settlement(acks, counters);

  @Test
  void messageIsAcknowledgedWhenTheLogHasItAndNotBefore() {
    LogReceipt receipt = add(1, 1);
    settlement.settle(0);
    assertThat(connection.acknowledged()).isEmpty();
    assertThat(settlement.isEmpty()).isFalse();
    receipt.seal();
    settlement.settle(0);
    assertThat(connection.acknowledged()).containsExactly(1);
    assertThat(settlement.isEmpty()).isTrue();
    acks.flush();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).stored()).containsExactly(new AckMessage.Range(1, 1));
  }

  @Test
  void messageThatIsInTheLogWaitsForTheOneBeforeIt() {
    LogReceipt first = add(1, 1);
    add(2, 1).seal();
    settlement.settle(0);
    acks.flush();
    assertThat(connection.acknowledged()).isEmpty();
    assertThat(told).isEmpty();
    first.seal();
    settlement.settle(0);
    assertThat(connection.acknowledged()).containsExactly(1, 2);
  }

  @Test
  void messageOfQosZeroIsNotAcknowledgedToTheBrokerButToldToItsSender() {
    add(7, 0).seal();
    settlement.settle(0);
    acks.flush();
    assertThat(connection.acknowledged()).isEmpty();
    assertThat(told.get(0).stored()).containsExactly(new AckMessage.Range(7, 7));
    assertThat(counters.get(Count.MESSAGES_SETTLED)).isEqualTo(1);
  }

  @Test
  void messageWhoseSenderCannotBeAnsweredIsAcknowledgedAllTheSame() {
    LogReceipt receipt = new LogReceipt(() -> {});
    receipt.seal();
    settlement.add(delivery(5, 1), receipt, null);
    settlement.settle(0);
    acks.flush();
    assertThat(connection.acknowledged()).containsExactly(5);
    assertThat(told).isEmpty();
  }

  @Test
  void whoPostedIsAnsweredOnceTheLogHasItAndNotOnTheDownlink() {
    List<Answer> heard = new ArrayList<>();
    LogReceipt receipt = new LogReceipt(() -> {});
    Answer answer = new Answer(GW1, "b", 3, List.of());
    settlement.add(new Inbound.Posted("t", new byte[0], 3, heard::add), receipt, answer);
    settlement.settle(0);
    assertThat(heard).isEmpty();
    receipt.seal();
    settlement.settle(0);
    acks.flush();
    assertThat(heard).containsExactly(answer);
    assertThat(told).isEmpty();
  }

  @Test
  void messageWithoutANumberIsToldToWhoPostedItAndNotOnTheDownlink() {
    List<Answer> heard = new ArrayList<>();
    Answer unnumbered = new Answer(GW1, "", Decoded.NO_SEQUENCE, List.of());
    LogReceipt receipt = new LogReceipt(() -> {});
    settlement.add(new Inbound.Posted("t", new byte[0], 3, heard::add), receipt, unnumbered);
    settlement.add(delivery(4, 1), receipt, unnumbered);
    receipt.seal();
    settlement.settle(0);
    acks.flush();
    assertThat(heard).containsExactly(unnumbered);
    assertThat(connection.acknowledged()).containsExactly(4);
    assertThat(told).isEmpty();
  }

  @Test
  void whateverTheOrderInWhichTheLogAnswersAcknowledgementsKeepTheOrderOfArrival() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      int base = round * 100;
      List<LogReceipt> receipts = new ArrayList<>();
      IntStream.range(0, 100).forEach(i -> receipts.add(add(base + i, 1)));
      List<LogReceipt> shuffled = new ArrayList<>(receipts);
      Collections.shuffle(shuffled, random);
      int done = 0;
      for (LogReceipt receipt : shuffled) {
        receipt.seal();
        settlement.settle(0);
        while (done < 100 && receipts.get(done).isDone()) {
          done++;
        }
        assertThat(connection.acknowledged()).hasSize(base + done);
      }
    }
    assertThat(connection.acknowledged())
        .containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
  }

  private LogReceipt add(int id, int qos) {
    LogReceipt receipt = new LogReceipt(() -> {});
    settlement.add(delivery(id, qos), receipt, new Answer(GW1, "b", id, List.of()));
    return receipt;
  }

  private Inbound.Delivery delivery(int id, int qos) {
    return new Inbound.Delivery(connection, "t", new byte[0], id, qos, id);
  }

  private boolean hear(String topic, byte[] payload) {
    return told.add(((Decoded.Value<AckMessage>) AckMessageCodec.decode(payload)).message());
  }
}
