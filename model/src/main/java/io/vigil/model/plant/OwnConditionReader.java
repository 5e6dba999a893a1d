package io.vigil.model.plant;

import io.vigil.model.alert.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the {@code conditions} of a plant file, as far as they can be read without the packs. */
final class OwnConditionReader {
  private OwnConditionReader() {}

  static List<OwnCondition> read(JsonFields file, List<PlantPoint> points) {
    Set<String> codes =
        points.stream().map(PlantPoint::code).collect(Collectors.toUnmodifiableSet());
    List<OwnCondition> conditions = new ArrayList<>();
    Set<String> bound = new HashSet<>();
    for (JsonFields in : file.objects("conditions")) {
      OwnCondition condition = read(in, codes);
      if (!bound.add(condition.roles().point() + "/" + condition.id())) {
        in.complain(
            "id", "规则 " + condition.id() + " 重复", "rule " + condition.id() + " is named twice");
      }
      conditions.add(condition);
    }
    return conditions;
  }

  private static OwnCondition read(JsonFields in, Set<String> codes) {
    String name = in.text("name");
    Severity severity = CustomRuleReader.severity(in);
    OwnCondition condition =
        new OwnCondition(
            PlantFileReader.roles(in, CustomRuleReader.id(in), codes),
            name,
            in.has("nameEn") ? in.text("nameEn") : name,
            severity,
            in.text("when"),
            CustomRuleReader.delays(in),
            CustomRuleReader.rationale(in, severity));
    in.requireNothingElse();
    return condition;
  }
}
