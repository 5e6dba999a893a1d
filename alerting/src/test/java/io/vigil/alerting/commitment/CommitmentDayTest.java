package io.vigil.alerting.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** When a commitment is missing. */
class CommitmentDayTest {
  private static final CommitmentDay DAY = new CommitmentDay(LocalDate.of(2026, 11, 24));
  private static final Instant TEN = Instant.parse("2026-11-24T02:00:00Z");

  @Test
  void isDueAtTenInShanghai() {
    assertThat(DAY.due()).isEqualTo(TEN);
    assertThat(CommitmentDay.of(Instant.parse("2026-11-23T16:00:00Z"))).isEqualTo(DAY);
    assertThat(CommitmentDay.of(Instant.parse("2026-11-23T15:59:59Z"))).isNotEqualTo(DAY);
  }

  @Test
  void isMissingFromThenOnAndNotBefore() {
    assertThat(DAY.stateAt(TEN.minusMillis(1), null)).isEqualTo(CommitmentState.WAITING);
    assertThat(DAY.stateAt(TEN, null)).isEqualTo(CommitmentState.MISSING);
  }

  @Test
  void staysLateWhenItCameAfterwards() {
    assertThat(DAY.stateAt(TEN, commitment(true))).isEqualTo(CommitmentState.LATE);
    assertThat(DAY.stateAt(TEN, commitment(false))).isEqualTo(CommitmentState.PUBLISHED);
  }

  private static Commitment commitment(boolean late) {
    return new Commitment("p/2026-11-24", "p", "140428", "2026-11-24", "无", "无", "head", TEN, late);
  }
}
