package io.vigil.model.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.refusal.RefusalCode.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalCodeTest {
  private static final Object[] WORDS = {"<1>", "<2>", "<3>", "<4>"};
  private final Locale before = Locale.getDefault();

  @AfterEach
  void localeAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void codesAreTheOnesThatSendersAndLogsKnow() {
    assertThat(Arrays.stream(RefusalCode.values()).map(Enum::name))
        .containsExactlyInAnyOrder(
            "JSON_BAD",
            "MESSAGE_BAD",
            "TOO_LARGE",
            "GATEWAY_UNKNOWN",
            "POINT_UNKNOWN",
            "POINT_FOREIGN",
            "UNIT_MISMATCH",
            "VALUE_NAN",
            "VALUE_RANGE",
            "VALUE_SENTINEL",
            "VALUE_CONFLICT",
            "TIME_FUTURE",
            "TIME_PAST",
            "TIME_STUCK",
            "TIME_OLD",
            "TIME_MISSING",
            "TOPIC_DENIED",
            "RATE",
            "RATE_BYTES",
            "SPARKPLUG_BAD",
            "SEQ_GAP",
            "SEQ_REPLAY",
            "LOG_CORRUPT",
            "SERVER_UNREACHED",
            "HISTORY_MISSING");
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void everyCodeHasAChineseAndAnEnglishSentence(RefusalCode code) {
    assertThat(code.zh(WORDS)).containsPattern("\\p{IsHan}{2}");
    assertThat(code.en(WORDS)).containsPattern("[a-z]{3}").doesNotContainPattern("\\p{IsHan}");
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void bothSentencesNameTheSameThings(RefusalCode code) {
    assertThat(named(code.en(WORDS))).isEqualTo(named(code.zh(WORDS)));
  }

  private static List<Object> named(String sentence) {
    return Arrays.stream(WORDS).filter(word -> sentence.contains((String) word)).toList();
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void sentencesAreTheSameOnEveryServer(RefusalCode code) {
    Object[] numbers = {1234567, 1234.5, -3, 65_536L};
    String zh = code.zh(numbers);
    String en = code.en(numbers);
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    assertThat(code.zh(numbers)).isEqualTo(zh);
    assertThat(code.en(numbers)).isEqualTo(en);
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void onlyWhatIsJudgedWithAMarkIsFlagged(RefusalCode code) {
    Effect effect =
        switch (code) {
          case VALUE_RANGE, VALUE_SENTINEL, TIME_FUTURE, TIME_PAST, TIME_STUCK -> Effect.FLAGGED;
          case GATEWAY_UNKNOWN -> Effect.WITHHELD;
          case JSON_BAD,
              MESSAGE_BAD,
              TOO_LARGE,
              POINT_UNKNOWN,
              POINT_FOREIGN,
              UNIT_MISMATCH,
              VALUE_NAN,
              VALUE_CONFLICT,
              TIME_OLD,
              TIME_MISSING,
              TOPIC_DENIED,
              RATE,
              RATE_BYTES,
              SPARKPLUG_BAD,
              SEQ_GAP,
              SEQ_REPLAY,
              LOG_CORRUPT,
              SERVER_UNREACHED,
              HISTORY_MISSING ->
              Effect.REJECTED;
        };
    assertThat(code.effect()).isEqualTo(effect);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VALUE_NAN|the value \"<2>\" of point <1> is not a number; send a number, or null with"
            + " quality BAD",
        "VALUE_CONFLICT|point <1> already has value <3> at <2>; the later <4> was not taken; look"
            + " for two sources or repeated sampling",
        "TIME_OLD|the time <2> of point <1> is more than 30 days old; not taken",
        "VALUE_SENTINEL|value <2> of point <1> means no value; kept with quality BAD, not judged"
      })
  void englishPutsTheSameWordsInItsOwnOrder(RefusalCode code, String sentence) {
    assertThat(code.en(WORDS)).isEqualTo(sentence);
  }

  @Test
  void percentSignsOfAUnitAreTakenAsTheyAre() {
    assertThat(RefusalCode.UNIT_MISMATCH.en("F01.CH4", "%CH4", "%s"))
        .isEqualTo(
            "point F01.CH4 is measured in %CH4, not %s; these cannot be converted; correct it and"
                + " send again");
  }
}
