package io.vigil.alerting.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When too little room is left on the disk. */
class RecordRoomTest {
  @Test
  void warnsBelowTheLeastRoomAndNotAtIt() {
    assertThat(RecordRoom.isTooLittle(RecordRoom.LEAST_FREE_BYTES - 1)).isTrue();
    assertThat(RecordRoom.isTooLittle(RecordRoom.LEAST_FREE_BYTES)).isFalse();
    assertThat(RecordRoom.isTooLittle(Long.MAX_VALUE)).isFalse();
  }
}
