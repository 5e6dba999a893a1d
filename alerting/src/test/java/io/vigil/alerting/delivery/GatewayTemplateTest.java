package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.json.JsonMapper;
import io.vigil.alerting.delivery.GatewayTemplate.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of gateways, filled with what nobody expects. */
class GatewayTemplateTest {
  private static final String BODY = "{\"to\":[\"{phone}\"],\"msg\":\"{text}\",\"id\":\"{key}\"}";

  private final GatewayTemplate template = new GatewayTemplate(JsonMapper.createDefault());

  @Test
  @DisplayName("Names that look like JSON, or like places, stay what they are")
  void hostileNames() throws IOException {
    String hostile = "厂\",\"to\":[\"1\"]}{secret}{phone}$1\\ \n\u2028😀";
    Call call = new Call("+8613800000000", hostile, "c/1", "s3cret");
    byte[] body = template.body(gateway("POST", BODY, "X-Key: Bearer {secret}"), call);
    JsonNode read = new ObjectMapper().readTree(body);
    assertThat(read.fieldNames()).toIterable().containsExactly("to", "msg", "id");
    assertThat(read.get("msg").asText()).isEqualTo(hostile);
    assertThat(read.get("to").toString()).isEqualTo("[\"+8613800000000\"]");
    assertThat(read.get("id").asText()).isEqualTo("c/1");
  }

  @Test
  @DisplayName("The secret goes into headers, and into the body where it is asked for")
  void secret() throws IOException {
    Gateway gateway =
        gateway("PUT", BODY.replace("{key}", "{secret}"), "X-Key: Bearer {secret}\nX-App: vigil");
    Call call = new Call("110", "t", "k", "s\"x");
    assertThatCode(() -> template.check(gateway)).doesNotThrowAnyException();
    assertThat(template.headers(gateway, call))
        .containsOnly(Map.entry("X-Key", "Bearer s\"x"), Map.entry("X-App", "vigil"));
    assertThat(new ObjectMapper().readTree(template.body(gateway, call)).get("id").asText())
        .isEqualTo("s\"x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | {\"p\":\"{phone}\",\"t\":\"{text}\"}                | A: b | GATEWAY_METHOD",
        "POST   | {\"p\":\"{phone}\"}                                 | A: b | GATEWAY_BODY",
        "POST   | {\"t\":\"{text}\"}                                  | A: b | GATEWAY_BODY",
        "POST   | {\"p\":{phone},\"t\":\"{text}\"}                    | A: b | GATEWAY_BODY",
        "POST   | {\"p\":\"{phone}\",\"t\":\"{text}\",\"x\":\"{who}\"} | A: b | GATEWAY_BODY",
        "POST   | p={phone}&t={text}                                  | A: b | GATEWAY_BODY",
        "POST   | [\"{phone}\",\"{text}\"]                            | A: b | GATEWAY_BODY",
        "POST   | {\"p\":\"{phone}\",\"t\":\"{text}\"}                | Host: b | GATEWAY_HEADER",
        "POST   | {\"p\":\"{phone}\",\"t\":\"{text}\"}                | Content-Type: b | GATEWAY_HEADER",
        "POST   | {\"p\":\"{phone}\",\"t\":\"{text}\"}                | A b: c | GATEWAY_HEADER",
        "POST   | {\"p\":\"{phone}\",\"t\":\"{text}\"}                | A: 甲 | GATEWAY_HEADER",
        "POST   | {\"p\":\"{phone}\",\"t\":\"{text}\"}                | A: {text} | GATEWAY_HEADER"
      })
  @DisplayName("What cannot be filled, or would not be JSON, is refused")
  void refused(String method, String body, String headers, Trouble trouble) {
    assertThatThrownBy(() -> template.check(gateway(method, body, headers)))
        .isInstanceOfSatisfying(
            TargetRefused.class, e -> assertThat(e.trouble()).isEqualTo(trouble));
  }

  @Test
  @DisplayName("Of a number only its end is shown")
  void shown() {
    assertThat(Phones.shown(List.of("+8613812345678", "12345", "110"))).isEqualTo("…5678,…45,…0");
  }

  private static Gateway gateway(String method, String body, String headers) {
    return new Gateway(method, body, headers, "", "");
  }
}
