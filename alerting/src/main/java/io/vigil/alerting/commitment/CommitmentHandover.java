package io.vigil.alerting.commitment;

import io.vigil.alerting.commitment.Commitments.Standing;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The plants whose commitment of today is missing. Blocking. */
@Singleton
final class CommitmentHandover implements HandoverSource {
  private static final int LEVEL = 3;

  private final Commitments commitments;

  CommitmentHandover(Commitments commitments) {
    this.commitments = commitments;
  }

  @Override
  public List<HandoverLine> linesFor(Position position, Instant now) {
    CommitmentDay today = CommitmentDay.of(now);
    return commitments.standings(today, Scope.of(position)).stream()
        .filter(one -> one.state() == CommitmentState.MISSING)
        .map(one -> line(one, today))
        .toList();
  }

  private static HandoverLine line(Standing standing, CommitmentDay today) {
    return new HandoverLine(
        Kind.COMMITMENT,
        Commitment.id(standing.plant().id(), today.toString()),
        LEVEL,
        "%s：今日安全承诺未发布".formatted(standing.plant().name()),
        "%s: no safety commitment today".formatted(standing.plant().nameEn()));
  }
}
