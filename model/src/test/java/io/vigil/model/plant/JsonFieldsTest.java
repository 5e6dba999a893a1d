package io.vigil.model.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.point.Reporting;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  private static final Complaint MISSING = new Complaint("/a", "缺少必填字段", "is missing");
  private static final Complaint NO_TEXT = new Complaint("/a", "应为文字", "must be a text");
  private static final Complaint NO_NUMBER = new Complaint("/a", "应为数值", "must be a number");
  private static final Complaint NO_OBJECT = new Complaint("/a", "应为 JSON 对象", "must be an object");
  private static final Complaint NO_LIST = new Complaint("/a", "应为列表", "must be a list");

  /** An object whose one field {@code a} is written like this. */
  private static PlantJson of(String written) {
    return new PlantJson("{\"a\":" + written + "}");
  }

  @Test
  void textThatIsThereIsRead() {
    PlantJson json = of("\"甲烷\"");
    assertThat(json.fields.text("a")).isEqualTo("甲烷");
    assertThat(json.fields.textOrNull("a")).isEqualTo("甲烷");
    assertThat(json.complaints).isEmpty();
  }

  @Test
  void textThatMustBeThereIsMissedAndReadAsEmpty() {
    for (String json : List.of("{}", "{\"a\":null}")) {
      PlantJson read = new PlantJson(json);
      assertThat(read.fields.text("a")).isEmpty();
      assertThat(read.complaints).containsExactly(MISSING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "\"\\t\\n\"", "\"　\""})
  void textThatMustBeThereIsNotBlank(String written) {
    PlantJson json = of(written);
    json.fields.text("a");
    assertThat(json.complaints).containsExactly(new Complaint("/a", "不能为空", "must not be blank"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "[]", "{}"})
  void whatIsNoTextIsComplainedAboutOnce(String written) {
    PlantJson json = of(written);
    assertThat(json.fields.text("a")).isEmpty();
    assertThat(json.complaints).containsExactly(NO_TEXT);
  }

  @Test
  void textThatMayBeAbsentIsNotMissed() {
    PlantJson json = new PlantJson("{}");
    assertThat(json.fields.textOrNull("a")).isNull();
    assertThat(json.fields.number("a", 4)).isEqualTo(4);
    assertThat(json.fields.objectOrNull("a")).isNull();
    assertThat(json.fields.objects("a")).isEmpty();
    assertThat(json.fields.texts("a")).isEmpty();
    assertThat(json.fields.numbers("a")).isEmpty();
    assertThat(json.fields.constant("a", Reporting.PERIODIC)).isEqualTo(Reporting.PERIODIC);
    assertThat(json.complaints).isEmpty();
  }

  @Test
  void numberThatMustBeThereIsMissedAndReadAsZero() {
    PlantJson json = new PlantJson("{}");
    assertThat(json.fields.number("a")).isZero();
    assertThat(json.complaints).containsExactly(MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "true", "[]", "{}", "1e999", "-1e999"})
  void whatIsNoNumberIsReadAsIfItWereAbsent(String written) {
    PlantJson json = of(written);
    assertThat(json.fields.number("a", 4)).isEqualTo(4);
    assertThat(json.complaints).containsExactly(NO_NUMBER);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2.0, 2", "9e0, 9"})
  void wholeNumberIsReadInWhateverForm(String written, long number) {
    PlantJson json = of(written);
    assertThat(json.fields.whole("a", 5, 2, 9)).isEqualTo(number);
    assertThat(json.complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "10", "2.5", "-1", "1e300"})
  void numberThatIsNotWholeOrOutOfBoundsIsReadAsIfItWereAbsent(String written) {
    PlantJson json = of(written);
    assertThat(json.fields.whole("a", 5, 2, 9)).isEqualTo(5);
    assertThat(json.complaints)
        .containsExactly(new Complaint("/a", "应为 2 至 9 的整数", "must be a whole number from 2 to 9"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BY_EXCEPTION", "byException", "by_exception", "BYEXCEPTION"})
  void constantIsReadInEnumSpellingAndInCamelCase(String written) {
    PlantJson json = of("\"" + written + "\"");
    assertThat(json.fields.constant("a", Reporting.PERIODIC)).isEqualTo(Reporting.BY_EXCEPTION);
    assertThat(json.complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "by exception", "by-exception", "always"})
  void wordThatIsNoConstantIsAnsweredWithThoseThatAre(String written) {
    PlantJson json = of("\"" + written + "\"");
    assertThat(json.fields.constant("a", Reporting.PERIODIC)).isEqualTo(Reporting.PERIODIC);
    assertThat(json.complaints)
        .containsExactly(
            new Complaint(
                "/a",
                "“" + written + "” 不在允许值 PERIODIC, BY_EXCEPTION 之内",
                "must be one of PERIODIC, BY_EXCEPTION"));
  }

  @Test
  void elementsOfTheWrongKindAreLeftOutAndNamedByTheirPlace() {
    PlantJson json = of("[{\"b\":1},\"t\",2,null,true]");
    assertThat(json.fields.objects("a")).hasSize(1);
    assertThat(json.fields.texts("a")).containsExactly("t");
    assertThat(json.fields.numbers("a")).containsExactly(2.0);
    assertThat(json.complaints)
        .extracting(Complaint::toString)
        .containsExactly(
            "/a/1: must be an object",
            "/a/2: must be an object",
            "/a/3: must be an object",
            "/a/4: must be an object",
            "/a/0: must be a text",
            "/a/2: must be a text",
            "/a/3: must be a text",
            "/a/4: must be a text",
            "/a/0: must be a number",
            "/a/1: must be a number",
            "/a/3: must be a number",
            "/a/4: must be a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"t\"", "{}", "false"})
  void whatIsNoListIsReadAsAnEmptyOne(String written) {
    PlantJson json = of(written);
    assertThat(json.fields.texts("a")).isEmpty();
    assertThat(json.complaints).containsExactly(NO_LIST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"t\"", "[]", "false"})
  void whatIsNoObjectIsReadAsNone(String written) {
    PlantJson json = of(written);
    assertThat(json.fields.objectOrNull("a")).isNull();
    assertThat(json.complaints).containsExactly(NO_OBJECT);
  }

  @Test
  void mistakeDeepInsideIsNamedByItsWholePath() {
    PlantJson json = of("[{},{\"b\":{\"c\":[{}]}}]");
    JsonFields b = Objects.requireNonNull(json.fields.objects("a").get(1).objectOrNull("b"));
    JsonFields c = b.objects("c").get(0);
    c.text("d");
    c.complain("", "整体不对", "is wrong as a whole");
    assertThat(json.complaints)
        .extracting(Complaint::pointer)
        .containsExactly("/a/1/b/c/0/d", "/a/1/b/c/0");
  }

  @Test
  void fieldNobodyAskedForIsAMistakeAndItsNameIsEscaped() {
    PlantJson json = new PlantJson("{\"a\":1,\"x/y~z\":2,\"gone\":null}");
    json.fields.number("a");
    json.fields.requireNothingElse();
    assertThat(json.complaints)
        .containsExactly(new Complaint("/x~1y~0z", "未知字段 “x/y~z”", "unknown field"));
  }

  @Test
  void askingWhatAFieldHoldsCountsAsAsking() {
    PlantJson json = new PlantJson("{\"t\":\"x\",\"o\":{},\"n\":1}");
    assertThat(json.fields.holdsText("t")).isTrue();
    assertThat(json.fields.holdsText("o")).isFalse();
    assertThat(json.fields.holdsObject("o")).isTrue();
    assertThat(json.fields.holdsObject("n")).isFalse();
    assertThat(json.fields.has("absent")).isFalse();
    json.fields.requireNothingElse();
    assertThat(json.complaints).isEmpty();
  }

  @Test
  void namesAreInTheOrderOfTheFile() {
    assertThat(new PlantJson("{\"z\":1,\"a\":2,\"m\":3}").fields.names())
        .containsExactly("z", "a", "m");
  }
}
