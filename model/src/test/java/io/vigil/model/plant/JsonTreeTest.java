package io.vigil.model.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  private final List<Complaint> complaints = new ArrayList<>();

  private @Nullable Map<String, Object> parse(String json) {
    return JsonTree.parse(json.getBytes(StandardCharsets.UTF_8), complaints);
  }

  @Test
  void allKindsOfValuesAreReadInTheirOrder() {
    Map<String, Object> values =
        parse(
            "{\"t\":\"甲\",\"n\":1,\"f\":-2.5e3,\"yes\":true,\"no\":false,\"l\":[1,\"x\"],\"o\":{}}");
    assertThat(complaints).isEmpty();
    assertThat(values)
        .containsExactly(
            Map.entry("t", "甲"),
            Map.entry("n", 1.0),
            Map.entry("f", -2500.0),
            Map.entry("yes", true),
            Map.entry("no", false),
            Map.entry("l", List.of(1.0, "x")),
            Map.entry("o", Map.of()));
  }

  @Test
  void nullAndAbsentAreTheSame() {
    assertThat(parse("{\"a\":null,\"b\":{\"c\":null}}")).isEqualTo(Map.of("b", Map.of()));
  }

  @Test
  void nullInAListKeepsItsPlace() {
    assertThat(parse("{\"a\":[null,1]}")).isEqualTo(Map.of("a", List.of(false, 1.0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "[]", "7", "\"t\"", "null", "{}{}", "{} 7"})
  void whatIsNotOneObjectIsComplainedAboutAsAWhole(String json) {
    assertThat(parse(json)).isNull();
    assertThat(complaints)
        .containsExactly(new Complaint("", "应为一个 JSON 对象", "must be one JSON object"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,}|第 1 行第 8 列：不是有效的 JSON",
        "{\"a\":NaN}|第 1 行第 9 列：不是有效的 JSON",
        "{'a':1}|第 1 行第 2 列：不是有效的 JSON"
      })
  void mistakeOfSpellingIsNamedByLineAndColumn(String json, String zh) {
    assertThat(parse(json)).isNull();
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0).pointer()).isEmpty();
    assertThat(complaints.get(0).zh()).isEqualTo(zh);
    assertThat(complaints.get(0).en()).startsWith("line 1, column ");
  }

  @Test
  void lineOfAMistakeIsCounted() {
    parse("{\"a\":1,\n\"b\":2,\n\"c\" 3}");
    assertThat(complaints.get(0).zh()).startsWith("第 3 行");
  }

  @Test
  void fieldNamedTwiceIsRefusedAtAnyDepth() {
    assertThat(parse("{\"a\":[{\"b\":1,\"b\":2}]}")).isNull();
    assertThat(complaints.get(0).en()).contains("Duplicate field 'b'");
    complaints.clear();
    assertThat(parse("{\"a\":[{\"b\":1},{\"b\":2}]}")).isNotNull();
    assertThat(complaints).isEmpty();
  }

  @Test
  void sixteenLevelsAreReadAndNoMore() {
    assertThat(parse("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).isNotNull();
    assertThat(complaints).isEmpty();
    assertThat(parse("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}")).isNull();
    assertThat(complaints).hasSize(1);
  }

  @Test
  void fileSavedWithAByteOrderMarkIsRead() {
    assertThat(parse("\uFEFF{\"a\":1}")).isEqualTo(Map.of("a", 1.0));
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] bytes = "{\"a\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    bytes[6] = (byte) 0xff;
    assertThat(JsonTree.parse(bytes, complaints)).isNull();
    assertThat(complaints).hasSize(1);
  }
}
