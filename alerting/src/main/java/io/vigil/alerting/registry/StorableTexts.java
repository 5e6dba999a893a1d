package io.vigil.alerting.registry;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.CustomRule;
import io.vigil.model.plant.OwnCondition;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.RuleRationale;
import io.vigil.model.plant.WatchDesign;
import io.vigil.model.plant.WatchDesign.Suppression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of registry and Alerts ask of a plant file beyond its form. A text that a column
 * does not hold must be refused here: later it would stop everything that is said about its point.
 */
final class StorableTexts {
  static final int LONGEST = 200;
  static final int LONGEST_RULE = 64;
  private static final int LONGEST_REASON = 500;

  private final List<Complaint> complaints = new ArrayList<>();

  private StorableTexts() {}

  /** What cannot be stored; none if all can. */
  static List<Complaint> complaints(PlantFile file) {
    StorableTexts texts = new StorableTexts();
    texts.check("/name", file.name(), LONGEST);
    texts.check("/nameEn", file.nameEn(), LONGEST);
    texts.requireOnce(file.packs());
    for (int i = 0; i < file.points().size(); i++) {
      texts.check("/points/" + i, file.points().get(i));
    }
    for (int i = 0; i < file.conditions().size(); i++) {
      texts.check("/conditions/" + i, file.conditions().get(i));
    }
    texts.check(file.design());
    return texts.complaints;
  }

  private void check(String pointer, OwnCondition condition) {
    check(pointer + "/id", condition.id(), LONGEST_RULE);
    check(pointer + "/name", condition.name(), LONGEST);
    check(pointer + "/nameEn", condition.nameEn(), LONGEST);
    check(pointer + "/rationale", condition.rationale());
  }

  private void check(WatchDesign design) {
    for (int i = 0; i < design.latching().size(); i++) {
      check("/latching/" + i + "/reason", design.latching().get(i).reason(), LONGEST_REASON);
    }
    for (int i = 0; i < design.suppressions().size(); i++) {
      Suppression one = design.suppressions().get(i);
      check("/suppressions/" + i + "/reason", one.reason(), LONGEST_REASON);
      check("/suppressions/" + i + "/evidence", one.evidence(), LONGEST_REASON);
    }
  }

  private void check(String pointer, PlantPoint point) {
    check(pointer + "/name", point.name(), LONGEST);
    check(pointer + "/nameEn", point.nameEn(), LONGEST);
    check(pointer + "/unit", point.unit(), LONGEST);
    List<CustomRule> rules = point.customRules();
    for (int i = 0; i < rules.size(); i++) {
      String place = pointer + "/customRules/" + i;
      check(place + "/id", rules.get(i).id(), LONGEST_RULE);
      check(place + "/rationale", rules.get(i).rationale());
    }
  }

  private void check(String pointer, @Nullable RuleRationale why) {
    if (why == null) {
      return;
    }
    check(pointer + "/consequence", why.consequence(), LONGEST);
    check(pointer + "/consequenceEn", why.consequenceEn(), LONGEST);
    check(pointer + "/action", why.action(), LONGEST);
    check(pointer + "/actionEn", why.actionEn(), LONGEST);
    String justification = why.justification();
    check(pointer + "/justification", justification == null ? "" : justification, LONGEST);
  }

  private void check(String pointer, String text, int longest) {
    if (text.length() > longest) {
      complaints.add(
          new Complaint(
              pointer,
              "现为 " + text.length() + " 个字符，应不超过 " + longest,
              "is " + text.length() + " characters long, at most " + longest + " are allowed"));
    } else if (text.indexOf('\0') >= 0) {
      complaints.add(new Complaint(pointer, "不能含有字符 U+0000", "must not hold the character U+0000"));
    }
  }

  private void requireOnce(List<String> packs) {
    for (int i = 0; i < packs.size(); i++) {
      if (packs.indexOf(packs.get(i)) < i) {
        complaints.add(
            new Complaint(
                "/packs/" + i,
                "规则包 " + packs.get(i) + " 重复",
                "rule pack " + packs.get(i) + " is named twice"));
      }
    }
  }
}
