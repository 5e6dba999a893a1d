package io.vigil.alerting.health;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.AlertingOptions.ReadinessPart;
import io.vigil.alerting.intake.ActivationIntake;
import io.vigil.alerting.intake.LaneLiveness;
import io.vigil.alerting.intake.LaneLiveness.Judging;
import io.vigil.alerting.journal.RecordRoom;
import io.vigil.alerting.journal.WriterLease;
import io.vigil.alerting.registry.LaneRepository;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks every part whether it works. Any thread; blocks for a moment on the registry.
 *
 * <p>A part is only believed when it was seen working: the database answers, the log was asked
 * within 10 s, every lane in use was judged within 5 s.
 */
@Singleton
public class Readiness {
  private static final String LEASE = "lease";

  private final LaneRepository registry;
  private final ActivationIntake intake;
  private final LaneLiveness lanes;
  private final RecordRoom record;
  private final WriterLease lease;
  private final List<ReadinessPart> others;

  /** A part and what is wrong with it; null when it works. */
  public record PartState(String name, @Nullable String trouble) {}

  Readiness(
      LaneRepository registry,
      ActivationIntake intake,
      LaneLiveness lanes,
      RecordRoom record,
      WriterLease lease,
      AlertingOptions options) {
    this.registry = registry;
    this.intake = intake;
    this.lanes = lanes;
    this.record = record;
    this.lease = lease;
    this.others = options.parts();
  }

  /** Whether the process waits to take over from another. */
  public boolean isStandby() {
    return !lease.isServing();
  }

  /** The state of every part now; of one that waits, that it waits. */
  public List<PartState> parts() {
    if (isStandby()) {
      return List.of(new PartState(LEASE, "another process is at work; this one waits"));
    }
    List<PartState> states = new ArrayList<>();
    states.add(new PartState(LEASE, lease.isHeld() ? null : "the lease could not be renewed"));
    states.add(new PartState("registry", registryTrouble()));
    states.add(
        new PartState("intake", intake.isListening() ? null : "the log was not asked within 10 s"));
    states.add(new PartState("judging", judgingTrouble()));
    states.add(new PartState("record", record.failure()));
    others.forEach(part -> states.add(new PartState(part.name(), part.trouble())));
    return states;
  }

  /** Whether all of them work. */
  public boolean isReady() {
    return parts().stream().allMatch(part -> part.trouble() == null);
  }

  private @Nullable String registryTrouble() {
    try {
      registry.inUse();
      return null;
    } catch (RuntimeException e) { // whatever the database has to say is the answer
      return "the database does not answer: " + e.getMessage();
    }
  }

  private @Nullable String judgingTrouble() {
    Judging judging = lanes.judging();
    return judging.judging()
        ? null
        : "lanes not judged: " + judging.silent() + ", " + judging.behindMillis() + " ms behind";
  }
}
