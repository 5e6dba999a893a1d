package io.vigil.alerting.statistics;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.transaction.TransactionOperations;
import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Severity;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do in the duty room comes out as figures; each test has a county of its own. */
@ExtendWith(Room.Shared.class)
class StatisticsIT {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  @DisplayName("K1 K11 A25 Alerts are counted at the position that they are put before; drills not")
  void alertsAreCountedPerPosition(Room room) throws Exception {
    Browser officer = room.officer("k1", "county:330101");
    String plant = plant(room, "k1-plant", "330101");
    Judge.About first = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(first.raise(1.6));
    JsonNode alert = room.open(officer, plant, 1).get(0);
    assertThat(acknowledge(officer, alert).status()).isEqualTo(200);
    room.judge().say(room.judge().watch(plant, "F02.CH4", Room.RULE).mode(Mode.DRILL).raise(1.6));
    room.open(officer, plant, 2);
    JsonNode county = position(count(officer, ""), "county:330101");
    assertThat(times(county)).as("one real Alert, no drill").isEqualTo(1);
    assertThat(figure(county, "ACK_MEDIAN", "ORANGE")).isBetween(0.0, 60.0);
    assertThat(figure(county, "ACK_IN_TIME", "ORANGE")).isEqualTo(100);
    // It rises: the position is asked again.
    room.judge().say(first.at(Severity.RED).update(3.0));
    Eventually.get(() -> times(position(count(officer, ""), "county:330101")), times -> times == 2);
    assertThat(county.get("bad_actors").get(0).get("watch").asText()).isEqualTo(first.id());
    // Nobody acknowledges: it is put before the next position, which is not the county's to see.
    room.pass(Duration.ofMinutes(6));
    JsonNode all = count(room.admin(), "&division=3301");
    assertThat(times(position(all, "prefecture:3301"))).isEqualTo(1);
    assertThat(times(position(all, "county:330101"))).isEqualTo(2);
    assertThat(count(officer, "").get("positions")).hasSize(1);
    assertThat(all.get("indicative").asBoolean()).isTrue();
  }

  @Test
  @DisplayName(
      "K1 what is repeated, true again or back from quiet is put before the position again")
  void whatIsAskedAgainIsCountedAgain(Room room) throws Exception {
    Browser officer = room.officer("again", "county:340201");
    String plant = plant(room, "again-plant", "340201");
    Judge.About red = room.judge().watch(plant, "F01.CH4", Room.RULE).at(Severity.RED);
    room.judge().say(red.raise(3.0));
    room.open(officer, plant, 1);
    // County, prefecture, province, and the province once more.
    for (int i = 0; i < 4; i++) {
      room.pass(Duration.ofMinutes(6));
    }
    JsonNode all = count(room.admin(), "&division=34");
    assertThat(times(position(all, "county:340201"))).isEqualTo(1);
    assertThat(times(position(all, "prefecture:3402"))).isEqualTo(1);
    long province = times(position(all, "province:34"));
    room.pass(Duration.ofMinutes(6));
    assertThat(times(position(count(room.admin(), "&division=34"), "province:34")))
        .isEqualTo(province + 1);
    Judge.About orange = room.judge().watch(plant, "F02.CH4", Room.RULE);
    room.judge().say(orange.raise(1.6));
    Eventually.get(() -> times(position(count(officer, ""), "county:340201")), times -> times == 2);
    room.judge().say(orange.clear(0.2));
    room.judge().say(orange.activation("2").raise(1.7));
    JsonNode again =
        Eventually.get(
                () -> room.openOf(officer, plant),
                open -> open.stream().anyMatch(one -> isSecondOf(one, "F02.CH4")))
            .stream()
            .filter(one -> isSecondOf(one, "F02.CH4"))
            .findFirst()
            .orElseThrow();
    long beforeQuiet = times(position(count(officer, ""), "county:340201"));
    Answer shelved =
        officer.post(
            path(again) + "/shelve",
            "{\"activation\":\"%s\",\"version\":%d,\"minutes\":5,\"reason\":\"NUISANCE\"}"
                .formatted(again.get("activation").asText(), again.get("version").asLong()));
    assertThat(shelved.status()).as("%s", shelved.json()).isEqualTo(200);
    String lift = "/api/v1/overlays/" + shelved.json().get("id").asText() + "/lift";
    assertThat(officer.post(lift, "{}").status()).isEqualTo(200);
    assertThat(times(position(count(officer, ""), "county:340201"))).isEqualTo(beforeQuiet + 1);
  }

