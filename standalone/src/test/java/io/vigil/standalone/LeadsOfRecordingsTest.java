package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.model.lane.Definition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadEvent.Kind;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.rules.anomaly.EarlyWarning;
import io.vigil.rules.anomaly.PowerDetector;
import io.vigil.rules.anomaly.PowerFinding;
import io.vigil.rules.lead.LeadState;
import io.vigil.rules.lead.LeadStep;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import io.vigil.sim.replay.Recording;
import io.vigil.sim.replay.RecordingSeries;
import io.vigil.standalone.rehearse.RecordingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leads of real recordings begin where the detectors that were scored begin, and nowhere else. */
class LeadsOfRecordingsTest {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("vigil.recordings", "recordings"));

  @Test
  void warningsOfMethaneAreThoseOfTheDetector()
      throws IOException, InterruptedException, RehearsalRefusedException {
    Path file = recording("methane/longwall_a.csv");
    RecordingSeries series = RecordingSeries.of(Recording.open(file), "MM116_CH4_pct");
    EarlyWarning warning = new EarlyWarning(1.0);
    List<Long> begins = new ArrayList<>();
    boolean stood = false;
    for (int i = 0; i < series.times().length; i++) {
      boolean stands = warning.read(series.times()[i], series.values()[i]);
      if (stands && !stood && series.values()[i] < 1.0) {
        begins.add(series.times()[i]);
      }
      stood = stands;
    }
    List<LeadEvent> said = of(file, LeadSource.EARLY_WARNING, "MM116_CH4_pct");
    assertThat(begins(said)).isEqualTo(begins).hasSizeGreaterThan(50);
    assertThat(said).extracting(LeadEvent::outcome).contains(Outcome.REACHED, Outcome.FADED);
  }

  @Test
  void frozenMetersAreThoseOfTheDetector()
      throws IOException, InterruptedException, RehearsalRefusedException {
    Path file = recording("power/power.csv");
    RecordingSeries series = RecordingSeries.of(Recording.open(file), "kWh");
    PowerDetector meter = new PowerDetector();
    List<Long> begins = new ArrayList<>();
    boolean was = false;
    for (int i = 0; i < series.times().length; i++) {
      boolean is = meter.read(series.values()[i]).containsKey(PowerFinding.FROZEN);
      if (is && !was) {
        begins.add(series.times()[i]);
      }
      was = is;
    }
    assertThat(begins(of(file, LeadSource.METER_FROZEN, "kWh"))).isEqualTo(begins).isNotEmpty();
    assertThat(of(file, LeadSource.LOAD_SPIKE, "kWh")).isNotEmpty();
  }

  private static Path recording(String name) {
    Path file = RECORDINGS.resolve(name);
    assumeTrue(Files.isReadable(file), "skipped: no recording at " + file.toAbsolutePath());
    return file;
  }

  private static List<Long> begins(List<LeadEvent> said) {
    return said.stream().filter(lead -> lead.kind() == Kind.BEGIN).map(LeadEvent::at).toList();
  }

  /** What the step says of one point of a recording, as {@code vigil replay} sends it. */
  private static List<LeadEvent> of(Path file, LeadSource source, String point)
      throws IOException, InterruptedException, RehearsalRefusedException {
    RecordingSource recording = RecordingSource.of(file, List.of(), List.of());
    List<LeadEvent> said = new ArrayList<>();
    LeadState state = LeadState.fresh(0);
    List<LaneRecord> lane = new ArrayList<>();
    lane.add(new Definition(1, 0, recording.plant().definitions()));
    recording.forEach(0, lane::add);
    for (int offset = 0; offset < lane.size(); offset++) {
      LeadStep.step(state, offset, lane.get(offset), said::add);
    }
    return said.stream()
        .filter(lead -> lead.source() == source && lead.point().code().equals(point))
        .toList();
  }
}
