package io.vigil.ingest.presence;

import io.vigil.ingest.admit.Origin;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Reporting;
import io.vigil.model.presence.BirthDifference;
import io.vigil.model.presence.BirthDifference.Kind;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import java.util.ArrayList;
import java.util.List;

/** A gateway's catalogue in; in what it differs from the registry, in words, out. Stateless. */
final class BirthCheck {
  private BirthCheck() {}

  static List<BirthDifference> differences(Origin origin, List<BirthPoint> catalogue) {
    List<BirthDifference> differences = new ArrayList<>();
    for (BirthPoint said : catalogue) {
      PointDefinition known = origin.enterprise().point(said.code());
      if (known == null || known.gateway() != origin.gateway().number()) {
        String gateway = origin.gateway().name();
        differences.add(
            new BirthDifference(
                said.code(),
                Kind.POINT,
                "点位 " + said.code() + " 未登记在网关 " + gateway + " 下",
                "point " + said.code() + " is not registered under gateway " + gateway));
      } else {
        compare(said, known, differences);
      }
    }
    return differences;
  }

  private static void compare(BirthPoint said, PointDefinition known, List<BirthDifference> into) {
    String code = said.code();
    differ(code, Kind.KIND, "类型", "kind", said.kind(), known.kind(), into);
    differ(code, Kind.UNIT, "单位", "unit", said.unit(), known.measureUnit().symbol(), into);
    String saidRange = said.low() + ".." + said.high();
    String knownRange = known.rangeLow() + ".." + known.rangeHigh();
    differ(code, Kind.RANGE, "量程", "range", saidRange, knownRange, into);
    String saidReporting = said.reporting().name();
    differ(
        code, Kind.REPORTING, "上报方式", "reporting", saidReporting, known.reporting().name(), into);
    if (said.reporting() == Reporting.PERIODIC && known.reporting() == Reporting.PERIODIC) {
      String saidPeriod = said.periodMillis() + " ms";
      String knownPeriod = known.sampleMillis() + " ms";
      differ(code, Kind.PERIOD, "周期", "period", saidPeriod, knownPeriod, into);
    }
  }

  private static void differ(
      String point,
      Kind kind,
      String zh,
      String en,
      String said,
      String known,
      List<BirthDifference> into) {
    if (!said.equals(known)) {
      into.add(
          new BirthDifference(
              point,
              kind,
              "点位 " + point + " 的" + zh + "：网关为 " + said + "，登记为 " + known,
              en
                  + " of point "
                  + point
                  + ": "
                  + said
                  + " at the gateway, "
                  + known
                  + " in the registry"));
    }
  }
}
