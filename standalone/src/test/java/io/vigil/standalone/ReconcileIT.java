package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.model.point.Door;
import io.vigil.sim.replay.Fate;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.QuestDbReadings;
import io.vigil.sim.replay.ReplayManifest;
import io.vigil.sim.replay.ReplayVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What recordings hold is what the store holds, value for value, over both protocols: the short
 * form of {@code vigil reconcile}, and every oddity that recordings have, in a small one.
 */
class ReconcileIT {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("vigil.recordings", "recordings"));

  @TempDir Path folder;

  @Test
  void beginningsOfAllSetsAreStoredValueForValueOverBothProtocols() {
    Path manifest = RECORDINGS.resolve(ReplayManifest.FILE);
    assumeTrue(Files.isReadable(manifest), "skipped: no recordings at " + RECORDINGS);
    StringWriter out = new StringWriter();
    CommandLine vigil = Vigil.commandLine().setOut(new PrintWriter(out, true));
    int status =
        vigil.execute("reconcile", "--short", "--report", folder.toString(), RECORDINGS.toString());
    assertThat(out.toString())
        .containsPattern("methane/longwall_a.csv +mqtt +1200 +1200 +1200 +- +exact")
        .containsPattern("methane/longwall_a.csv +opcua +1200 +1200 +1200 +- +exact")
        .containsPattern("skab/anomaly-free.csv +opcua +1600 +1600 +1600 +- +exact")
        .contains("6 of 6 recordings exact", "2 of 2 recordings exact")
        .doesNotContain("DIFFERS");
    assertThat(status).isZero();
  }

  @Test
  void everyOddityIsStoredOnceOrListedOverOpcUa() throws IOException, InterruptedException {
    Path recording =
        Files.write(
            folder.resolve("odd.csv"),
            List.of(
                "timestamp,A,B",
                "2020-01-01 00:00:00,1,10",
                "2020-01-01 00:00:01,2,",
                "2020-01-01 00:00:01,2,11",
                "2020-01-01 00:00:03,-9999,12",
                "2020-01-01 00:00:02,3,much",
                "2020-01-01 00:00:03,4,13",
                "2020-01-01 06:00:00,5,14",
                "2020-01-01 00:00:01,2,15"));
    Path data = folder.resolve("data");
    try (Standalone vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts())) {
      Endpoints endpoints = vigil.endpoints();
      ReplaySession session =
          ReplaySession.in(endpoints, data, new QuestDbReadings(endpoints.store()));
      try (RecordingPlay play = session.open(recording, Door.OPC_UA)) {
        play.play(Pace.FASTEST);
        Path list = folder.resolve("cells.csv");
        ReplayVerdict verdict = session.verify(play, list);
        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.storedOnce()).isEqualTo(8);
        assertThat(verdict.count(Fate.BACKWARD)).isEqualTo(1);
        assertThat(verdict.count(Fate.SENTINEL)).isEqualTo(1);
        assertThat(verdict.count(Fate.DUPLICATE)).isEqualTo(2);
        assertThat(verdict.count(Fate.CONFLICT)).isEqualTo(3);
        assertThat(verdict.count(Fate.UNCARRIED)).isEqualTo(1);
        assertThat(Files.readString(list)).contains("UNCARRIED,\"no number: an OPC UA node");
      }
    }
  }
}
