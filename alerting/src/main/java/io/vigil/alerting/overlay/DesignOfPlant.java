package io.vigil.alerting.overlay;

import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.registry.DesignChange;
import io.vigil.alerting.registry.PlantFollower;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.WatchDesign.Latch;
import io.vigil.model.plant.WatchDesign.Named;
import io.vigil.model.plant.WatchDesign.Suppression;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Does what a plant file says of latching and of suppression by design, within the transaction that
 * takes it. A file makes nothing quiet by itself: it asks, and a second person approves. What it no
 * longer names ends; what people set by other means stays. Blocking.
 */
@Singleton
class DesignOfPlant implements PlantFollower {
  private static final String GONE = "设备文件不再列出 / no longer in the plant file";

  /** Stands for whoever brought a file that nobody brought in person. */
  private static final String NOBODY = "plant-file";

  private final Latching latching;
  private final SuppressionRules suppressions;

  DesignOfPlant(Latching latching, SuppressionRules suppressions) {
    this.latching = latching;
    this.suppressions = suppressions;
  }

  @Override
  public void planted(String enterprise, List<PointDefinition> changed, JournalPen pen) {
    // Only what is designed concerns it.
  }

  @Override
  public void designed(DesignChange change, JournalPen pen) {
    List<Named> latches = change.now().latching().stream().map(Latch::watch).toList();
    for (Latch old : change.before().latching()) {
      if (!latches.contains(old.watch())) {
        latch(change, old.watch(), false, GONE, pen);
      }
    }
    change.now().latching().forEach(one -> latch(change, one.watch(), true, one.reason(), pen));
    for (Suppression old : change.before().suppressions()) {
      if (change.now().suppressions().stream().noneMatch(one -> isSame(one, old))) {
        suppressions
            .between(id(change, old.watch()), id(change, old.cause()))
            .ifPresent(rule -> suppressions.end(rule, change.person(), pen));
      }
    }
    change.now().suppressions().forEach(one -> ask(change, one, pen));
  }

  private void latch(
      DesignChange change, Named watch, boolean stays, String reason, JournalPen pen) {
    latching.set(id(change, watch), change.lane(), stays, reason, change.person(), pen);
  }

  private void ask(DesignChange change, Suppression one, JournalPen pen) {
    String watch = id(change, one.watch());
    String cause = id(change, one.cause());
    if (suppressions.between(watch, cause).isPresent()) {
      return;
    }
    suppressions.ask(
        new SuppressionRules.Wanted(
            watch, cause, one.reason(), one.evidence(), Duration.ofDays(one.days())),
        new SuppressionRules.Place(change.enterprise(), change.division()),
        Objects.requireNonNullElse(change.person(), NOBODY),
        pen);
  }

  private static boolean isSame(Suppression one, Suppression other) {
    return one.watch().equals(other.watch()) && one.cause().equals(other.cause());
  }

  private static String id(DesignChange change, Named watch) {
    return watch.id(change.enterprise());
  }
}
