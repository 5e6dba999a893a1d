package io.vigil.alerting.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.rules.pack.Binding;
import io.vigil.rules.pack.PackReader;
import io.vigil.rules.pack.RulePack;
import io.vigil.rules.rehearsal.PlantDefinitions;
import io.vigil.rules.rehearsal.Rehearsal;
import io.vigil.rules.rehearsal.ReplayPlant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A plant with a measured point A, another one B with a rule B-HIGH from 50 on, and a switch S; and
 * a rule over them at A, written in one way or another.
 */
final class TypedPlant {
  private static final String POINT =
      """
      {"code":"%s","name":"点","unit":"U1","gateway":"gw1","sampleMillis":1000,"kind":"x.%s",
       "measureUnit":"%s","rangeLow":0,"rangeHigh":1000,"rules":[],"limits":{"H":80,"share":10}
       %s}""";
  private static final String HIGH =
      """
      ,"customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
              "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
              "respondMinutes":5,"justification":"样例 / a sample"},"id":"B-HIGH","severity":3,"rule":"limit","comparison":"GE","limit":50}]""";
  private static final String PLANT =
      """
      {"enterprise":"typed-a","name":"厂","nameEn":"Plant","division":"530100","packs":["%s"],
       "gateways":[{"name":"gw1","mode":"REPLAY"}],"points":[%s,%s,%s]%s}""";
  private static final String PACK =
      """
      {"id":"x","name":"包","nameEn":"Pack",
       "tables":{"gas":{"here":{"alarm":{"value":30,"mark":"P"}}}},
       "rules":[
       {"id":"B-HIGH","kinds":["x.B"],"units":["m"],"name":"高","nameEn":"High","rule":"limit",
        "comparison":"GE","limit":50,"clearWhen":"LT","clear":50,"onMillis":0,"offMillis":0,
        "severity":3,"clause":"c","limitMark":"P","clearMark":"P"},
       {"id":"X-1","kinds":["x.A"],"units":["m"],"name":"甲","nameEn":"One","rule":"%s",%s,
        "onMillis":0,"offMillis":0,"severity":2,"clause":"c","limitMark":"P","clearMark":"P"}]}""";
  private static final String ROLES =
      """
      ,"roles":[{"rule":"X-1","point":"A","points":%s}]""";
  private static final String CONDITION =
      """
      {"id":"%s","point":"A","points":{"b":["B"],"s":["S"]},"name":"自定","severity":2,
       "when":"%s"}""";

  private TypedPlant() {}

  /** The plant with a condition of its own. */
  static PlantFile own(String when) {
    return file("integrity", HIGH, ",\"conditions\":[" + condition("OWN-1", when) + "]");
  }

  /** A condition of the plant's own. */
  static String condition(String id, String when) {
    return CONDITION.formatted(id, when.replace("\"", "\\\""));
  }

  /** A plant whose pack gives A the rule X-1 over these roles, and B its rule. */
  static PlantFile ofPack(String roles) {
    String points =
        Arrays.stream(roles.split(",", -1))
            .filter(role -> role.length() > 2)
            .map(role -> role.replace('\'', '"') + ":[" + role.toUpperCase(Locale.ROOT) + "]")
            .collect(Collectors.joining(","))
            .replace('\'', '"');
    PlantFile file = file("x", "", points.isEmpty() ? "" : ROLES.formatted("{" + points + "}"));
    return file.with(
        file.gateways(), file.points().stream().map(point -> point.withRules(null)).toList());
  }

  /** Such a pack; fields are those of the condition. */
  static PackReader.Outcome pack(String kind, String fields) {
    byte[] utf8 = PACK.formatted(kind, fields).getBytes(StandardCharsets.UTF_8);
    return PackReader.read(utf8, CelConditions.CEL);
  }

  static PlantFile file(String pack, String ofB, String more) {
    String json =
        PLANT.formatted(
            pack,
            POINT.formatted("A", "A", "m", ",\"location\":\"here\""),
            POINT.formatted("B", "B", "m", ofB),
            POINT.formatted("S", "S", "bool", ",\"reporting\":\"byException\""),
            more);
    PlantFileReader.Outcome outcome = PlantFileReader.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).isInstanceOf(PlantFileReader.Outcome.Taken.class);
    return ((PlantFileReader.Outcome.Taken) outcome).file();
  }

  /** What the file comes to in a lane; it must be in order. */
  static ReplayPlant bound(PlantFile file, List<RulePack> packs) {
    Binding.Outcome outcome = Binding.bindWith(file, packs, CelConditions.CEL);
    assertThat(outcome).isInstanceOf(Binding.Outcome.Bound.class);
    Binding.Outcome.Bound bound = (Binding.Outcome.Bound) outcome;
    return ReplayPlant.of(file.enterprise(), PlantDefinitions.of(file, bound.points()));
  }

  /** Why the file is refused. */
  static List<Complaint> refused(PlantFile file) {
    Binding.Outcome outcome = Binding.bindWith(file, List.of(), CelConditions.CEL);
    assertThat(outcome).isInstanceOf(Binding.Outcome.Refused.class);
    return ((Binding.Outcome.Refused) outcome).complaints();
  }

  /** The bytes that would stand in the lane. */
  static List<byte[]> bytes(ReplayPlant plant) {
    return plant.definitions().stream().map(TypedPlant::bytes).toList();
  }

  private static byte[] bytes(DefinitionEntry entry) {
    return DefinitionCodec.encode(new DefinitionCodec.Addressed(0, entry));
  }

  /** Whether the rule is active after these values of A, B and S, a second after each other. */
  static boolean isActive(ReplayPlant plant, String rule, double[]... rows) {
    Rehearsal rehearsal = new Rehearsal(plant.definitions());
    long at = 1_700_000_000_000L;
    long sequence = 0;
    for (double[] row : rows) {
      at += 1000;
      long[] times = new long[row.length];
      Arrays.fill(times, at);
      byte[] good = new byte[row.length];
      Arrays.fill(good, QualityReason.GOOD.code());
      int[] slots = {slot(plant, "A"), slot(plant, "B"), slot(plant, "S")};
      rehearsal.judge(
          new Batch(
              1,
              at,
              ReplayPlant.GATEWAY,
              Rehearsal.RUN,
              ++sequence,
              at,
              at,
              at,
              new Readings(slots, times, row, good, new byte[row.length])));
    }
    return rehearsal.events().stream()
        .filter(event -> event.rule().equals(rule))
        .reduce((first, last) -> last)
        .map(event -> event.active())
        .orElse(false);
  }

  private static int slot(ReplayPlant plant, String code) {
    return plant.points().stream()
        .filter(point -> point.id().code().equals(code))
        .findFirst()
        .orElseThrow()
        .slot();
  }
}
