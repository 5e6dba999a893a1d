package io.vigil.alerting.dataquality;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.dataquality.DataAlertRepository.OpenThere;
import io.vigil.alerting.dataquality.PlantTrouble.Reach;
import io.vigil.alerting.dataquality.PlantTrouble.Trouble;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.Enterprise;
import io.vigil.alerting.registry.Inventory;
import io.vigil.alerting.registry.LastReadings;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.Severity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Finds the plants of which data is missing or cannot be believed. Rests on what the judge says,
 * who knows how often each point reports; only a plant that was never heard at all is known by the
 * store. Blocking.
 */
@Singleton
class PlantTroubles {
  /** Older ones first: what has been so for long is not lost behind what is new. */
  private static final int MOST = 2_000;

  private final DataAlertRepository alerts;
  private final Descriptions descriptions;
  private final Inventory inventory;
  private final LastReadings lastReadings;

  /**
   * What was found.
   *
   * @param plants live plants of the area
   * @param troubled those with trouble, whom to phone first first
   */
  record Found(int plants, List<PlantTrouble> troubled) {}

  PlantTroubles(
      DataAlertRepository alerts,
      Descriptions descriptions,
      Inventory inventory,
      LastReadings lastReadings) {
    this.alerts = alerts;
    this.descriptions = descriptions;
    this.inventory = inventory;
    this.lastReadings = lastReadings;
  }

  Found within(Scope scope) {
    List<Enterprise> plants =
        descriptions.enterprises(scope).stream()
            .filter(one -> !one.id().equals(Probe.ENTERPRISE))
            .toList();
    Map<String, Instant> heard = lastReadings.byEnterprise();
    Map<String, List<Trouble>> troubles = troubles(scope);
    Map<String, Severity> worst =
        alerts.aboutElse(scope).stream()
            .collect(
                toMap(
                    OpenThere::enterprise,
                    OpenThere::severity,
                    BinaryOperator.minBy(Comparator.naturalOrder())));
    Set<String> asked =
        plants.stream()
            .map(Enterprise::id)
            .filter(one -> troubles.containsKey(one) || isUnheard(one, heard))
            .collect(toSet());
    List<PlantTrouble> troubled =
        inventory.expected(one -> asked.contains(one.id())).stream()
            .map(one -> trouble(one, troubles, heard, worst))
            .sorted(PlantTrouble.FIRST_TO_CALL)
            .toList();
    return new Found(plants.size(), troubled);
  }

  private Map<String, List<Trouble>> troubles(Scope scope) {
    List<Alert> found = alerts.aboutData(scope, MOST);
    Map<String, WatchDescription> described =
        descriptions.ofWatches(found.stream().map(one -> one.subject().watch()).toList());
    return found.stream()
        .map(one -> new Trouble(one, kind(described, one)))
        .sorted(Trouble.ORDER)
        .collect(groupingBy(one -> one.alert().subject().enterprise()));
  }

  private static TroubleKind kind(Map<String, WatchDescription> described, Alert alert) {
    WatchDescription watch = described.get(alert.subject().watch());
    return TroubleKind.of(watch == null ? null : watch.rule());
  }

  private static PlantTrouble trouble(
      Inventory.Expected expected,
      Map<String, List<Trouble>> troubles,
      Map<String, Instant> heard,
      Map<String, Severity> worst) {
    String id = expected.enterprise().id();
    List<Trouble> ofIt = troubles.getOrDefault(id, List.of());
    return new PlantTrouble(
        expected.enterprise(),
        reach(expected, ofIt, heard),
        expected.points().size(),
        heard.get(id),
        worst.get(id),
        ofIt);
  }

  private static Reach reach(
      Inventory.Expected expected, List<Trouble> troubles, Map<String, Instant> heard) {
    Set<String> silent =
        troubles.stream()
            .filter(one -> one.kind() == TroubleKind.SILENT)
            .map(one -> expected.enterprise().id() + ":" + one.alert().subject().point())
            .collect(toSet());
    if (!silent.isEmpty() && silent.containsAll(expected.points())) {
      return Reach.ALL;
    }
    return troubles.isEmpty() && isUnheard(expected.enterprise().id(), heard)
        ? Reach.NEVER_HEARD
        : Reach.PART;
  }

  /** A store that does not answer has heard nobody, and says nothing about anybody. */
  private static boolean isUnheard(String enterprise, Map<String, Instant> heard) {
    return !heard.isEmpty() && !heard.containsKey(enterprise);
  }
}
