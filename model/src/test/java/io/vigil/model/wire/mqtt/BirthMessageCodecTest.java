package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.requireBadField;
import static io.vigil.model.wire.mqtt.Payloads.text;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.point.Reporting;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthMessageCodecTest {
  private static final String HEAD =
      "{\"v\":1,\"boot\":\"b1\",\"seq\":1,\"sent\":\"2026-11-22T08:02:11.000Z\",";
  private static final String POINT =
      "{\"p\":\"A\",\"kind\":\"gas.ch4\",\"u\":\"%CH4\",\"lo\":0,\"hi\":4,"
          + "\"reporting\":\"periodic\",\"period_s\":0.5}";

  private static Decoded<BirthMessage> read(String fields) {
    return BirthMessageCodec.decode(utf8(HEAD + fields + "}"));
  }

  private static Decoded<BirthMessage> readPoint(String right, String wrong) {
    assertThat(POINT).contains(right);
    return read("\"points\":[" + POINT.replace(right, wrong) + "]");
  }

  @Test
  void randomBirthsAreReadAsTheyWereWritten() {
    Random random = new Random(6);
    for (int i = 0; i < 300; i++) {
      List<BirthPoint> points = new ArrayList<>();
      for (int n = random.nextInt(5); n > 0; n--) {
        boolean periodic = random.nextBoolean();
        double low = random.nextGaussian() * 1e9;
        points.add(
            new BirthPoint(
                "甲烷-" + n,
                "gas.ch4",
                "%CH4",
                low,
                low + 1 + random.nextInt(1_000),
                periodic ? Reporting.PERIODIC : Reporting.BY_EXCEPTION,
                periodic ? 1 + random.nextInt(100_000_000) : 0));
      }
      BirthMessage birth =
          new BirthMessage(
              "b" + i,
              i,
              random.nextLong(4_000_000_000_000L),
              random.nextBoolean() ? "" : "edge " + i,
              random.nextInt(3),
              points);
      assertThat(value(BirthMessageCodec.decode(BirthMessageCodec.encode(birth)))).isEqualTo(birth);
    }
  }

  @Test
  void periodIsWrittenInSecondsAndKeptInMilliseconds() {
    BirthMessage birth = value(read("\"points\":[" + POINT + "]"));
    assertThat(birth.points().get(0).periodMillis()).isEqualTo(500);
    assertThat(text(BirthMessageCodec.encode(birth))).contains("\"period_s\":0.5");
  }

  @Test
  void pointByExceptionHasNoPeriodEvenIfOneIsSent() {
    BirthMessage birth = value(readPoint("periodic", "byException"));
    assertThat(birth.points().get(0).periodMillis()).isZero();
    assertThat(text(BirthMessageCodec.encode(birth))).doesNotContain("period_s");
  }

  @Test
  void senderNeedNotSayWhatItRunsNorHowLongItKeeps() {
    BirthMessage birth = value(read("\"points\":[]"));
    assertThat(birth.software()).isEmpty();
    assertThat(birth.bufferHours()).isZero();
    assertThat(text(BirthMessageCodec.encode(birth))).isEqualTo(HEAD + "\"points\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"A\"|\"\"|p|must be a text of 1 to 64 characters",
        "\"lo\":0|\"lo\":\"0\"|lo|must be a number",
        "\"hi\":4|\"hi\":1e999|hi|must be a number",
        "\"hi\":4|\"hi\":NaN|hi|must be a number",
        "\"hi\":4|\"hi\":4,\"hi\":4|hi|stands there twice",
        "periodic|PERIODIC|reporting|must be periodic or byException",
        "periodic|often|reporting|must be periodic or byException",
        "\"periodic\"|true|reporting|must be a text",
        "0.5|0|period_s|must be a positive number of seconds",
        "0.5|-1|period_s|must be a positive number of seconds",
        "0.5|100000001|period_s|must be a positive number of seconds",
        "0.5|\"1s\"|period_s|must be a number",
        "\"p\":\"A\",|''|p|is missing",
        "\"kind\":\"gas.ch4\",|''|kind|is missing",
        "\"u\":\"%CH4\",|''|u|is missing",
        "\"lo\":0,|''|lo|is missing",
        "\"hi\":4,|''|hi|is missing",
        "\"reporting\":\"periodic\",|''|reporting|is missing"
      })
  void brokenPointIsNamedByItsFieldAndPlace(
      String right, String wrong, String field, String words) {
    requireBadField(readPoint(right, wrong), "points/0/" + field, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"software\":\"x\"|points|is missing",
        "\"points\":{}|points|must be a list",
        "\"points\":[],\"points\":[]|points|stands there twice",
        "\"points\":[],\"software\":\"\"|software|must be a text of 1 to 64 characters",
        "\"points\":[],\"bufferHours\":-1|bufferHours|must be a whole number from 0 to 1000000",
        "\"points\":[],\"bufferHours\":1000001|bufferHours|must be a whole number from 0 to"
            + " 1000000"
      })
  void brokenBirthIsRefusedInWords(String fields, String field, String words) {
    requireBadField(read(fields), field, words);
  }

  @Test
  void longestPeriodAndBufferAreTaken() {
    assertThat(value(readPoint("0.5", "1e8")).points().get(0).periodMillis())
        .isEqualTo(100_000_000_000L);
    assertThat(value(read("\"points\":[],\"bufferHours\":1000000")).bufferHours())
        .isEqualTo(1_000_000);
  }
}
