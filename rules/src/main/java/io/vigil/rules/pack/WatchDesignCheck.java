package io.vigil.rules.pack;

import io.vigil.model.alert.Severity;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.WatchDesign;
import io.vigil.model.plant.WatchDesign.Latch;
import io.vigil.model.plant.WatchDesign.Named;
import io.vigil.model.plant.WatchDesign.Suppression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a plant file designs for its Watches fits the rules that are bound (design: alerts
 * A11). Nothing is quiet under what is less urgent, so red only under red; and what names a cause
 * is never quiet itself. One thread.
 */
public final class WatchDesignCheck {
  private final Map<Named, Severity> bound = new HashMap<>();
  private final List<Complaint> complaints = new ArrayList<>();

  private WatchDesignCheck(List<BoundPoint> points) {
    for (BoundPoint point : points) {
      for (BoundRule rule : point.rules()) {
        bound.put(new Named(point.point().code(), rule.ruleId()), rule.severity());
      }
    }
  }

  /** What does not fit; none if all does. */
  public static List<Complaint> complaints(PlantFile file, List<BoundPoint> points) {
    WatchDesign design = file.design();
    if (design.equals(WatchDesign.NONE)) {
      return List.of();
    }
    WatchDesignCheck check = new WatchDesignCheck(points);
    check.latching(design.latching());
    check.suppressions(design.suppressions());
    return check.complaints;
  }

  private void latching(List<Latch> latching) {
    Set<Named> named = new HashSet<>();
    for (int i = 0; i < latching.size(); i++) {
      severity(latching.get(i).watch(), "/latching/" + i);
      requireOnce(latching.get(i).watch(), named, "/latching/" + i);
    }
  }

  private void suppressions(List<Suppression> suppressions) {
    Set<Named> quiet = new HashSet<>();
    suppressions.forEach(one -> quiet.add(one.watch()));
    Set<Named> named = new HashSet<>();
    for (int i = 0; i < suppressions.size(); i++) {
      Suppression one = suppressions.get(i);
      String place = "/suppressions/" + i;
      Severity watch = severity(one.watch(), place);
      Severity cause = severity(one.cause(), place + "/cause");
      requireOnce(one.watch(), named, place);
      if (quiet.contains(one.cause())) {
        complain(
            place + "/cause",
            "原因监视项不得自身被抑制",
            "what names a cause must not be kept quiet by a rule itself");
      } else if (watch != null && cause != null && cause.number() > watch.number()) {
        complain(
            place + "/cause",
            "原因的级别不得低于被抑制的监视项，否则较急的报警会无声",
            "the cause must be at least as urgent as what it keeps quiet");
      }
    }
  }

  private @Nullable Severity severity(Named watch, String place) {
    Severity severity = bound.get(watch);
    if (severity == null) {
      complain(
          place,
          "点位 " + watch.point() + " 没有绑定规则 " + watch.rule(),
          "rule " + watch.rule() + " is not bound to point " + watch.point());
    }
    return severity;
  }

  private void requireOnce(Named watch, Set<Named> named, String place) {
    if (!named.add(watch)) {
      complain(
          place,
          "规则 " + watch.rule() + " 在点位 " + watch.point() + " 上重复",
          "rule " + watch.rule() + " of point " + watch.point() + " is named twice");
    }
  }

  private void complain(String pointer, String zh, String en) {
    complaints.add(new Complaint(pointer, zh, en));
  }
}
