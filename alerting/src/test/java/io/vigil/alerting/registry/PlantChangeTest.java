package io.vigil.alerting.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Plants;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.rules.pack.Binding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Over any history of plant files: numbers are for life, versions grow, and nothing is left over.
 */
class PlantChangeTest {
  private final Map<String, Gateway> gateways = new TreeMap<>();
  private final Map<String, Point> points = new TreeMap<>();
  private final Map<String, Watch> watches = new TreeMap<>();
  private Lane lane = new Lane(0, 0, 0, 0, 0, -1, Instant.EPOCH);

  @RepeatedTest(10)
  void numbersAreForLifeAndVersionsGrow(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Map<String, Integer> numbers = new HashMap<>();
    Map<String, Long> versions = new HashMap<>();
    for (int edit = 0; edit < 60; edit++) {
      String file = file(random);
      PlantChange change = apply(file);
      for (DefinitionEntry entry : change.published()) {
        String key = DefinitionCodec.key(entry);
        assertThat(entry.version()).isGreaterThan(versions.getOrDefault(key, 0L));
        versions.put(key, entry.version());
      }
      assertNumbersFor(numbers);
      assertThat(lane.points()).isEqualTo((int) live().count());
      assertThat(apply(file).published()).as("the same file again").isEmpty();
    }
    assertThat(versions).hasSizeGreaterThan(4);
  }

  @Test
  @DisplayName("a gateway is defined behind its points, so that none of them is ever unknown")
  void gatewayComesBehindItsPoints() {
    PlantChange change = apply(Plants.coalMine("mine-a", 2));
    assertThat(change.published())
        .extracting(DefinitionCodec::key)
        .last()
        .isEqualTo(
            DefinitionCodec.key(Objects.requireNonNull(gateways.get("mine-a.gw1")).toDefinition()));
    assertThat(change.published()).hasSizeGreaterThan(2);
  }

  @Test
  void pointThatIsLeftOutIsRetiredWithItsWatchesAndComesBackWithItsNumbers() {
    apply(Plants.coalMine("mine-a", 2));
    PointDefinition before = point("F02.CH4");
    PlantChange without = apply(Plants.coalMine("mine-a", 1));
    assertThat(without.watchesRetired())
        .containsExactlyInAnyOrder(
            "mine-a/F02.CH4/CO-M1", "mine-a/F02.CH4/CO-M2", "mine-a/F02.CH4/IN-01");
    assertThat(point("F02.CH4").retired()).isTrue();
    apply(Plants.coalMine("mine-a", 2));
    PointDefinition back = point("F02.CH4");
    assertThat(back.slot()).isEqualTo(before.slot());
    assertThat(back.version()).isEqualTo(before.version() + 2);
    assertThat(watches.values()).noneMatch(Watch::retired);
  }

  @Test
  void ruleThatIsUnboundIsRetiredAloneAndThePointGoesOn() {
    apply(Plants.coalMine("mine-a", 1));
    PlantChange change = apply(Plants.coalMine("mine-a", 1).replace("\"CO-M2\",", ""));
    assertThat(change.watchesRetired()).containsExactly("mine-a/F01.CH4/CO-M2");
    assertThat(point("F01.CH4").retired()).isFalse();
    assertThat(point("F01.CH4").watches())
        .extracting(watch -> watch.ruleId())
        .containsExactly("CO-M1", "IN-01");
  }

  @Test
  void changeOfOneRuleRaisesItsVersionAndNoOther() {
    apply(Plants.coalMine("mine-a", 1));
    int before = watch("CO-M1").version();
    apply(Plants.coalMine("mine-a", 1).replace("\"sampleMillis\":1000", "\"sampleMillis\":90000"));
    assertThat(watch("CO-M1").version()).isEqualTo(before);
    assertThat(watch("IN-01").version()).as("silence is judged by the period").isEqualTo(2);
  }

