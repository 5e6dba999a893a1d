package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.sim.mqtt.Outgoing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingMessagesTest {
  private static final long MIDNIGHT = 1_577_836_800_000L;

  private Path folder;

  @BeforeEach
  void useFolder(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void rowsOfOneStampShareOneMessage() throws IOException {
    List<DataMessage> messages =
        messages(
            Duration.ZERO,
            "timestamp,device,A,B",
            "2020-01-01 00:00:00,d1,1,",
            "2020-01-01 00:00:00,d2,2,3",
            "2020-01-01 00:01:00,d1,4,5");
    assertThat(messages).hasSize(2);
    assertThat(messages.get(0).points()).containsExactly("d1.A", "d2.A", "d2.B");
    assertThat(messages.get(0).values()).containsExactly(1, 2, 3);
    assertThat(messages.get(1).at()).isEqualTo(MIDNIGHT + 60_000);
  }

  @Test
  void messageIsFullAtFiftyReadingsAndTheRestFollowsUnderTheSameClock() throws IOException {
    String header = "timestamp," + columns(i -> "S" + i);
    String row = "2020-01-01 00:00:00," + columns(Integer::toString);
    List<DataMessage> messages = messages(Duration.ZERO, header, row);
    assertThat(messages).extracting(DataMessage::size).containsExactly(50, 50, 20);
    assertThat(messages).extracting(DataMessage::at).containsOnly(MIDNIGHT);
    assertThat(messages.stream().flatMapToDouble(m -> Arrays.stream(m.values())))
        .containsExactlyElementsOf(IntStream.range(0, 120).mapToObj(i -> (double) i).toList());
  }

  @Test
  void stepBackwardKeepsItsStampAndLeavesTheClock() throws IOException {
    List<DataMessage> messages =
        messages(
            Duration.ZERO,
            "timestamp,A",
            "2020-01-01 00:01:00,1",
            "2020-01-01 00:00:00,2",
            "2020-01-01 00:02:00,3");
    assertThat(messages)
        .extracting(DataMessage::at)
        .containsExactly(MIDNIGHT + 60_000, MIDNIGHT + 60_000, MIDNIGHT + 120_000);
    assertThat(messages.get(1).times()).containsExactly(MIDNIGHT);
  }

  @Test
  void clockTicksThroughGapUntilNoDelayCanEndAnyMore() throws IOException {
    List<DataMessage> messages =
        messages(
            Duration.ofSeconds(25),
            "timestamp,A",
            "2020-01-01 00:00:00,1",
            "2020-01-01 00:00:30,1",
            "2020-01-01 01:00:00,1",
            "2020-01-01 01:00:30,1");
    assertThat(seconds(messages))
        .containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 3600L, 3610L, 3620L, 3630L);
    assertThat(messages.stream().filter(m -> m.size() == 0)).hasSize(7);
  }

  @Test
  void noGapHasMoreThanSixtyTicks() throws IOException {
    List<DataMessage> messages =
        messages(
            Duration.ofMinutes(5),
            "timestamp,A",
            "2020-01-01 00:00:00,1",
            "2020-01-01 00:00:01,1",
            "2020-01-01 00:00:02,1",
            "2020-01-01 01:00:00,1");
    assertThat(messages.stream().filter(m -> m.size() == 0)).hasSize(60);
    assertThat(messages.get(62).at()).isEqualTo(MIDNIGHT + 62_000);
  }

  @Test
  void textIsSentAsItStandsAndEmptyRowsAreNot() throws IOException {
    List<DataMessage> messages =
        messages(
            Duration.ZERO, "timestamp;A;B", "2020-01-01 00:00:00;;", "2020-01-01 00:00:01;n/a;2.5");
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).notNumber(0)).isEqualTo("n/a");
    assertThat(messages.get(0).notNumber(1)).isEmpty();
    assertThat(messages.get(0).values()[1]).isEqualTo(2.5);
  }

  @Test
  void everyCellOfTheDustRecordingIsSentOnce() throws IOException {
    RecordingPlant plant = RecordingPlant.of(RecordingsFolder.file("dust/workshop.csv"));
    List<DataMessage> messages = messages(plant);
    assertThat(messages.stream().mapToLong(DataMessage::size).sum()).isEqualTo(67_023);
    assertThat(messages).extracting(DataMessage::at).isSorted();
  }

  private List<DataMessage> messages(Duration longestDelay, String... lines) throws IOException {
    Path file = Files.write(folder.resolve("recording.csv"), List.of(lines));
    RecordingPlant plant = RecordingPlant.of(file);
    return messages(plant.withFile(plant.file(), longestDelay));
  }

  private static List<DataMessage> messages(RecordingPlant plant) throws IOException {
    List<DataMessage> messages = new ArrayList<>();
    Outgoing out = new Outgoing();
    try (RecordingMessages next = new RecordingMessages(plant)) {
      while (next.next(out)) {
        messages.add(out.toMessage("boot", messages.size(), out.at()));
      }
    }
    return messages;
  }

  private static List<Long> seconds(List<DataMessage> messages) {
    return messages.stream().map(message -> (message.at() - MIDNIGHT) / 1000).toList();
  }

  private static String columns(IntFunction<String> cell) {
    return String.join(",", IntStream.range(0, 120).mapToObj(cell).toList());
  }
}
