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
import io.vigil.model.wire.mqtt.AckMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Over any history of messages and of a downlink that comes and goes, the proof is true. */
class AckPublisherHistoryTest {
  private static final String[] GATEWAYS = {"gw1", "gw2", "gw3"};
  private static final String[] BOOTS = {"b1", "b2"};

  private final Map<String, Set<Long>> settled = new HashMap<>();
  private final Map<String, Set<Long>> told = new HashMap<>();
  private final Map<String, Integer> remarked = new HashMap<>();
  private final Map<String, Integer> said = new HashMap<>();
  private final IngestCounters counters = new IngestCounters();
  private final AckPublisher acks = new AckPublisher(this::send, counters);
  private int sendable = Integer.MAX_VALUE;
  private int messages;

  @RepeatedTest(10)
  void whatIsToldIsWhatWasSettledAndNothingElse(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    long now = 0;
    for (int step = 0; step < 20_000; step++) {
      now += random.nextInt(20_000_000);
      settle(random, now);
      if (random.nextInt(50) == 0) {
        sendable = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(3);
      }
      acks.look(now);
      if (step % 1_000 == 0) {
        assertNothingTooMuch();
      }
    }
    sendable = Integer.MAX_VALUE;
    acks.flush();
    assertThat(told).isEqualTo(settled);
    assertThat(said).isEqualTo(remarked);
    assertThat(counters.get(Count.ACKS_SENT)).isEqualTo(messages);
    assertThat(acks.untilDue(now)).as("nothing more to say").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aGatewayThatIsToldOftenDoesNotKeepAnotherWaiting() {
    for (int i = 0; i < 1_000; i++) {
      acks.settled(address("gw1"), "b1", i, List.of(), i * 1_000_000L);
      if (i == 10) {
        acks.settled(address("gw2"), "b1", 7, List.of(), i * 1_000_000L);
      }
      acks.look(i * 1_000_000L);
    }
    assertThat(told.get("gw2/b1")).containsExactly(7L);
    assertThat(messages).as("ten a second and one for the other").isBetween(10, 12);
  }

  @Test
  void untilDueIsNeverLongerThanThePeriod() {
    assertThat(acks.untilDue(5)).isEqualTo(Long.MAX_VALUE);
    acks.settled(address("gw1"), "b1", 1, List.of(), 5);
    assertThat(acks.untilDue(5)).isEqualTo(AckPublisher.PERIOD_NANOS);
    assertThat(acks.untilDue(5 + AckPublisher.PERIOD_NANOS)).isZero();
    sendable = 0;
    acks.look(5 + AckPublisher.PERIOD_NANOS);
    assertThat(acks.untilDue(5 + AckPublisher.PERIOD_NANOS)).isEqualTo(AckPublisher.PERIOD_NANOS);
  }

  private void settle(Random random, long now) {
    String gateway = GATEWAYS[random.nextInt(GATEWAYS.length)];
    String boot = BOOTS[random.nextInt(BOOTS.length)];
    long sequence = random.nextInt(5_000);
    List<Refusal> remarks = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      remarks.add(remark(gateway, boot, sequence, random.nextBoolean()));
    }
    settled.computeIfAbsent(gateway + "/" + boot, any -> new HashSet<>()).add(sequence);
    remarked.merge(gateway + "/" + boot, remarks.size(), Integer::sum);
    acks.settled(address(gateway), boot, sequence, remarks, now);
  }

  private void assertNothingTooMuch() {
    told.forEach((sender, numbers) -> assertThat(settled.get(sender)).containsAll(numbers));
  }

  private boolean send(String topic, byte[] payload) {
    if (sendable == 0) {
      return false;
    }
    sendable--;
    messages++;
    AckMessage message = ((Decoded.Value<AckMessage>) AckMessageCodec.decode(payload)).message();
    assertThat(payload).hasSizeLessThan(65_536);
    for (String gateway : GATEWAYS) {
      if (topic.equals(MqttTopics.ack("coal-a", gateway))) {
        hear(gateway + "/" + message.boot(), message);
      }
    }
    return true;
  }

  private void hear(String sender, AckMessage message) {
    Set<Long> numbers = told.computeIfAbsent(sender, any -> new HashSet<>());
    for (AckMessage.Range range : message.stored()) {
      for (long number = range.first(); number <= range.last(); number++) {
        numbers.add(number);
      }
    }
    said.merge(sender, message.rejected().size() + message.flagged().size(), Integer::sum);
  }

  private static Address address(String gateway) {
    return new Address("coal-a", gateway, Up.DATA);
  }

  private static Refusal remark(String gateway, String boot, long sequence, boolean flagged) {
    RefusalCode code = flagged ? RefusalCode.TIME_FUTURE : RefusalCode.POINT_UNKNOWN;
    return Refusal.ofReading(code, "coal-a", gateway, boot, sequence, "A", 1, 2, "A", "1");
  }
}
