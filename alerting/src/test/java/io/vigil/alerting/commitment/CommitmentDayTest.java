package io.vigil.alerting.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** When a commitment is missing. */
class CommitmentDayTest {
  private static final CommitmentDay DAY = new CommitmentDay(LocalDate.of(2026, 11, 24));
  private static final Instant TEN = Instant.parse("2026-11-24T02:00:00Z");
  private static final Instant BEFORE = TEN.minusMillis(1);

  @Test
  void isDueAtTenInShanghai() {
    assertThat(DAY.due()).isEqualTo(TEN);
    assertThat(CommitmentDay.of(Instant.parse("2026-11-23T16:00:00Z"))).isEqualTo(DAY);
    assertThat(CommitmentDay.of(Instant.parse("2026-11-23T15:59:59Z"))).isNotEqualTo(DAY);
  }

  @Test
  void isMissingFromThenOnAndNotBefore() {
    assertThat(DAY.stateAt(BEFORE, BEFORE, null)).isEqualTo(CommitmentState.WAITING);
    assertThat(DAY.stateAt(TEN, BEFORE, null)).isEqualTo(CommitmentState.MISSING);
  }

  @Test
  void staysLateWhenItCameAfterwards() {
    assertThat(DAY.stateAt(TEN, BEFORE, commitment(true))).isEqualTo(CommitmentState.LATE);
    assertThat(DAY.stateAt(TEN, BEFORE, commitment(false))).isEqualTo(CommitmentState.PUBLISHED);
  }

  @Test
  void isNotDueFromAPlantThatCameOnRecordAfterItsTime() {
    assertThat(DAY.stateAt(TEN, TEN, null)).isEqualTo(CommitmentState.NOT_DUE);
    assertThat(DAY.stateAt(TEN, TEN, commitment(false))).isEqualTo(CommitmentState.PUBLISHED);
    assertThat(DAY.end()).isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
  }

  private static Commitment commitment(boolean late) {
    return new Commitment("p/2026-11-24", "p", "140428", "2026-11-24", "无", "无", "head", TEN, late);
  }
}
