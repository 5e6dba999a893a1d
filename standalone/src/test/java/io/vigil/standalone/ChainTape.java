package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.GroundTruth.Period;
import io.vigil.standalone.PostedReadings.Posted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A plant, and what its points show when, played through the whole chain. Its time is that of the
 * stamps (a gateway in mode REPLAY). One thread.
 */
final class ChainTape {
  static final long START = 1_764_550_800_000L;
  static final long MINUTE = 60_000;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Says that everything before is on record: an enterprise's events keep their order. */
  private static final String END = "END";

  private final Standalone vigil;
  private final VigilApi admin;
  private final Map<String, String> points = new LinkedHashMap<>();
  private final List<String> roles = new ArrayList<>();
  private final TreeMap<Long, List<Posted>> tape = new TreeMap<>();

  ChainTape(Standalone vigil, VigilApi admin) {
    this.vigil = vigil;
    this.admin = admin;
  }

  /** A point that reports by exception; its code. */
  String point(String unit, String code, String kind, String measure, double high, String more) {
    String all = ",\"reporting\":\"byException\",\"sampleMillis\":1000" + more;
    return add(unit, code, kind, measure, high, all);
  }

  /** A point that reports once an hour, so that its honesty is judged too; its code. */
  String hourly(String unit, String code, String kind, String measure, double high, String more) {
    return periodic(unit, code, kind, measure, high, ",\"sampleMillis\":3600000" + more);
  }

  /** A point that reports as often as {@code more} says; its code. */
  String periodic(String unit, String code, String kind, String measure, double high, String more) {
    return add(unit, code, kind, measure, high, more);
  }

  private String add(
      String unit, String code, String kind, String measure, double high, String more) {
    String whole = unit + "." + code;
    points.put(
        whole,
        """
        {"code":"%s","name":"点","nameEn":"point","unit":"%s","kind":"%s","gateway":"gw1",
         "measureUnit":"%s","rangeLow":0,"rangeHigh":%s%s}"""
            .formatted(whole, unit, kind, measure, high, more));
    return whole;
  }

  /** The points of a role of a rule that is bound to a point. */
  void role(String rule, String point, String role, String... of) {
    roles.add(
        "{\"rule\":\"%s\",\"point\":\"%s\",\"points\":{\"%s\":[\"%s\"]}}"
            .formatted(rule, point, role, String.join("\",\"", of)));
  }

  /** What a point shows from so many milliseconds after the beginning. */
  void say(long at, String point, double value) {
    say(at, new Posted(point, START + at, value, "GOOD"));
  }

  /** A reading, of whatever time, that comes then. */
  void say(long at, Posted reading) {
    tape.computeIfAbsent(at, any -> new ArrayList<>()).add(reading);
  }

  /** Each rule that was raised, at which point, and how many seconds after the beginning. */
  List<String> played(String plant, String pack, String more)
      throws IOException, InterruptedException {
    return periods(plant, pack, more).stream()
        .map(one -> one.rule() + " " + one.point() + " " + (one.raised() - START) / 1000.0)
        .toList();
  }

  /** The periods of all alerts of the plant, once the tape is on record. */
  List<Period> periods(String plant, String pack, String more)
      throws IOException, InterruptedException {
    points.put(
        END,
        """
        {"code":"END","name":"结束","nameEn":"end","unit":"END","kind":"x","gateway":"gw1",
         "measureUnit":"bool","rangeLow":0,"rangeHigh":1,"reporting":"byException",
         "sampleMillis":1000,"rules":[],"customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"X-END","severity":4,"rule":"limit",
         "comparison":"GE","limit":1,"clearWhen":"LT","clear":1,"onMillis":0,"offMillis":0}]}""");
    PostedReadings gateway =
        new PostedReadings(vigil.endpoints(), plant, "gw1", imported(plant, pack, more));
    for (Map.Entry<Long, List<Posted>> one : tape.entrySet()) {
      gateway.replay(one.getValue(), START + one.getKey());
    }
    gateway.replay(Map.of(END, 1.0), START + tape.lastKey() + 30 * MINUTE);
    List<Period> periods = RecordedPeriods.of(plant, admin);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (periods.stream().noneMatch(one -> one.point().equals(END))) {
      assertThat(System.nanoTime()).as("the tape is on record").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      periods = RecordedPeriods.of(plant, admin);
    }
    return periods.stream().filter(one -> !one.point().equals(END)).toList();
  }

  private String imported(String plant, String pack, String more)
      throws IOException, InterruptedException {
    return Objects.requireNonNull(admin.importPlant(plant, file(plant, pack, more)).get("gw1"));
  }

  /** The plant file. */
  String file(String plant, String pack, String more) {
    return """
        {"enterprise":"%s","name":"场景","nameEn":"Scenario","division":"530100","packs":["%s"],
         "gateways":[{"name":"gw1","door":"MQTT","mode":"REPLAY"}],"points":[%s],"roles":[%s]%s}"""
        .formatted(plant, pack, String.join(",", points.values()), String.join(",", roles), more);
  }
}
