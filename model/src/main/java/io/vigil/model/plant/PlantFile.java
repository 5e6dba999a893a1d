package io.vigil.model.plant;

import java.util.List;

/**
 * An enterprise with its gateways and points, as one JSON file ({@link PlantFileReader}).
 *
 * @param enterprise the tenant, 3 to 32 of {@code [a-z0-9-]}
 * @param name what people call it, Chinese
 * @param nameEn what people call it, English
 * @param division where it lies, GB/T 2260 code of six digits, or nine with the town
 * @param packs ids of the rule packs it is judged by; the first gives the scheme of custom rules
 * @param gateways at least one
 * @param points at least one
 * @param gates what arms gated rules of the packs; none where the packs have no such rule
 * @param roles what rules over several points look at; a rule that is not named is not bound
 * @param conditions rules of the plant's own over several points
 * @param design what latches, and what is suppressed by design
 */
public record PlantFile(
    String enterprise,
    String name,
    String nameEn,
    String division,
    List<String> packs,
    List<PlantGateway> gateways,
    List<PlantPoint> points,
    List<UnitGate> gates,
    List<RuleRoles> roles,
    List<OwnCondition> conditions,
    WatchDesign design) {
  public PlantFile {
    packs = List.copyOf(packs);
    gateways = List.copyOf(gateways);
    points = List.copyOf(points);
    gates = List.copyOf(gates);
    roles = List.copyOf(roles);
    conditions = List.copyOf(conditions);
  }

  /** A plant without rules over several points, that designs nothing for its Watches. */
  public PlantFile(
      String enterprise,
      String name,
      String nameEn,
      String division,
      List<String> packs,
      List<PlantGateway> gateways,
      List<PlantPoint> points,
      List<UnitGate> gates) {
    this(
        enterprise,
        name,
        nameEn,
        division,
        packs,
        gateways,
        points,
        gates,
        List.of(),
        List.of(),
        WatchDesign.NONE);
  }

  /** The same plant with other points behind other gateways. */
  public PlantFile with(List<PlantGateway> otherGateways, List<PlantPoint> otherPoints) {
    return new PlantFile(
        enterprise,
        name,
        nameEn,
        division,
        packs,
        otherGateways,
        otherPoints,
        gates,
        roles,
        conditions,
        design);
  }
}
