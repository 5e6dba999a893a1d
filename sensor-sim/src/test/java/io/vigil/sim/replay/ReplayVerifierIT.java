package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.sim.mqtt.Outgoing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayVerifierIT {
  private static final long MIDNIGHT = 1_577_836_800_000L;

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
  void storeThatHoldsEachValueOnceIsExactAndEveryOtherCellIsListedWithItsReason()
      throws IOException, InterruptedException {
    writeAsVigilDoes(plant);
    ReplayVerdict verdict = verify(plant, refusals());
    assertThat(verdict.differences()).isEmpty();
    assertThat(verdict.isExact()).isTrue();
    assertThat(verdict.summary())
        .isEqualTo(
            "exact: 7 of 7 distinct good values stored once, 2 backward, 1 sentinel, 2 duplicate,"
                + " 2 conflict, 1 text, 1 empty, lines that are no rows: 1");
    assertThat(verdict.sums()).isEqualTo(Map.of("A", 1.5 + 2.5 + 5 + 9, "B", 4.0 + 6 + 8));
    assertThat(listed())
        .containsExactly(
            "row,stamp,point,column,raw,fate,reason",
            "2,2020-01-01T00:00:00Z,B,B,-9999,SENTINEL,"
                + "-9999 means no value: stored as a bad row without one",
            "4,2020-01-01T00:01:00Z,A,A,2.50,DUPLICATE,"
                + "\"duplicate of row 3, where 2.5 is stored\"",
            "4,2020-01-01T00:01:00Z,B,B,4,DUPLICATE,\"duplicate of row 3, where 4.0 is stored\"",
            "5,2020-01-01T00:01:00Z,A,A,3.5,CONFLICT,"
                + "\"conflict with row 3: its 2.5 stays, 3.5 is refused\"",
            "5,2020-01-01T00:01:00Z,B,B,7,CONFLICT,"
                + "\"conflict with row 3: its 4.0 stays, 7 is refused\"",
            "6,2020-01-01T00:02:00Z,A,A,,EMPTY,nothing stands here: not sent",
            "6,2020-01-01T00:02:00Z,B,B,\"a,b\",TEXT,no number: refused",
            "8,,,,,NO_ROW,line 8: 'noon' is no time",
            "9,2020-01-01T00:02:30Z,A,A,9,BACKWARD,"
                + "\"stored, not judged: the stamp is before that of row 7\"",
            "9,2020-01-01T00:02:30Z,B,B,8,BACKWARD,"
                + "\"stored, not judged: the stamp is before that of row 7\"");
  }

  @Test
  void whatIsNotStoredIsMissingCellByCell() throws IOException, InterruptedException {
    ReplayVerdict verdict = verify(plant, refusals());
    assertThat(verdict.isExact()).isFalse();
    assertThat(verdict.storedOnce()).isZero();
    assertThat(verdict.differences())
        .hasSize(8)
        .contains(
            "A row 3 '2.5': not stored",
            "B row 2 '-9999': no bad row stored",
            "B row 9 '8': not stored");
    assertThat(listed()).contains("3,2020-01-01T00:01:00Z,A,A,2.5,DIFFERS,not stored");
  }

  @Test
  void whatIsAlteredDoubledOrBesidesTheRecordingIsNamed() throws IOException, InterruptedException {
    writeAsVigilDoes(plant);
    write("A", MIDNIGHT, "value=1.6,quality=\"GOOD\"");
    write("A", MIDNIGHT + 180_000, "value=5,quality=\"UNCERTAIN\"");
    write("B", MIDNIGHT, "value=-9999,quality=\"BAD\"");
    write("C", MIDNIGHT, "value=1,quality=\"GOOD\"");
    writeUnder("R2", "B", MIDNIGHT + 60_000, "value=4,quality=\"GOOD\"");
    assertThat(verify(plant, refusals()).differences())
        .containsExactly(
            "A row 2 '1.5': stored as 1.6 GOOD",
            "B row 2 '-9999': stored as -9999.0 BAD",
            "A row 7 '5': stored as 5.0 UNCERTAIN",
            "B at 2020-01-01T00:01:00Z: 4.0 GOOD stored more than once",
            "C at 2020-01-01T00:00:00Z: 1.0 GOOD stored, but no cell of the recording");
  }

  @Test
  void whatVigilSaidMustBeWhatTheRecordingDemands() throws IOException, InterruptedException {
    writeAsVigilDoes(plant);
    SaidRefusals said = new SaidRefusals();
    said.add(refusal(RefusalCode.VALUE_SENTINEL, "B", MIDNIGHT));
    said.add(refusal(RefusalCode.VALUE_CONFLICT, "A", MIDNIGHT + 60_000));
    said.add(refusal(RefusalCode.VALUE_RANGE, "A", MIDNIGHT + 180_000));
    assertThat(verify(plant, said).differences())
        .containsExactly(
            "B row 5 '7': CONFLICT, but Vigil did not say so",
            "B row 6 'a,b': TEXT, but Vigil did not say so",
            "A at 2020-01-01T00:03:00Z: Vigil says VALUE_RANGE: "
                + RefusalCode.VALUE_RANGE.en("A", "", "", ""));
  }

  @Test
  void longwallIsExactInTheStore() throws IOException, InterruptedException {
    RecordingPlant longwall = RecordingPlant.of(RecordingsFolder.file("methane/longwall_a.csv"));
    writeAsVigilDoes(longwall);
    ReplayVerdict verdict = verify(longwall, new SaidRefusals());
    assertThat(verdict.differences()).isEmpty();
    ReplayManifest manifest = ReplayManifest.above(longwall.recording().file()).orElseThrow();
    assertThat(manifest.differences(longwall, verdict)).isEmpty();
  }

  private ReplayVerdict verify(RecordingPlant played, SaidRefusals said)
      throws IOException, InterruptedException {
    try (CellList list = CellList.create(folder.resolve("lists/cells.csv"), played.recording())) {
      return ReplayVerifier.verify(played, store, said, list);
    }
  }

  private List<String> listed() throws IOException {
    return Files.readAllLines(folder.resolve("lists/cells.csv"));
  }

  /** What Vigil says when the quirky recording is played. */
  private static SaidRefusals refusals() {
    SaidRefusals said = new SaidRefusals();
    said.add(refusal(RefusalCode.VALUE_SENTINEL, "B", MIDNIGHT));
    said.add(refusal(RefusalCode.VALUE_CONFLICT, "A", MIDNIGHT + 60_000));
    said.add(refusal(RefusalCode.VALUE_CONFLICT, "B", MIDNIGHT + 60_000));
    said.add(refusal(RefusalCode.VALUE_NAN, "B", MIDNIGHT + 120_000));
    return said;
  }

  private static Refusal refusal(RefusalCode code, String point, long time) {
    return Refusal.ofReading(
        code, "rec-quirks-quirky", "replay", "b", 1, point, time, 0, point, "", "", "");
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
    writeUnder("R1", point, time, fields);
  }

  private void writeUnder(String unit, String point, long time, String fields) {
    String line = line(plant, point, time, fields).replace("unit=R1", "unit=" + unit);
    assertThat(influx.write(line)).isEqualTo(204);
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
            "2020-01-01 00:01:00,2.50,4",
            "2020-01-01 00:01:00,3.5,7",
            "2020-01-01 00:02:00,,\"a,b\"",
            "2020-01-01 00:03:00,5,6",
            "noon,1,1",
            "2020-01-01 00:02:30,9,8"));
  }
}
