package io.vigil.model.wire;

import io.vigil.model.alert.AlertJournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertJournalCodecTest {
  @Test
  void randomEntriesAreReadAsWrittenAndNotWhenCutShort() {
    RandomThings things = new RandomThings(61);
    for (int i = 0; i < 60; i++) {
      AlertJournalEntry entry = things.journalEntry();
      CorruptBytes.requireExactly(
          entry, AlertJournalCodec.encode(entry), AlertJournalCodec::decode);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 127, -1})
  void unknownVersionIsCorrupt(int version) {
    byte[] bytes = CorruptBytes.with(AlertJournalCodec.encode(Samples.journalEntry()), 0, version);
    CorruptBytes.requireRefused(
        bytes, AlertJournalCodec::decode, "journal entry of version " + version);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void severityThatDoesNotExistIsCorrupt(int severity) {
    ByteWriter out = new ByteWriter(0).putByte(1);
    out.putVarLong(1).putVarLong(1).putVarLong(0).putVarLong(1);
    for (int text = 0; text < 7; text++) {
      out.putText("t");
    }
    CorruptBytes.requireRefused(
        out.putVarLong(severity).toByteArray(),
        AlertJournalCodec::decode,
        "journal entry: no severity has number " + severity);
  }
}
