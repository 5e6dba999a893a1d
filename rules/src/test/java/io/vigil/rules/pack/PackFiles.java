package io.vigil.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Plant files for tests of the packs, and what binding them comes to. */
public final class PackFiles {
  private PackFiles() {}

  /** A plant of one unit, U1; more is appended to the file. */
  public static PlantFile plant(String pack, String points, String more) {
    String json =
        """
        {"enterprise":"plant-a","name":"厂","nameEn":"Plant","division":"530100","packs":["%s"],
         "gateways":[{"name":"gw1"}],"points":[%s]%s}
        """
            .formatted(pack, points, more);
    PlantFileReader.Outcome outcome = PlantFileReader.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).isInstanceOf(PlantFileReader.Outcome.Taken.class);
    return ((PlantFileReader.Outcome.Taken) outcome).file();
  }

  /** A point of unit U1 that speaks every second; more is appended to it. */
  public static String point(
      String code, String kind, String measureUnit, double low, double high, String more) {
    return """
        {"code":"%s","name":"点","unit":"U1","gateway":"gw1","sampleMillis":1000,"kind":"%s",
         "measureUnit":"%s","rangeLow":%s,"rangeHigh":%s%s}
        """
        .formatted(code, kind, measureUnit, low, high, more);
  }

  public static Binding.Outcome.Bound bound(PlantFile file) {
    Binding.Outcome outcome = Binding.bind(file);
    assertThat(outcome).isInstanceOf(Binding.Outcome.Bound.class);
    return (Binding.Outcome.Bound) outcome;
  }

  public static List<Complaint> refused(PlantFile file) {
    Binding.Outcome outcome = Binding.bind(file);
    assertThat(outcome).isInstanceOf(Binding.Outcome.Refused.class);
    return ((Binding.Outcome.Refused) outcome).complaints();
  }

  /** The rule that was bound to the first point. */
  static BoundRule rule(Binding.Outcome.Bound bound, String id) {
    return bound.points().get(0).rules().stream()
        .filter(rule -> rule.ruleId().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
