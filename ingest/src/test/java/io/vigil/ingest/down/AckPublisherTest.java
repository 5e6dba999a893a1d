package io.vigil.ingest.down;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessage.Range;
import io.vigil.model.wire.mqtt.AckMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AckPublisherTest {
  private static final Address GW1 = new Address("coal-a", "gw1", Up.DATA);
  private static final Address GW2 = new Address("coal-a", "gw2", Up.BACKFILL);
  private static final long T0 = 5_000_000_000L;

  private final List<String> topics = new ArrayList<>();
  private final List<AckMessage> sent = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final IngestCounters counters = new IngestCounters();
  private boolean up = true;
  private final AckPublisher acks = new AckPublisher(this::send, counters);

  @Test
  void nothingIsSentBeforeAHundredMillisecondsAndThenInOneMessage() {
    acks.settled(GW1, "b", 1, List.of(), T0);
    acks.settled(GW1, "b", 2, List.of(), T0 + 50_000_000);
    acks.look(T0 + AckPublisher.PERIOD_NANOS - 1);
    assertThat(sent).isEmpty();
    acks.look(T0 + AckPublisher.PERIOD_NANOS);
    assertThat(topics).containsExactly("ent/coal-a/down/gw1/ack");
    assertThat(sent)
        .containsExactly(new AckMessage("b", List.of(new Range(1, 2)), List.of(), List.of()));
    acks.look(T0 + 2 * AckPublisher.PERIOD_NANOS);
    assertThat(sent).hasSize(1);
    assertThat(counters.get(Count.ACKS_SENT)).isEqualTo(1);
  }

  @Test
  void eachGatewayAndEachBootIsToldItsOwn() {
    acks.settled(GW1, "b", 1, List.of(), T0);
    acks.settled(GW1, "c", 9, List.of(), T0);
    acks.settled(GW2, "b", 5, List.of(), T0);
    acks.flush();
    assertThat(topics)
        .filteredOn(topic -> topic.equals(MqttTopics.ack("coal-a", "gw1")))
        .hasSize(2);
    assertThat(sent)
        .extracting(message -> message.boot() + message.stored().get(0).first())
        .containsExactly("b1", "c9", "b5");
  }

  @Test
  void whatCannotBeHandedOverWaitsAndIsSentWhenItCan() {
    up = false;
    acks.settled(GW1, "b", 1, List.of(remark(RefusalCode.POINT_UNKNOWN, 1)), T0);
    acks.look(T0 + AckPublisher.PERIOD_NANOS);
    acks.settled(GW1, "b", 2, List.of(), T0);
    up = true;
    acks.look(T0 + 2 * AckPublisher.PERIOD_NANOS);
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).stored()).containsExactly(new Range(1, 2));
    assertThat(sent.get(0).rejected()).hasSize(1);
  }

  @Test
  void refusedAndFlaggedStandApart() {
    Refusal refused = remark(RefusalCode.POINT_UNKNOWN, 4);
    Refusal flagged = remark(RefusalCode.VALUE_RANGE, 4);
    acks.settled(GW1, "b", 4, List.of(refused, flagged), T0);
    acks.flush();
    AckMessage message = sent.get(0);
    assertThat(message.rejected())
        .extracting(AckMessage.Entry::code)
        .containsExactly("POINT_UNKNOWN");
    assertThat(message.flagged()).extracting(AckMessage.Entry::code).containsExactly("VALUE_RANGE");
    assertThat(message.rejected().get(0).zh()).isEqualTo(refused.zh());
  }

  @Test
  void manyWordsGoInSeveralMessagesThatABrokerTakes() {
    Refusal longest = remark(RefusalCode.POINT_UNKNOWN, 1);
    acks.settled(GW1, "b", 1, Collections.nCopies(1_000, longest), T0);
    acks.flush();
    assertThat(sent.stream().mapToInt(message -> message.rejected().size()).sum()).isEqualTo(1_000);
    assertThat(sizes).allSatisfy(size -> assertThat(size).isLessThan(65_536));
  }

  @Test
  void wordsThatPileUpAreBoundedAndTheNewestStay() {
    up = false;
    for (int i = 1; i <= AckPublisher.MOST_WAITING + 10; i++) {
      acks.settled(GW1, "b", i, List.of(remark(RefusalCode.POINT_UNKNOWN, i)), T0);
    }
    up = true;
    acks.flush();
    List<Long> said =
        sent.stream().flatMap(m -> m.rejected().stream()).map(AckMessage.Entry::sequence).toList();
    assertThat(said).hasSize(AckPublisher.MOST_WAITING).startsWith(11L).doesNotContain(10L);
    assertThat(sent.get(0).stored()).containsExactly(new Range(1, AckPublisher.MOST_WAITING + 10));
  }

  @Test
  void manyGapsGoInSeveralMessages() {
    for (int i = 0; i < AckPublisher.MOST_RANGES + 1; i++) {
      acks.settled(GW1, "b", 2L * i, List.of(), T0);
    }
    acks.flush();
    assertThat(sent).extracting(message -> message.stored().size()).containsExactly(500, 1);
  }

  private boolean send(String topic, byte[] payload) {
    if (up) {
      topics.add(topic);
      sizes.add(payload.length);
      sent.add(((Decoded.Value<AckMessage>) AckMessageCodec.decode(payload)).message());
    }
    return up;
  }

  private static Refusal remark(RefusalCode code, long sequence) {
    return Refusal.ofReading(
        code,
        "coal-a",
        "gw1",
        "b",
        sequence,
        "X".repeat(64),
        1_795_334_531_000L,
        1_795_334_531_000L,
        "X".repeat(64),
        "1.7976931348623157E308",
        "-1.7976931348623157E308",
        "1.7976931348623157E308");
  }
}