  @Test
  @DisplayName("K8 K13 conditions, and what keeps them quiet")
  void conditionsAndQuietAreCounted(Room room) throws Exception {
    Browser officer = room.officer("k8", "county:330102");
    String plant = plant(room, "k8-plant", "330102");
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE).at(Severity.YELLOW);
    for (int i = 1; i <= 3; i++) {
      room.judge().say(watch.activation("" + i).raise(1.2));
      room.judge().later(9_000);
      room.judge().say(watch.activation("" + i).clear(0.2));
      room.judge().later(1_000);
    }
    room.judge().say(watch.activation("4").raise(1.3));
    JsonNode alert =
        Eventually.get(
                () -> room.openOf(officer, plant),
                all -> all.size() == 1 && all.get(0).get("activation").asText().endsWith("-4"))
            .get(0);
    Answer shelved =
        officer.post(
            path(alert) + "/shelve",
            "{\"activation\":\"%s\",\"version\":%d,\"minutes\":60,\"reason\":\"NUISANCE\"}"
                .formatted(alert.get("activation").asText(), alert.get("version").asLong()));
    assertThat(shelved.status()).as("%s", shelved.json()).isEqualTo(200);
    JsonNode counted = count(officer, "");
    JsonNode area = counted.get("area");
    assertThat(figure(area, "CHATTERING", "")).isEqualTo(1);
    assertThat(figure(area, "FLEETING", "")).as("three of 9 s").isEqualTo(3);
    assertThat(figure(area, "QUIET_NOW", "SHELF")).isEqualTo(1);
    assertThat(figure(area, "QUIET_NOW", "OUT_OF_SERVICE")).isEqualTo(0);
    assertThat(figure(area, "QUIET_HOURS", "SHELF")).isGreaterThan(0);
    assertThat(figure(area, "UNAUTHORISED", "")).as("its record is in the journal").isEqualTo(0);
    assertThat(figure(area, "UNRECORDED_SETTINGS", "")).isNull();
    // Yellow goes to the plant first, and a shelf is a person's act: it counts as acknowledged.
    JsonNode shift = position(counted, "plant-shift:" + plant);
    assertThat(figure(shift, "ACK_IN_TIME", "YELLOW")).isEqualTo(100);
  }

  @Test
  @DisplayName(
      "A13, K12 out of service with permit and second person is authorised; tampered with, not")
  void quietWithoutAuthorityIsCounted(Room room) throws Exception {
    Browser officer = room.officer("k12", "county:330105");
    Browser second = room.somebody("k12-second", "LEAD", "prefecture:3301");
    String watch = plant(room, "k12-plant", "330105") + "/F01.CH4/" + Room.RULE;
    JsonNode asked =
        officer
            .post(
                "/api/v1/overlays/out-of-service",
                "{\"watch\":\"%s\",\"minutes\":60,\"reason\":\"INSTRUMENT_FAULT\",\"permit\":\"WO-7\",\"substitute\":\"巡检\"}"
                    .formatted(watch))
            .json();
    assertThat(figure(count(officer, "").get("area"), "QUIET_NOW", "OUT_OF_SERVICE"))
        .as("asked for only")
        .isEqualTo(0);
    String approve = "/api/v1/overlays/" + asked.get("id").asText() + "/approve";
    assertThat(second.post(approve, "{}").status()).isEqualTo(200);
    JsonNode area = count(officer, "").get("area");
    assertThat(figure(area, "QUIET_NOW", "OUT_OF_SERVICE")).isEqualTo(1);
    assertThat(figure(area, "UNAUTHORISED", "")).isEqualTo(0);
    for (String tampering :
        new String[] {
          "approved_by = requested_by", "approved_by = null", "approved_by = 'x', permit = ' '"
        }) {
      tamper(room, tampering, asked.get("id").asText());
      assertThat(figure(count(officer, "").get("area"), "UNAUTHORISED", ""))
          .as(tampering)
          .isEqualTo(1);
    }
  }

  @Test
  @DisplayName("K14 a false alarm is counted by its cause once the review has accepted it")
  void falseAlarmIsCountedByCause(Room room) throws Exception {
    Browser officer = room.officer("k14", "county:330103");
    String plant = plant(room, "k14-plant", "330103");
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE).at(Severity.YELLOW);
    room.judge().say(watch.raise(1.2));
    JsonNode alert = room.open(officer, plant, 1).get(0);
    assertThat(acknowledge(officer, alert).status()).isEqualTo(200);
    JsonNode seen = disposal(officer, alert);
    seen = act(officer, seen, "verify", "");
    seen = act(officer, seen, "claim-false", ",\"cause\":\"标校未报备\"");
    assertThat(figure(count(officer, "").get("area"), "FALSE_ALARMS", ""))
        .as("a claim is no false alarm yet")
        .isEqualTo(0);
    room.judge().say(watch.clear(0.2));
    Eventually.get(() -> room.openOf(officer, plant), List::isEmpty);
    act(officer, seen, "accept", "");
    JsonNode counted = count(officer, "");
    JsonNode area = counted.get("area");
    assertThat(figure(area, "FALSE_ALARMS", "标校未报备")).isEqualTo(1);
    assertThat(figure(area, "FALSE_ALARM_RATE", "")).isEqualTo(100);
    assertThat(figure(area, "CASES_ON_TIME", "")).isEqualTo(100);
    assertThat(figure(area, "TIMELINESS", "")).isEqualTo(100);
    assertThat(figure(area, "DISPOSAL", "")).isEqualTo(100);
    JsonNode division = counted.get("divisions").get(0);
    assertThat(division.get("division").asText()).isEqualTo("330103");
    assertThat(figure(division.get("figures"), "DISPOSAL", "")).isEqualTo(100);
  }

  @Test
  @DisplayName("R1 R2 a point that is silent is not online, nor connected")
  void silenceIsCounted(Room room) throws Exception {
    Browser officer = room.officer("r1", "county:330104");
    String plant = plant(room, "r1-plant", "330104");
    assertThat(figure(count(officer, "").get("area"), "ONLINE", "")).isEqualTo(100);
    room.judge().say(room.judge().watch(plant, "F01.CH4", "IN-01").raise(Double.NaN));
    JsonNode alert = room.open(officer, plant, 1).get(0);
    // From when both is true by now: it is registered, and it is silent.
    Instant silent = OffsetDateTime.parse(alert.get("began").asText()).toInstant();
    Instant begin = silent.isAfter(Instant.now()) ? silent : Instant.now();
    JsonNode counted = count(officer, begin, begin.plus(DAY), "");
    assertThat(figure(counted.get("area"), "ONLINE", "")).isEqualTo(50, within(1e-6));
    assertThat(figure(counted.get("area"), "COVERAGE", "")).isEqualTo(50);
    JsonNode enterprise = counted.get("enterprises").get(0);
    assertThat(enterprise.get("enterprise").asText()).isEqualTo(plant);
    assertThat(enterprise.get("points").asInt()).isEqualTo(2);
    assertThat(figure(enterprise.get("figures"), "ONLINE", "")).isEqualTo(50, within(1e-6));
  }

  @Test
  void everyFigureHasItsMeasureInBothLanguages(Room room) {
    JsonNode counted = count(room.admin(), "");
    List<String> described = counted.get("measures").findValuesAsText("measure");
    assertThat(counted.get("area").findValuesAsText("measure")).isSubsetOf(described);
    for (JsonNode measure : counted.get("measures")) {
      for (String field : new String[] {"zh", "en", "definition_zh", "definition_en", "unit"}) {
        assertThat(measure.get(field).asText()).as("%s of %s", field, measure).isNotBlank();
      }
    }
    assertThat(counted.get("measures").findValuesAsText("id"))
        .contains("K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10", "K11", "K12")
        .contains("K13", "K14");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=x&to=2026-11-25T00:00:00Z",
        "from=2026-11-25T00:00:00Z&to=2026-11-25T00:00:00Z",
        "from=2026-11-25T00:00:00Z&to=2026-11-25T00:00:00.999999999Z",
        "from=2024-11-25T00:00:00Z&to=2026-11-25T00:00:00Z",
        "from=2026-11-24T00:00:00Z",
        "from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z&division=33&position=province:33"
      })
  void whatCannotBeCountedIsRefusedInWords(String question, Room room) {
    assertProblem(room.admin().get("/api/v1/statistics?" + question), 400, "BAD_REQUEST");
  }

  /** As somebody with a hand on the database. */
  @SuppressWarnings("unchecked") // The bean is generic, the class that names it is not.
  private static void tamper(Room room, String set, String overlay) {
    TransactionOperations<Connection> transactions =
        Inside.of(room.alerting()).getBean(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          try (Statement statement = status.getConnection().createStatement()) {
            return statement.execute(
                "update overlay set %s where id = '%s'".formatted(set, overlay));
          }
        });
  }

  private static JsonNode count(Browser who, String more) {
    return count(who, from(), to(), more);
  }

  private static JsonNode count(Browser who, Instant from, Instant to, String more) {
    Answer answer = who.get("/api/v1/statistics?from=%s&to=%s%s".formatted(from, to, more));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  /** The clock of the points begins some days before the one of people, and tests let it run on. */
  private static Instant from() {
    return Instant.ofEpochMilli(Judge.NOW).minus(DAY);
  }

  private static Instant to() {
    return Instant.now().plus(DAY.multipliedBy(20));
  }

  private static JsonNode position(JsonNode counted, String name) {
    for (JsonNode one : counted.get("positions")) {
      if (one.get("position").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError(name + " is not in " + counted.get("positions"));
  }

  /** How often something was put before the position: its mean times the hours. */
  private static long times(JsonNode position) {
    double hours = Duration.between(from(), to()).toSeconds() / 3600.0;
    Double perHour = figure(position, "PER_HOUR", "");
    return perHour == null ? 0 : Math.round(perHour * hours);
  }

  private static @Nullable Double figure(JsonNode holder, String measure, String of) {
    JsonNode figures = holder.isArray() ? holder : holder.get("figures");
    for (JsonNode one : figures) {
      if (one.get("measure").asText().equals(measure) && one.get("of").asText().equals(of)) {
        return one.get("value").isNull() ? null : one.get("value").asDouble();
      }
    }
    throw new AssertionError(measure + " " + of + " is not in " + figures);
  }

  private static String plant(Room room, String plant, String division) {
    String file = Plants.coalMine(plant, 2).replace("140428", division);
    assertThat(room.importPlant(plant, file).status()).isEqualTo(200);
    return plant;
  }

  private static boolean isSecondOf(JsonNode alert, String point) {
    return alert.get("point").asText().equals(point)
        && alert.get("activation").asText().endsWith("-2");
  }

  private static JsonNode disposal(Browser who, JsonNode alert) {
    return who.get("/api/v1/cases/of-alert/" + alert.get("id").asText()).json().get("disposal");
  }

  private static JsonNode act(Browser who, JsonNode seen, String act, String fields) {
    Answer answer =
        who.post(
            "/api/v1/cases/" + seen.get("id").asText() + "/" + act,
            "{\"version\":%d%s}".formatted(seen.get("version").asLong(), fields));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }
}
