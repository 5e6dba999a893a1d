package io.vigil.rules.pack;

import io.vigil.model.event.OfficeKind;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.TableKeys;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Names;
import io.vigil.model.point.Reporting;
import io.vigil.rules.step.EnergySlot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Gives a plant the points that show what is on record about it in Vigil itself: orders, notices
 * and calendars ({@link OfficeKind}), for each unit of which something judges the power by them. No
 * plant file names them, so no plant can leave them out. Stateless; any thread.
 */
public final class OfficePoints {
  /** Name of the role that is played by the state on record of the unit, whoever binds the rule. */
  static final String ORDERED = "ordered";

  private static final Set<String> EXPLAINED = Set.of(EnergySlot.UTILITY, "power.share.hoist");

  /** Said whenever it changes, and read by nobody for its period. */
  private static final long SAMPLE_MILLIS = 1_000;

  private OfficePoints() {}

  /** The plant with these points behind a gateway of their own; as it is if it needs none. */
  public static PlantFile with(PlantFile file) {
    Set<String> units = new LinkedHashSet<>();
    for (PlantPoint point : file.points()) {
      if (EXPLAINED.contains(point.kind())) {
        units.add(point.unit());
      }
    }
    if (units.isEmpty()) {
      return file;
    }
    List<PlantGateway> gateways = new ArrayList<>(file.gateways());
    gateways.add(PlantGateway.mqtt(PlantGateway.OFFICE, GatewayMode.LIVE));
    List<PlantPoint> points = new ArrayList<>(file.points());
    for (String unit : units) {
      for (OfficeKind kind : OfficeKind.values()) {
        points.add(point(unit, kind));
      }
    }
    return file.with(gateways, points);
  }

  /**
   * The code of the point of this kind of a unit; a unit whose name no code can hold has a hash.
   */
  static String code(OfficeKind kind, String unit) {
    String code = kind.kind() + "/" + unit;
    return Names.isCode(code)
        ? code
        : kind.kind()
            + "/"
            + UUID.nameUUIDFromBytes(unit.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static PlantPoint point(String unit, OfficeKind kind) {
    return new PlantPoint(
        code(kind, unit),
        unit + " " + kind.zh(),
        unit + " " + kind.en(),
        unit,
        kind.kind(),
        PlantGateway.OFFICE,
        kind == OfficeKind.ALLOWED_KW ? MeasureUnit.KW : MeasureUnit.NONE,
        kind.least(),
        kind.most(),
        Reporting.BY_EXCEPTION,
        SAMPLE_MILLIS,
        TableKeys.NONE,
        PlantPoint.DEFAULT_STAMP_MEMORY,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        null);
  }
}
