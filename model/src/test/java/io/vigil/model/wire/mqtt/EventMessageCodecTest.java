package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.requireBadField;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.event.PlantEvent.State;
import io.vigil.model.event.PlantEvent.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventMessageCodecTest {
  private static final String HEAD =
      "{\"v\":1,\"boot\":\"b1\",\"seq\":1,\"sent\":\"2026-11-22T08:02:11.000Z\",";
  private static final String CALIBRATION =
      "\"type\":\"CALIBRATION_BEGIN\",\"p\":[\"A\",\"B\"],\"t\":5,\"until\":9,\"who\":\"李四\"";
  private static final String STATE =
      "\"type\":\"STATE\",\"subject\":\"unit:U1\",\"t\":5,\"state\":\"STOPPED\"";

  private static Decoded<EventMessage> read(String fields) {
    return EventMessageCodec.decode(utf8(HEAD + fields + "}"));
  }

  private static Decoded<EventMessage> readEvent(String fields) {
    return read("\"e\":[{" + fields + "}]");
  }

  private static PlantEvent event(String fields) {
    return value(readEvent(fields)).events().get(0);
  }

  @Test
  void calibrationNamesPointsEndAndPerson() {
    assertThat(event(CALIBRATION))
        .isEqualTo(PlantEvent.calibrationBegin(List.of("A", "B"), 5, 9, "李四"));
  }

  @Test
  void stateNamesItsSubjectAndMayNameADocument() {
    assertThat(event(STATE)).isEqualTo(PlantEvent.state("unit:U1", 5, State.STOPPED, ""));
    assertThat(event(STATE + ",\"ref\":\"检修单 2026-118\"").text()).isEqualTo("检修单 2026-118");
  }

  @ParameterizedTest
  @EnumSource(
      value = Type.class,
      names = {
        "PLANT_ALARM",
        "PLANT_ALARM_END",
        "ALARM_COUNT",
        "INTERLOCK",
        "INTERLOCK_RESET",
        "SELFTEST"
      })
  void otherTypesNeedNoMoreThanTheirTime(Type type) {
    String fields = "\"type\":\"" + type + "\",\"t\":5";
    assertThat(event(fields)).isEqualTo(new PlantEvent(type, 5, List.of(), 0, "", "", null, "", 0));
    PlantEvent more = event(fields + ",\"p\":[\"A\"],\"text\":\"液位高\",\"count\":3,\"new\":{}");
    assertThat(more).isEqualTo(new PlantEvent(type, 5, List.of("A"), 0, "", "", null, "液位高", 3));
    EventMessage message = new EventMessage("b1", 1, 7, List.of(more), 0);
    assertThat(value(EventMessageCodec.decode(EventMessageCodec.encode(message))))
        .isEqualTo(message);
  }

  @Test
  void unknownFieldsAreCounted() {
    EventMessage message = value(read("\"x\":1,\"e\":[{" + STATE + ",\"y\":[{}]}]"));
    assertThat(message.unknownFields()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CALIBRATION_BEGIN|CALIBRATE|type|must be one of STATE, CALIBRATION_BEGIN, CALIBRATION_END,"
            + " PLANT_ALARM, ALARM_COUNT, INTERLOCK, SELFTEST, CFG_APPLIED, PLANT_ALARM_END,"
            + " INTERLOCK_RESET",
        "\"p\":[\"A\",\"B\"],|''|p|is missing",
        "[\"A\",\"B\"]|[]|p/0|must be a text of 1 to 64 characters",
        "[\"A\",\"B\"]|[\"A\",1]|p/1|must be a text of 1 to 64 characters",
        "[\"A\",\"B\"]|\"A\"|p|must be a list",
        "\"t\":5,|''|t|is missing",
        "\"t\":5|\"t\":9|until|must be later than t",
        ",\"until\":9|''|until|is missing",
        ",\"who\":\"李四\"|''|who|is missing",
        "李四|a\\nb|who|must hold no control characters",
        "\"t\":5|\"t\":5,\"t\":5|t|stands there twice"
      })
  void brokenCalibrationIsNamedByItsFieldAndPlace(
      String right, String wrong, String field, String words) {
    assertThat(CALIBRATION).contains(right);
    requireBadField(readEvent(CALIBRATION.replace(right, wrong)), "e/0/" + field, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"subject\":\"unit:U1\",|''|subject|is missing",
        ",\"state\":\"STOPPED\"|''|state|is missing",
        "STOPPED|stopped|state|must be one of PRODUCING, STOPPED, MAINTENANCE, ORDERED_SHUTDOWN"
      })
  void brokenStateIsNamedByItsFieldAndPlace(
      String right, String wrong, String field, String words) {
    assertThat(STATE).contains(right);
    requireBadField(readEvent(STATE.replace(right, wrong)), "e/0/" + field, words);
  }

  @Test
  void configurationThatWasAppliedNeedsItsRevision() {
    requireBadField(readEvent("\"type\":\"CFG_APPLIED\",\"t\":5"), "e/0/rev", "is missing");
    assertThat(event("\"type\":\"CFG_APPLIED\",\"t\":5,\"rev\":17").number()).isEqualTo(17);
  }

  @Test
  void messageWithoutEventsIsRefused() {
    requireBadField(read("\"e\":[]"), "e", "must hold an event");
    requireBadField(read("\"x\":1"), "e", "is missing");
  }
}
