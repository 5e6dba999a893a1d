package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.point.Door;
import io.vigil.sim.replay.Fate;
import io.vigil.sim.replay.ReplayVerdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcileTableTest {
  private final ReconcileTable table = new ReconcileTable();

  @Test
  void everyPlayIsALineWithWhatIsListedByReason() {
    Map<Fate, Long> fates = Map.of(Fate.STORED, 7L, Fate.BACKWARD, 1L, Fate.CONFLICT, 2L);
    table.add(Path.of("a/1.csv"), Door.MQTT, verdict(fates, 8, 0), true);
    table.add(Path.of("a/1.csv"), Door.OPC_UA, verdict(fates, 6, 2), false);
    assertThat(printed().lines())
        .map(line -> line.replaceAll(" +", " ").strip())
        .containsExactly(
            "recording over cells distinct stored listed verdict",
            "a/1.csv mqtt 10 8 8 1 backward, 2 conflict exact",
            "a/1.csv opcua 10 8 6 1 backward, 2 conflict NOT exact");
  }

  @Test
  void playWithNothingToListSaysSo() {
    table.add(Path.of("b.csv"), Door.MQTT, verdict(Map.of(Fate.STORED, 3L), 3, 0), true);
    assertThat(printed()).containsPattern("b.csv +mqtt +3 +3 +3 +- +exact");
  }

  private String printed() {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out));
    return out.toString();
  }

  private static ReplayVerdict verdict(Map<Fate, Long> fates, long storedOnce, long differing) {
    return new ReplayVerdict(fates, 0, storedOnce, Map.of(), differing, List.of());
  }
}
