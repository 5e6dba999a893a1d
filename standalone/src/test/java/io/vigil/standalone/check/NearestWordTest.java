package io.vigil.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
  private static final List<String> KNOWN = List.of("http.port", "http.host", "mqtt.port", "lanes");

  @ParameterizedTest
  @CsvSource({
    "http.prot, http.port",
    "htp.host, http.host",
    "lane, lanes",
    "lanes, lanes",
    "mqtt_port, mqtt.port"
  })
  void theWordWithTheFewestEditsIsMeant(String typed, String meant) {
    assertThat(NearestWord.of(typed, KNOWN)).contains(meant);
  }

  @Test
  void threeEditsAreStillAMistakeInTypingAndFourAreAnotherWord() {
    assertThat(NearestWord.of("http.poXYZ", List.of("http.port"))).contains("http.port");
    assertThat(NearestWord.of("http.pXYZW", List.of("http.port"))).isEmpty();
  }
}
