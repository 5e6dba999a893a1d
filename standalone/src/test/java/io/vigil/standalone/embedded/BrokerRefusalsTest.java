package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.embedded.BrokerRefusals.Code;
import io.vigil.standalone.embedded.BrokerRefusals.Who;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerRefusalsTest {
  private final BrokerRefusals refusals = new BrokerRefusals();

  @Test
  void countsByCodeAndKeepsTheLastWordsOfEachUser() {
    refusals.add(Code.AUTH_FAIL, who("a.gw"), "CONNECT", BrokerWords.authFail());
    refusals.add(Code.AUTH_FAIL, who("b.gw"), "CONNECT", BrokerWords.authFail());
    refusals.add(Code.RETAIN_DENIED, who("a.gw"), "CONNECT", BrokerWords.retainDenied("t"));
    assertThat(refusals.count(Code.AUTH_FAIL)).isEqualTo(2);
    assertThat(refusals.count(Code.RETAIN_DENIED)).isEqualTo(1);
    assertThat(refusals.count(Code.TOO_LARGE)).isZero();
    assertThat(refusals.last("a.gw").orElseThrow()).startsWith("RETAIN_DENIED ");
    assertThat(refusals.last("b.gw").orElseThrow()).startsWith("AUTH_FAIL ");
    assertThat(refusals.last("c.gw")).isEmpty();
  }

  @Test
  void whoGuessesNamesFillsNoMemory() {
    refusals.add(Code.AUTH_FAIL, who("patient"), "CONNECT", "first");
    for (int i = 0; i < 1_000; i++) {
      refusals.add(Code.AUTH_FAIL, who("guess-" + i), "CONNECT", "words");
    }
    assertThat(refusals.last("patient")).as("those refused last are kept").isEmpty();
    assertThat(refusals.last("guess-0")).isPresent();
    assertThat(refusals.last("guess-999")).isPresent();
    assertThat(refusals.count(Code.AUTH_FAIL)).isEqualTo(1_001);
  }

  @Test
  void whatWasRefusedIsTakenOnceWithItsCount() {
    refusals.add(Code.AUTH_FAIL, who("a.gw"), "CONNECT", "words");
    refusals.add(Code.AUTH_FAIL, who("a.gw"), "CONNECT", "words");
    assertThat(refusals.take())
        .containsExactly(
            new BrokerRefusals.Turned("a.gw", "192.0.2.7", "CONNECT", Code.AUTH_FAIL, 2));
    assertThat(refusals.take()).isEmpty();
  }

  private static Who who(String username) {
    return new Who(username, "192.0.2.7");
  }

  @Test
  void everySentenceBeginsWithItsCodeAndSaysItInChineseAndEnglish() {
    List<String> sentences =
        List.of(
            BrokerWords.authFail(),
            BrokerWords.busy(),
            BrokerWords.ended(Code.TAKEN_OVER, "a.gw"),
            BrokerWords.ended(Code.PACKET_BAD, "a.gw"),
            BrokerWords.clientId("coal-a.gw1", "stranger"),
            BrokerWords.topicDenied("vigil/v1/b/gw/data", List.of("vigil/v1/a/gw/data")),
            BrokerWords.filterDenied("#", List.of("vigil/v1/a/gw/ack")),
            BrokerWords.retainDenied("vigil/v1/a/gw/data"),
            BrokerWords.tooLarge(70_000, 65_536));
    assertThat(sentences)
        .allSatisfy(
            sentence ->
                assertThat(sentence)
                    .matches("[A-Z_]+ .*\\p{IsHan}.* \\| [^\\p{IsHan}]+")
                    .doesNotContain("%s")
                    .doesNotContain("{"));
  }

  @Test
  void aRefusedTopicIsToldTogetherWithWhatIsGranted() {
    assertThat(BrokerWords.filterDenied("#", List.of("a/ack", "a/time")))
        .contains("cannot subscribe to #")
        .contains("a/ack, a/time");
    assertThat(BrokerWords.clientId("coal-a.gw1", "stranger"))
        .contains("must be 'coal-a.gw1'")
        .contains("it is 'stranger'");
    assertThat(BrokerWords.tooLarge(70_000, 65_536)).contains("70000").contains("65536");
  }
}
