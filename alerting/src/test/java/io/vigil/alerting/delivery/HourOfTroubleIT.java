package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.Inside;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.deadline.SteadyClock;
import io.vigil.alerting.testing.HandClock;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.TestChannel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An hour of the clock in which receivers are out of order, with the pauses of a plant and real
 * requests. It lies in the far future, where nothing else of the room is sent.
 */
@ExtendWith(Room.Shared.class)
class HourOfTroubleIT {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final int NEWS_EVERY_STEPS = 120;

  /** At 0, 5, 15, 35, 75, 155, 315 s and then each five minutes. */
  private static final int ATTEMPTS = 17;

  private final Instant start = Instant.parse("2099-01-01T00:00:00Z");
  private final HandClock clock = new HandClock(start);
  private Room room;
  private Alert alert;
  private DeliveryQueue queue;

  @BeforeEach
  void begin(Room shared) throws Exception {
    room = shared;
    JsonNode raised = room.raised(room.plant(1));
    alert = bean(AlertRepository.class).findById(raised.get("id").asText()).orElseThrow();
    AlertingOptions options =
        AlertingOptions.defaults(room.folder(), room.log().bootstrap())
            .withDelivery(DeliveryOptions.byDefault());
    SteadyClock driven =
        new SteadyClock(clock, () -> Duration.between(start, clock.instant()).toNanos());
    queue =
        new DeliveryQueue(
            bean(ChannelRepository.class),
            bean(DeliveryRepository.class),
            bean(MessageLimits.class),
            driven,
            options);
  }

  @Test
  @DisplayName(
      "attack80: a receiver that answers 500 for an hour, and one that redirects inward, is asked"
          + " again and again, is named with what it said, and delays nobody")
  void anHourOfTroubleDelaysNobodyAndIsVisible() throws Exception {
    try (Receiver broken = Receiver.start().answering(500);
        Receiver inner = Receiver.start();
        Receiver astray = Receiver.start().redirecting(inner.url());
        Receiver sound = Receiver.start()) {
      TestChannel toBroken = channel("hour-broken", broken);
      TestChannel toAstray = channel("hour-astray", astray);
      TestChannel toSound = channel("hour-sound", sound);
      List<String> all = List.of(toBroken.id(), toAstray.id(), toSound.id());
      news(toBroken);
      news(toAstray);
      int told = 0;
      for (int step = 0; clock.instant().isBefore(start.plus(HOUR)); step++) {
        if (step % NEWS_EVERY_STEPS == 0) {
          news(toSound);
          told++;
        }
        send(all);
        assertThat(sound.got()).as("told at once, step %d", step).hasSize(told);
        clock.pass(STEP);
      }
      assertThat(broken.got()).hasSize(ATTEMPTS);
      assertThat(astray.got()).hasSize(ATTEMPTS);
      assertThat(inner.got()).as("nobody is led inward").isEmpty();
      assertWaits(toBroken, "the receiver did not accept it", "500 said");
      assertWaits(
          toAstray,
          "the receiver redirects elsewhere, which is not followed",
          "302 " + inner.url());

      broken.answering(200);
      clock.pass(Duration.ofMinutes(5));
      send(all);
      assertThat(toBroken.deliveries())
          .singleElement()
          .matches(row -> TestChannel.is(row, "SENT"), "sent once it works again");
      assertThat(broken.got().stream().map(Receiver.Got::key).distinct()).hasSize(1);
      all.forEach(id -> new TestChannel(room, id).remove());
    }
  }

  /** Everything of these channels that is due at this moment. */
  private void send(List<String> channels) throws IOException {
    for (Lane lane : queue.lanesDue()) {
      if (channels.contains(lane.channel())) {
        Optional<DeliveryRequest> request = queue.next(lane);
        while (request.isPresent()) {
          queue.ended(request.get(), bean(Senders.class).send(request.get()));
          request = queue.next(lane);
        }
      }
    }
  }

  private static void assertWaits(TestChannel channel, String en, String answer) {
    assertThat(channel.deliveries())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(TestChannel.is(row, "WAITING")).isTrue();
              assertThat(row.get("attempts").asInt()).isEqualTo(ATTEMPTS);
              assertThat(row.get("en").asText()).isEqualTo(en);
              assertThat(row.get("zh").asText()).isNotBlank();
              assertThat(row.get("answer").asText()).isEqualTo(answer);
            });
  }

  private TestChannel channel(String name, Receiver to) {
    TestChannel channel = new TestChannel(room, name);
    channel.made(
        "{\"url\":\"%s\",\"enterprise\":\"%s\"}".formatted(to.url(), alert.subject().enterprise()));
    return channel;
  }

  private void news(TestChannel to) {
    Channel channel = bean(ChannelRepository.class).findById(to.id()).orElseThrow();
    bean(DeliveryRepository.class)
        .saveAll(List.of(bean(DeliveryRows.class).snapshot(channel, alert, clock.instant())));
  }

  private <T> T bean(Class<T> type) {
    return Inside.of(room.alerting()).getBean(type);
  }
}
