package io.vigil.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.ingest.http.CsvTable.Outcome;
import io.vigil.ingest.text.TextReading;
import io.vigil.model.reading.QualityReason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
  private static final long AT = Instant.parse("2026-11-29T16:15:00Z").toEpochMilli();

  @Test
  void columnsAreFoundByTheirNamesInEitherLanguageAndAnyOrder() {
    TextReading expected = new TextReading("METER-1", AT, "kWh", 412.5, "", QualityReason.GOOD);
    assertThat(read("time,point,value,unit\n2026-11-30 00:15,METER-1,412.5,kWh\n").readings())
        .containsExactly(expected);
    assertThat(
            read("# 供电公司 11 月 30 日\n\n单位,数值,测点,时间\r\nkWh,412.5,METER-1,2026-11-30T00:15:00\r\n")
                .readings())
        .containsExactly(expected);
    byte[] chinese =
        "单位,数值,测点,时间\nkWh,412.5,METER-1,2026-11-30 00:15\n".getBytes(Charset.forName("GB18030"));
    assertThat(((Outcome.Read) CsvTable.read(chinese)).table().readings())
        .containsExactly(expected);
    assertThat(
            read("\"time\",\"point\",\"value\"\n\"2026-11-29T16:15:00Z\",\"METER-1\",\"412.5\"\n")
                .readings())
        .containsExactly(new TextReading("METER-1", AT, "", 412.5, "", QualityReason.GOOD));
  }

  @Test
  void whatIsNoNumberIsNoReasonToRefuseTheTable() {
    String table =
        "time,point,value,quality\n2026-11-30 00:15,M,--,\n2026-11-30 00:15,N,,\n2026-11-30 00:15,O,1,uncertain\n";
    assertThat(read(table).readings())
        .extracting(TextReading::notNumber, TextReading::reason)
        .containsExactly(
            tuple("--", QualityReason.GOOD),
            tuple("\"\"", QualityReason.GOOD),
            tuple("", QualityReason.UNCERTAIN));
  }

  @Test
  void sameTableIsTheSameBootAndAnyOtherIsAnother() {
    String table = "time,point,value\n2026-11-30 00:15,M,1\n";
    assertThat(read(table).boot()).isEqualTo(read(table).boot());
    assertThat(read("# again\n" + table).boot()).isNotEqualTo(read(table).boot());
  }

  @Test
  void longTableIsSeveralMessagesInOrder() {
    String rows =
        IntStream.range(0, 250)
            .mapToObj(i -> "2026-11-30 00:15,M" + i + "," + i)
            .collect(Collectors.joining("\n"));
    CsvTable table = read("time,point,value\n" + rows);
    assertThat(table.messages(AT))
        .extracting(
            message -> message.sequence() + ":" + message.size() + ":" + message.points()[0])
        .containsExactly("0:100:M0", "1:100:M100", "2:50:M200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the first line must name time, point and value|首行须有列名",
        "time,point|the first line must name time, point and value|首行须有列名",
        "time,point,value,colour|line 1: a column is unknown or named twice: colour|第 1 行",
        "time,point,value,time|line 1: a column is unknown or named twice: time|第 1 行",
        "time,point,value|the table has no row of data|表中没有数据行",
        "time,point,value;2026-11-30 00:15,M|line 2: must have 3 columns: 2026-11-30 00:15,M|第 2 行",
        "time,point,value;yesterday,M,1|line 2: a time must be|第 2 行：时间应为",
        "time,point,value;2026-02-30 00:15,M,1|line 2: a time must be|第 2 行：时间应为",
        "time,point,value,quality;2026-11-30 00:15,M,1,fine|line 2: there is no such quality: fine|质量未知"
      })
  void whatCannotBeReadRefusesTheTableAndNamesItsLine(String table, String en, String zh) {
    Outcome outcome = CsvTable.read(table.replace(';', '\n').getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).en()).contains(en);
    assertThat(((Outcome.Refused) outcome).zh()).contains(zh);
  }

  private static CsvTable read(String text) {
    Outcome outcome = CsvTable.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).isInstanceOf(Outcome.Read.class);
    return ((Outcome.Read) outcome).table();
  }
}
