package io.vigil.alerting.registry;

import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.rule.StaleRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says which points are expected to report. Blocking. */
@Singleton
public class Inventory {
  private final RegistryRows rows;

  /**
   * An enterprise with its points of which somebody would notice that they are silent.
   *
   * @param enterprise the tenant
   * @param points behind gateways that are live, with a rule for silence; {@code enterprise:code}
   */
  public record Expected(Enterprise enterprise, Set<String> points) {}

  Inventory(RegistryRows rows) {
    this.rows = rows;
  }

  /** The enterprises that are asked for and live, by id. */
  public List<Expected> expected(Predicate<Enterprise> which) {
    return rows.enterprises().all().stream()
        .filter(one -> one.phase() == Phase.LIVE && which.test(one))
        .map(one -> new Expected(one, points(one.id())))
        .toList();
  }

  private Set<String> points(String enterprise) {
    Set<Integer> live =
        rows.gateways().findByEnterprise(enterprise).stream()
            .filter(one -> !one.retired())
            .map(Gateway::toDefinition)
            .filter(one -> one.mode() == GatewayMode.LIVE)
            .map(GatewayDefinition::number)
            .collect(Collectors.toSet());
    return rows.points().findByEnterprise(enterprise).stream()
        .filter(one -> !one.retired())
        .map(Point::toDefinition)
        .filter(one -> live.contains(one.gateway()) && noticesSilence(one))
        .map(one -> one.id().toString())
        .collect(Collectors.toSet());
  }

  private static boolean noticesSilence(PointDefinition point) {
    return point.watches().stream().anyMatch(one -> one.rule() instanceof StaleRule);
  }
}
