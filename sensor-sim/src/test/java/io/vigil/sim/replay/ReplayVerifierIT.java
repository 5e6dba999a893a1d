package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.sim.mqtt.Outgoing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayVerifierIT {
  private Path folder;
  private TestInfluxd influx;
  private RecordingPlant plant;
  private StoredReadings store;

  @BeforeEach
  void startStore(@TempDir Path temporary) throws IOException {
    folder = temporary;
    influx = TestInfluxd.start(folder);
    store = new InfluxReadings(influx.url(), TestInfluxd.DATABASE);
    plant = RecordingPlant.of(quirky());
  }

  @AfterEach
  void stopStore() {
    if (influx != null) {
      influx.close();
    }
  }

  @Test
  void storeThatHoldsEachValueOnceIsExactAndEveryOtherCellHasReason()
      throws IOException, InterruptedException {
    writeAsVigilDoes(plant);
    ReplayVerdict verdict = ReplayVerifier.verify(plant, store);
    assertThat(verdict.differences()).isEmpty();
    assertThat(verdict.reasons())
        .containsExactly(
            "A: 1 duplicate: dropped, the same value is stored",
            "A: 1 conflict: refused, the first value stays",
            "A: 1 missing: never sent",
            "B: 1 duplicate: dropped, the same value is stored",
            "B: 1 conflict: refused, the first value stays",
            "B: 1 sentinel: a bad row without a value",
            "B: 1 text: refused as no number");
    assertThat(verdict.summary()).contains("every distinct good value is stored once; 5 stored");
  }

  @Test
  void lostDoubledAndAlteredValuesAreEachNamed() throws IOException, InterruptedException {
    assertThat(ReplayVerifier.verify(plant, store).differences())
        .containsExactly(
            "A: 0 good values stored, not 3",
            "B: 0 good values stored, not 2",
            "B: 0 bad rows, not 1");
    writeAsVigilDoes(plant);
    write("A", 1_577_836_800_000L, "value=1.6,quality=\"GOOD\"");
    write("B", 1_577_836_799_000L, "value=1,quality=\"GOOD\"");
    write("B", 1_577_836_798_000L, "value=1,quality=\"UNCERTAIN\"");
    write("C", 1_577_836_798_000L, "value=1,quality=\"GOOD\"");
    assertThat(ReplayVerifier.verify(plant, store).differences())
        .containsExactly(
            "A: the values add up to 9.1, not 9.0",
            "B: 3 good values stored, not 2",
            "B: 1 rows neither good nor bad",
            "C: stored, but no point of the recording");
  }

  @Test
  void longwallIsExactInTheStore() throws IOException, InterruptedException {
    RecordingPlant longwall = RecordingPlant.of(RecordingsFolder.file("methane/longwall_a.csv"));
    writeAsVigilDoes(longwall);
    assertThat(ReplayVerifier.verify(longwall, store).differences()).isEmpty();
  }

  /** The first value of each stamp; no value where the number is a sentinel. */
  private void writeAsVigilDoes(RecordingPlant played) throws IOException {
    Set<Double> sentinels = RecordingPlant.sentinels(played.recording().file());
    Set<String> known = new HashSet<>();
    StringBuilder lines = new StringBuilder();
    Outgoing out = new Outgoing();
    try (RecordingMessages messages = new RecordingMessages(played)) {
      while (messages.next(out)) {
        DataMessage message = out.toMessage("b", 0, 0);
        for (int i = 0; i < message.size(); i++) {
          double value = message.values()[i];
          String key = message.points()[i] + message.times()[i];
          if (message.notNumber(i).isEmpty() && known.add(key)) {
            boolean bad = sentinels.contains(value);
            String fields = bad ? "quality=\"BAD\"" : "value=" + value + ",quality=\"GOOD\"";
            lines.append(line(played, message.points()[i], message.times()[i], fields));
          }
        }
      }
    }
    assertThat(influx.write(lines.toString())).isEqualTo(204);
  }

  private void write(String point, long time, String fields) {
    assertThat(influx.write(line(plant, point, time, fields))).isEqualTo(204);
  }

  private static String line(RecordingPlant played, String point, long time, String fields) {
    return "reading,enterprise=%s,unit=R1,point=%s %s,offset=1i %d\n"
        .formatted(played.file().enterprise(), point, fields, time);
  }

  private Path quirky() throws IOException {
    return Files.write(
        Files.createDirectories(folder.resolve("quirks")).resolve("quirky.csv"),
        List.of(
            "timestamp,A,B",
            "2020-01-01 00:00:00,1.5,-9999",
            "2020-01-01 00:01:00,2.5,4",
            "2020-01-01 00:01:00,2.5,4",
            "2020-01-01 00:01:00,3.5,7",
            "2020-01-01 00:02:00,,abc",
            "2020-01-01 00:03:00,5,6"));
  }
}
