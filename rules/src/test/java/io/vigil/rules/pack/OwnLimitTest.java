package io.vigil.rules.pack;

import static io.vigil.rules.pack.PackFiles.bound;
import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.Complaint;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit of the plant's own that is laxer than that of the pack is a finding (IN-06). */
class OwnLimitTest {
  private static List<Complaint> findings(double limit, int severity) {
    String own =
        """
        ,"customRules":[{"id":"OWN-1","rule":"limit","comparison":"GE","limit":%s,
          "clearWhen":"LE","clear":10,"severity":%d}]
        """
            .formatted(limit, severity);
    return bound(plant("chem", point("G1", "gas.combustible", "%LEL", 0, 100, own), ""))
        .warnings()
        .stream()
        .filter(warning -> warning.en().startsWith("IN-06"))
        .toList();
  }

  @ParameterizedTest(name = "{0} %LEL at level {1}")
  @CsvSource({"30, 3", "25.000000000000004, 3", "51, 2"})
  void laxerLimitIsNamedWithTheRuleThatGoesOn(double limit, int severity) {
    assertThat(findings(limit, severity))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.pointer()).isEqualTo("/points/0/customRules/0/limit");
              assertThat(finding.zh()).contains(severity == 3 ? "CH-G1" : "CH-G2");
            });
  }

  @ParameterizedTest(name = "{0} %LEL at level {1}")
  @CsvSource({"20, 3", "25, 3", "40, 2"})
  void stricterLimitIsThePlantsOwnRight(double limit, int severity) {
    assertThat(findings(limit, severity)).isEmpty();
  }
}
