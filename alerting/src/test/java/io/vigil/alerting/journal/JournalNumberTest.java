package io.vigil.alerting.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalNumberTest {
  @Test
  void textAndNumberAreTheSame() {
    JournalNumber number = new JournalNumber(2, 88_213);
    assertThat(number).hasToString("2-88213");
    assertThat(JournalNumber.parse("2-88213")).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1-", "-1", "1-2-3", "a-1", "1-+2", "1- 2", "1-1234567890123456789"})
  void whatIsNoNumberIsToldSo(String text) {
    assertThat(JournalNumber.parse(text)).isEmpty();
  }

  @Test
  void aRestoredJournalIsAfterEverythingBeforeIt() {
    JournalNumber before = new JournalNumber(1, 500);
    assertThat(new JournalNumber(2, 1)).isGreaterThan(before);
    assertThat(before.next()).isGreaterThan(before).isEqualTo(new JournalNumber(1, 501));
  }
}