  @Test
  void gatewayThatIsLeftOutIsRetiredAndEquippedAnewWhenItComesBack() {
    String two = withSecondGateway(Plants.coalMine("mine-a", 1));
    assertThat(apply(two).gatewaysToEquip()).containsExactlyInAnyOrder("gw1", "gw2");
    assertThat(apply(Plants.coalMine("mine-a", 1)).gatewaysRetired()).containsExactly("gw2");
    assertThat(apply(Plants.coalMine("mine-a", 1)).gatewaysRetired()).isEmpty();
    assertThat(apply(two).gatewaysToEquip()).containsExactly("gw2");
  }

  private void assertNumbersFor(Map<String, Integer> numbers) {
    Map<String, Integer> now = new HashMap<>();
    points.values().forEach(point -> now.put("point " + point.id(), point.slot()));
    gateways.values().forEach(gateway -> now.put("gateway " + gateway.id(), gateway.number()));
    watches.values().forEach(watch -> now.put("watch " + watch.id(), watch.number()));
    assertThat(now).as("for life").containsAllEntriesOf(numbers);
    for (String kind : List.of("point", "gateway", "watch")) {
      List<Integer> given =
          now.entrySet().stream()
              .filter(one -> one.getKey().startsWith(kind))
              .map(Map.Entry::getValue)
              .sorted()
              .toList();
      assertThat(new HashSet<>(given)).as("given once").hasSize(given.size());
      assertThat(given.get(given.size() - 1)).as("dense").isEqualTo(given.size() - 1);
    }
    numbers.putAll(now);
  }

  /** What the import does with a change, without a database. */
  private PlantChange apply(String json) {
    PlantFile file =
        ((PlantFileReader.Outcome.Taken) PlantFileReader.read(Plants.bytes(json))).file();
    Binding.Outcome.Bound bound = (Binding.Outcome.Bound) Binding.bind(file);
    PlantChange change =
        PlantChange.of(
            file,
            bound.points(),
            lane,
            new ArrayList<>(gateways.values()),
            new ArrayList<>(points.values()),
            new ArrayList<>(watches.values()));
    assertThat(change.complaints).isEmpty();
    change.newGateways.forEach(one -> assertThat(gateways.put(one.id(), one)).isNull());
    change.changedGateways.forEach(one -> assertThat(gateways.put(one.id(), one)).isNotNull());
    change.newPoints.forEach(one -> assertThat(points.put(one.id(), one)).isNull());
    change.changedPoints.forEach(one -> assertThat(points.put(one.id(), one)).isNotNull());
    change.newWatches.forEach(one -> assertThat(watches.put(one.id(), one)).isNull());
    change.changedWatches.forEach(one -> assertThat(watches.put(one.id(), one)).isNotNull());
    lane =
        new Lane(
            0,
            lane.points() + change.pointsAdded(),
            change.nextSlot(),
            change.nextWatch(),
            change.nextGateway(),
            -1,
            Instant.EPOCH);
    return change;
  }

  private static String file(Random random) {
    Set<Integer> named = new HashSet<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      named.add(random.nextInt(6));
    }
    String list =
        named.stream()
            .map(i -> edited(Plants.methane("F%02d.CH4".formatted(i)), random))
            .collect(Collectors.joining(","));
    String plant = Plants.plant("mine-a", list);
    return random.nextBoolean() ? withSecondGateway(plant) : plant;
  }

  private static String edited(String point, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> point.replace("\"CO-M2\",", "");
      case 1 -> point.replace("\"sampleMillis\":1000", "\"sampleMillis\":90000");
      case 2 -> point.replace("Face methane", "Return methane");
      default -> point;
    };
  }

  private static String withSecondGateway(String plant) {
    return plant.replace("\"gateways\":[", "\"gateways\":[{\"name\":\"gw2\",\"door\":\"MQTT\"},");
  }

  private Stream<Point> live() {
    return points.values().stream().filter(point -> !point.retired());
  }

  private PointDefinition point(String code) {
    return Objects.requireNonNull(points.get("mine-a:" + code)).toDefinition();
  }

  private Watch watch(String rule) {
    return Objects.requireNonNull(watches.get("mine-a/F01.CH4/" + rule));
  }
}
