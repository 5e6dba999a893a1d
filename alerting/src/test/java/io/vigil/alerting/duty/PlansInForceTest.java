package io.vigil.alerting.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.duty.EscalationPlans.Key;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlansInForceTest {
  private static final PlansInForce PLANS =
      new PlansInForce(
          EscalationPlans.byDefault(),
          List.of(
              own("140428", Key.RED, "county 1m, province"),
              own("14", Key.RED, "county 3m, province"),
              own("1404", Key.RED, "county 2m, province"),
              own("1404", Key.BLUE, "county")));

  @Test
  void smallestAreaAroundThePlaceCounts() {
    assertThat(PLANS.plan(Key.RED, "140428")).hasToString("county 1m, province");
    assertThat(PLANS.plan(Key.RED, "140428103")).hasToString("county 1m, province");
    assertThat(PLANS.plan(Key.RED, "140429")).hasToString("county 2m, province");
    assertThat(PLANS.plan(Key.RED, "140100")).hasToString("county 3m, province");
  }

  @Test
  void elsewhereAndForOtherSituationsTheConfigurationHolds() {
    assertThat(PLANS.plan(Key.RED, "530000")).isEqualTo(Key.RED.byDefault());
    assertThat(PLANS.own(Key.RED, "530000")).isEmpty();
    assertThat(PLANS.plan(Key.ORANGE, "140428")).isEqualTo(Key.ORANGE.byDefault());
    assertThat(PLANS.plan(Key.BLUE, "140428")).hasToString("county");
  }

  private static DivisionPlan own(String division, Key key, String steps) {
    return new DivisionPlan(
        DivisionPlan.id(division, key), division, key, steps, "", "admin", Instant.EPOCH);
  }
}
