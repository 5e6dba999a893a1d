package io.vigil.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void sumsWhatCameSinceTheOldestMoment() {
    tally.add(10, 1, 0);
    tally.add(20, 0, 0);
    tally.add(30, 2.5, 10);
    assertThat(tally.sum()).isEqualTo(3.5);
    tally.add(40, 1, 11);
    assertThat(tally.sum()).isEqualTo(3.5);
  }

  @Test
  void countsEachOneOnceWhenItWasLastSeen() {
    tally.mark(2, 10);
    tally.mark(5, 20);
    tally.mark(2, 30);
    assertThat(tally.countSince(10)).isEqualTo(2);
    assertThat(tally.countSince(21)).isEqualTo(1);
    assertThat(tally.countSince(31)).isZero();
  }

  @Test
  void moreThanFitAreMergedAndNothingIsLost() {
    for (int i = 0; i < 1000; i++) {
      tally.add(i, 1, -1);
    }
    assertThat(tally.sum()).isEqualTo(1000);
    tally.add(1000, 1, 990);
    assertThat(tally.sum()).as("what is left is the newest").isEqualTo(11);
  }

  @Test
  void copyIsNotChangedByTheOriginalAndBytesAreReadAsWritten() {
    for (int i = 0; i < 9; i++) {
      tally.mark(i, i);
    }
    Tally copy = tally.copy();
    tally.mark(3, 100);
    assertThat(copy.countSince(50)).isZero();
    ByteWriter out = new ByteWriter(8);
    tally.put(out);
    Tally read = Tally.get(new ByteReader(out.toByteArray()));
    assertThat(read.countSince(50)).isEqualTo(1);
    assertThat(read.countSince(0)).isEqualTo(9);
    ByteReader tooMany = new ByteReader(new ByteWriter(8).putVarLong(65).toByteArray());
    assertThatThrownBy(() -> Tally.get(tooMany)).isInstanceOf(CorruptBytesException.class);
  }
}
