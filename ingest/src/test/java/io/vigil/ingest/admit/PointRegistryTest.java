package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PointRegistryTest {
  private final PointRegistry mine = PointRegistry.EMPTY.with(Defined.mine(3)).registry();

  @Test
  void whatIsDefinedIsFoundByName() {
    PointRegistry.Enterprise enterprise = enterprise(mine);
    assertThat(enterprise.lane()).isEqualTo(3);
    assertThat(enterprise.point("A")).isEqualTo(Defined.point(0, "A", 0));
    assertThat(enterprise.gateway("gw2")).isEqualTo(Defined.gateway(1, "gw2"));
    assertThat(enterprise.gatewayName(1)).isEqualTo("gw2");
    assertThat(enterprise.point("Z")).isNull();
    assertThat(enterprise.gateway("gw9")).isNull();
    assertThat(mine.enterprise("coal-b")).isNull();
    assertThat(mine.enterprises()).containsExactly(Defined.MINE);
  }

  @Test
  void newerVersionReplacesAndTheOldRegistryStaysAsItWas() {
    PointDefinition newer = Defined.point(0, "A", 0, 2, 10);
    PointRegistry.Update update = mine.with(List.of(new Addressed(3, newer)));
    assertThat(update.taken()).containsExactly(new Addressed(3, newer));
    assertThat(enterprise(update.registry()).point("A")).isEqualTo(newer);
    assertThat(enterprise(mine).point("A")).isEqualTo(Defined.point(0, "A", 0));
  }

  @Test
  void versionThatIsNotNewerChangesNothing() {
    PointDefinition same = Defined.point(0, "A", 0, 1, 10);
    PointRegistry.Update update = mine.with(List.of(new Addressed(3, same)));
    assertThat(update.taken()).isEmpty();
    assertThat(update.registry()).isSameAs(mine);
  }

  @Test
  void newestOfSeveralVersionsInOneUpdateStays() {
    Addressed second = new Addressed(3, Defined.point(0, "A", 0, 2, 20));
    Addressed third = new Addressed(3, Defined.point(0, "A", 0, 3, 30));
    PointRegistry.Update update = mine.with(List.of(second, third, second));
    assertThat(update.taken()).containsExactly(second, third);
    PointDefinition point = enterprise(update.registry()).point("A");
    assertThat(point).isEqualTo(third.entry());
  }

  @Test
  void enterpriseNeverMovesToAnotherLane() {
    Addressed elsewhere = new Addressed(4, Defined.point(0, "A", 0, 9, 10));
    assertThat(mine.with(List.of(elsewhere)).taken()).isEmpty();
    Addressed stays = new Addressed(3, Defined.point(0, "A", 0, 9, 10));
    assertThat(mine.with(List.of(stays)).taken()).hasSize(1);
  }

  @Test
  void retiredGatewayIsNotFoundButIsStillNamedInSnapshots() {
    GatewayDefinition retired =
        new GatewayDefinition(0, 2, Defined.MINE, "gw1", Door.MQTT, GatewayMode.LIVE, true);
    PointRegistry registry = mine.with(List.of(new Addressed(3, retired))).registry();
    assertThat(enterprise(registry).gateway("gw1")).isNull();
    assertThat(registry.entries(3)).contains(retired).hasSize(7);
  }

  @Test
  void entriesOfALaneAreItsOwnAndStandInAStableOrder() {
    List<Addressed> shuffled = new ArrayList<>(Defined.mine(3));
    Collections.reverse(shuffled);
    PointRegistry same = PointRegistry.EMPTY.with(shuffled).registry();
    assertThat(same.entries(3)).isEqualTo(mine.entries(3));
    assertThat(mine.entries(3).stream().map(PointRegistryTest::key))
        .containsExactly(
            "gateway/coal-a/gw1",
            "gateway/coal-a/gw2",
            "gateway/coal-a/tape",
            "point/coal-a:A",
            "point/coal-a:B",
            "point/coal-a:C",
            "point/coal-a:T");
    assertThat(mine.entries(4)).isEmpty();
  }

  private static String key(DefinitionEntry entry) {
    return DefinitionCodec.key(entry);
  }

  private static PointRegistry.Enterprise enterprise(PointRegistry registry) {
    return Objects.requireNonNull(registry.enterprise(Defined.MINE));
  }
}
