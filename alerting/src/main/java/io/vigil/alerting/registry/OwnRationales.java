package io.vigil.alerting.registry;

import io.vigil.alerting.alert.WatchRationale;
import io.vigil.alerting.alert.WatchRationaleRepository;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.CustomRule;
import io.vigil.model.plant.OwnCondition;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.RuleRationale;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why the rules of a plant's own deserve an Alert (design: alerts A1): asked for whenever a plant
 * file is taken, and kept beside its Watches. Blocking; within the transaction of the import.
 */
@Singleton
final class OwnRationales {
  private final WatchRationaleRepository rows;

  OwnRationales(WatchRationaleRepository rows) {
    this.rows = rows;
  }

  /** What is missing; files of before this was asked for can still be read, but not taken anew. */
  static List<Complaint> missing(PlantFile file) {
    List<Complaint> missing = new ArrayList<>();
    for (int i = 0; i < file.points().size(); i++) {
      List<CustomRule> rules = file.points().get(i).customRules();
      for (int j = 0; j < rules.size(); j++) {
        if (rules.get(j).rationale() == null) {
          missing.add(missing("/points/" + i + "/customRules/" + j, rules.get(j).id()));
        }
      }
    }
    for (int i = 0; i < file.conditions().size(); i++) {
      OwnCondition condition = file.conditions().get(i);
      if (condition.rationale() == null) {
        missing.add(missing("/conditions/" + i, condition.id()));
      }
    }
    return missing;
  }

  private static Complaint missing(String pointer, String rule) {
    return new Complaint(
        pointer + "/rationale",
        "企业自设规则 " + rule + " 未说明后果、处置与响应时间",
        "rule "
            + rule
            + " of the plant's own does not say what happens if nobody acts, what to do"
            + " and in what time");
  }

  /** Keeps what the file says; of how many rules that had one it says another. */
  int take(PlantFile file) {
    Map<String, WatchRationale> known = new HashMap<>();
    rows.findByEnterprise(file.enterprise()).forEach(one -> known.put(one.watch(), one));
    List<WatchRationale> fresh = new ArrayList<>();
    List<WatchRationale> changed = new ArrayList<>();
    for (WatchRationale one : said(file)) {
      WatchRationale old = known.get(one.watch());
      if (old == null) {
        fresh.add(one);
      } else if (!old.equals(one)) {
        changed.add(one);
      }
    }
    rows.saveAll(fresh);
    rows.updateAll(changed);
    return changed.size();
  }

  private static List<WatchRationale> said(PlantFile file) {
    List<WatchRationale> said = new ArrayList<>();
    for (PlantPoint point : file.points()) {
      for (CustomRule rule : point.customRules()) {
        add(said, file, point.code(), rule.id(), rule.rationale());
      }
    }
    for (OwnCondition one : file.conditions()) {
      add(said, file, one.roles().point(), one.id(), one.rationale());
    }
    return said;
  }

  private static void add(
      List<WatchRationale> said,
      PlantFile file,
      String point,
      String rule,
      @Nullable RuleRationale why) {
    if (why != null) {
      String watch = file.enterprise() + "/" + point + "/" + rule;
      said.add(WatchRationale.of(watch, file.enterprise(), why));
    }
  }
}
