package io.vigil.rules.rehearsal;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.step.Gates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rehearsal could not know because points said nothing in it, and what follows from that.
 *
 * @param zh the sentence in Chinese
 * @param en the sentence in English
 */
public record Unknown(String zh, String en) {
  /** What the points that {@code rehearsal} has not seen leave open in the rules of the plant. */
  public static List<Unknown> of(ReplayPlant plant, Rehearsal rehearsal) {
    List<Unknown> unknown = new ArrayList<>();
    for (PointDefinition point : plant.points()) {
      for (WatchDefinition watch : point.watches()) {
        of(plant, rehearsal, point, watch, unknown);
      }
    }
    return unknown;
  }

  private static void of(
      ReplayPlant plant,
      Rehearsal rehearsal,
      PointDefinition point,
      WatchDefinition watch,
      List<Unknown> unknown) {
    String name = point.id().code() + "/" + watch.ruleId();
    if (!rehearsal.hasSeen(point.slot())) {
      unknown.add(
          new Unknown(
              name + "：点位没有读数，未判定", name + ": the point has no readings, so it was not judged"));
      return;
    }
    Gate gate = Gates.of(watch.rule());
    if (gate != null && !rehearsal.hasSeen(gate.slot())) {
      String by = code(plant, gate.slot());
      unknown.add(
          new Unknown(
              name + "：启用条件点位 " + by + " 没有读数，规则按始终启用判定，触发可能偏多",
              name
                  + ": its gate "
                  + by
                  + " has no readings, so the rule counts as always armed and may fire too often"));
    }
    Set<String> silent = new TreeSet<>();
    Rule rule = watch.rule();
    if (rule instanceof ConditionRule condition) {
      condition.condition().eachSlot(slot -> addSilent(plant, rehearsal, slot, silent));
    } else if (rule instanceof StuckRule stuck) {
      stuck.siblings().forEach(slot -> addSilent(plant, rehearsal, slot, silent));
    }
    if (!silent.isEmpty()) {
      unknown.add(
          new Unknown(
              name + "：点位 " + silent + " 没有读数，按未知判定：既不触发也不恢复，未知的执行确认视为没有执行",
              name
                  + ": "
                  + silent
                  + " have no readings and are not known: that neither raises nor clears, and a"
                  + " confirmation that is not known counts as missing"));
    }
  }

  private static void addSilent(
      ReplayPlant plant, Rehearsal rehearsal, int slot, Set<String> silent) {
    if (!rehearsal.hasSeen(slot)) {
      silent.add(code(plant, slot));
    }
  }

  private static String code(ReplayPlant plant, int slot) {
    return plant.points().stream()
        .filter(point -> point.slot() == slot)
        .map(point -> point.id().code())
        .findFirst()
        .orElse("#" + slot);
  }
}
