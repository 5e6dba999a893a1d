package io.vigil.alerting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.alerting.alert.AlertEvidence;
import io.vigil.alerting.testing.Events;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of what the judge says, and how it is written down. */
class EvidenceTest {
  private static final byte NO_FLAGS = 0;

  @ParameterizedTest
  @EnumSource
  void onlyGoodValuesUnderAGoodClockAreBelieved(QualityReason reason) {
    boolean good = reason.quality() == Quality.GOOD;
    assertThat(Evidence.isTrusted(event(1, reason, NO_FLAGS))).isEqualTo(good);
    assertThat(Evidence.isTrusted(event(1, reason, ReadingFlag.TIME_FUTURE))).isFalse();
    assertThat(Evidence.isTrusted(event(1, reason, ReadingFlag.TIME_PAST))).isFalse();
  }

  @Test
  void plantThatTheRegistryDoesNotKnowIsNamedByItsCodes() {
    ActivationEvent event = event(1, QualityReason.GOOD, NO_FLAGS);
    assertThat(Evidence.subject(null, event).enterpriseName()).isEqualTo("coal-a");
    assertThat(Evidence.subject(null, event).pointName()).isEqualTo("F01.CH4");
    assertThat(Evidence.subject(null, event).clauseMark()).as("nobody else's").isEqualTo("P");
    assertThat(Evidence.subject(null, event).measureUnit()).isEmpty();
  }

  @Test
  void numberThatIsNoneIsAbsentAndNotZero() {
    AlertEvidence evidence = Evidence.of(null, event(Double.NaN, QualityReason.BAD, NO_FLAGS));
    assertThat(evidence.valueLast()).isNull();
    assertThat(evidence.trusted()).isFalse();
    assertThat(Evidence.of(null, event(0, QualityReason.GOOD, NO_FLAGS)).valueLast()).isZero();
  }

  @Test
  void whatCameAfterwardsKeepsTheWordsAndTheWorstValueOfTheAlert() {
    AlertEvidence raised = Evidence.of(null, event(1.9, QualityReason.GOOD, NO_FLAGS));
    AlertEvidence later =
        Evidence.afterwards(raised, event(0.2, QualityReason.MANUAL, ReadingFlag.TIME_PAST));
    assertThat(later.valueLast()).isEqualTo(0.2);
    assertThat(later.valueExtreme()).isEqualTo(raised.valueExtreme());
    assertThat(later.textZh()).isEqualTo(raised.textZh());
    assertThat(later.textEn()).isEqualTo(raised.textEn());
    assertThat(later.quality()).isEqualTo(Quality.UNCERTAIN);
    assertThat(later.trusted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1.5, -9_999, 1e308, Double.MIN_VALUE})
  void detailIsJsonThatSaysTheFigures(double value) throws JsonProcessingException {
    ActivationEvent event = event(value, QualityReason.GOOD, NO_FLAGS);
    JsonNode detail = detail(event);
    assertThat(detail.get("value").asDouble()).isEqualTo(value);
    assertThat(detail.get("kind").asText()).isEqualTo("RAISE");
    assertThat(detail.get("activation").asText()).isEqualTo("act-\"1\"");
    assertThat(detail.get("ordinal").asLong()).isEqualTo(4);
    assertThat(detail.get("stateEpoch").asLong()).isEqualTo(3);
    assertThat(detail.get("offset").asLong()).isEqualTo(6);
    assertThat(detail.has("reason")).as("nothing ended").isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatJsonCannotSayIsLeftOut(double value) throws JsonProcessingException {
    JsonNode detail = detail(event(value, QualityReason.BAD, NO_FLAGS));
    assertThat(detail.has("value")).isFalse();
    assertThat(detail.has("extreme")).isFalse();
    assertThat(detail.get("quality").asText()).isEqualTo("BAD");
  }

  private static JsonNode detail(ActivationEvent event) throws JsonProcessingException {
    return new ObjectMapper().readTree(EntryDetail.of(event, Evidence.of(null, event), null));
  }

  private static ActivationEvent event(double value, QualityReason reason, byte flags) {
    return Events.raise(3, 4, value, reason, flags);
  }
}
