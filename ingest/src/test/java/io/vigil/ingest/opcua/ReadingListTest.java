package io.vigil.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingListTest {
  private static final long NOW = 1_795_334_531_120L;
  private final ReadingList readings = new ReadingList();

  private static DateTime at(long millis) {
    return new DateTime(Instant.ofEpochMilli(millis));
  }

  private static DataValue value(@Nullable Object body, long status, @Nullable DateTime source) {
    return new DataValue(new Variant(body), new StatusCode(status), source, at(NOW - 7));
  }

  private DataMessage message() {
    return readings.message(0, readings.size(), "b", 1, NOW);
  }

  private QualityReason reason(int i) {
    return QualityReason.ofCode(message().reasons()[i]);
  }

  @Test
  void timeIsThatOfTheSourceOrElseOfTheServer() {
    readings.add("A", value(1.5, StatusCodes.Good, at(NOW - 900)), NOW);
    readings.add("B", value(1.5, StatusCodes.Good, null), NOW);
    readings.add("C", new DataValue(new Variant(1.5), StatusCode.GOOD, null, null), NOW);
    readings.add(
        "D", new DataValue(new Variant(1.5), StatusCode.GOOD, DateTime.MIN_VALUE, null), NOW);
    assertThat(message().times()).containsExactly(NOW - 900, NOW - 7, NOW, NOW);
    assertThat(readings.newest()).as("of times that were given").isEqualTo(NOW - 7);
  }

  @Test
  void nodeWithoutAValueSaysNothingOfHowFarTheServerHasCome() {
    readings.add("A", value(1.5, StatusCodes.Good, at(NOW - 7_200_000)), NOW);
    readings.add("B", value(null, StatusCodes.Bad_WaitingForInitialData, at(NOW)), NOW);
    assertThat(readings.newest()).isEqualTo(NOW - 7_200_000);
  }

  @Test
  void numbersOfEveryTypeAndSwitchesAreTaken() {
    Object[] bodies = {(byte) 1, (short) 2, 3, 4L, 5f, 6.5, true, false};
    for (Object body : bodies) {
      readings.add("A", value(body, StatusCodes.Good, at(NOW)), NOW);
    }
    assertThat(message().values()).containsExactly(1, 2, 3, 4, 5, 6.5, 1, 0);
  }

  @Test
  void whatIsNoNumberIsNoReading() {
    readings.add("A", value("much", StatusCodes.Good, at(NOW)), NOW);
    readings.add("A", value(Double.POSITIVE_INFINITY, StatusCodes.Good, at(NOW)), NOW);
    readings.add("A", value(Double.NaN, StatusCodes.Bad_SensorFailure, at(NOW)), NOW);
    assertThat(message().values()).containsOnly(Double.NaN);
    assertThat(reason(0)).isEqualTo(QualityReason.NOT_A_NUMBER);
    assertThat(reason(1)).isEqualTo(QualityReason.NOT_A_NUMBER);
    assertThat(reason(2)).as("the server knows better").isEqualTo(QualityReason.SENSOR_FAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "0x00000000, GOOD",
    "0x00960000, MANUAL",
    "0x00000480, GOOD",
    "0x40000000, UNCERTAIN",
    "0x40940000, OVER_RANGE",
    "0x40930000, UNCERTAIN",
    "0x80000000, BAD",
    "0x808C0000, SENSOR_FAULT",
    "0x808B0000, SENSOR_FAULT",
    "0x808D0000, OUT_OF_SERVICE",
    "0x80310000, COMMUNICATION",
    "0x80320000, COMMUNICATION",
    "0x80890000, SENSOR_FAULT",
    "0x80340000, BAD"
  })
  void statusIsAQuality(String status, QualityReason expected) {
    readings.add("A", value(1.0, Long.decode(status), at(NOW)), NOW);
    assertThat(reason(0)).isEqualTo(expected);
  }

  @Test
  void orderIsThatInWhichItHappened() {
    readings.add("B", value(2, StatusCodes.Good, at(NOW + 2)), NOW);
    readings.add("A", value(1, StatusCodes.Good, at(NOW + 1)), NOW);
    readings.add("C", value(3, StatusCodes.Good, at(NOW + 2)), NOW);
    readings.sort();
    assertThat(message().points()).containsExactly("A", "B", "C");
  }

  @Test
  void pointThatStepsBackKeepsItsOrderAmongTheOthers() {
    for (int second : new int[] {1, 3, 2, 4}) {
      readings.add("A", value(second, StatusCodes.Good, at(NOW + second)), NOW);
    }
    for (int second : new int[] {1, 2, 3, 4}) {
      readings.add("B", value(second, StatusCodes.Good, at(NOW + second)), NOW);
    }
    readings.interleave();
    assertThat(message().points()).containsExactly("A", "B", "B", "A", "A", "B", "A", "B");
    assertThat(message().values()).containsExactly(1, 1, 2, 3, 2, 3, 4, 4);
  }

  @Test
  void stampEndsWhereTheNextBeginsOrNoMoreFit() {
    for (int second : new int[] {1, 1, 1, 2, 2}) {
      readings.add("A", value(1, StatusCodes.Good, at(NOW + second)), NOW);
    }
    assertThat(readings.endOfStamp(0, 5)).isEqualTo(3);
    assertThat(readings.endOfStamp(0, 2)).isEqualTo(2);
    assertThat(readings.endOfStamp(3, 5)).isEqualTo(5);
  }

  @Test
  void onlyTheSourceGivesASourceTime() {
    assertThat(ReadingList.hasSourceTime(value(1, StatusCodes.Good, at(NOW)))).isTrue();
    assertThat(ReadingList.hasSourceTime(value(1, StatusCodes.Good, null))).isFalse();
    assertThat(ReadingList.hasSourceTime(value(1, StatusCodes.Good, DateTime.MIN_VALUE))).isFalse();
  }
}
