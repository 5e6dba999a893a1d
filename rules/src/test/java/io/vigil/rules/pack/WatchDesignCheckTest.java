package io.vigil.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchDesignCheckTest {
  private static final String OWN =
      """
      ,"rules":[],"customRules":[
        {"id":"RED","severity":1,"rule":"limit","comparison":"GE","limit":9},
        {"id":"BLUE","severity":4,"rule":"limit","comparison":"GE","limit":5}]""";
  private static final String POINTS =
      PackFiles.point("A", "process.value", "1", 0, 10, OWN)
          + ","
          + PackFiles.point("B", "process.value", "1", 0, 10, OWN);

  @Test
  @DisplayName("A6, A11 what latches and what is quiet by design names rules that are bound")
  void boundRulesFit() {
    assertThat(complaints(latch("A", "RED") + "," + quiet("A", "BLUE", "B", "RED"))).isEmpty();
    assertThat(complaints(latch("A", "NONE") + "," + quiet("A", "BLUE", "C", "RED")))
        .containsExactly(
            new Complaint("/latching/0", "点位 A 没有绑定规则 NONE", "rule NONE is not bound to point A"),
            new Complaint(
                "/suppressions/0/cause", "点位 C 没有绑定规则 RED", "rule RED is not bound to point C"));
  }

  @Test
  @DisplayName("A11 red is quiet under red alone, and what names the cause is never quiet")
  void redIsNotQuietUnderLess() {
    assertThat(complaints(latch("A", "RED") + "," + quiet("A", "RED", "B", "RED"))).isEmpty();
    assertThat(complaints(latch("A", "RED") + "," + quiet("A", "RED", "B", "BLUE")))
        .extracting(Complaint::en)
        .containsExactly("the cause must be at least as urgent as what it keeps quiet");
    assertThat(complaints(latch("A", "RED") + "," + quiet("A", "RED", "A", "RED")))
        .extracting(Complaint::pointer)
        .containsExactly("/suppressions/0/cause");
    String chain =
        quiet("A", "RED", "B", "RED").replace("]", "," + one("B", "RED", "B", "BLUE") + "]");
    assertThat(complaints(latch("A", "RED") + "," + chain))
        .extracting(Complaint::pointer)
        .containsExactly("/suppressions/0/cause", "/suppressions/1/cause");
  }

  private static List<Complaint> complaints(String design) {
    PlantFile file = PackFiles.plant("integrity", POINTS, "," + design);
    return WatchDesignCheck.complaints(file, PackFiles.bound(file).points());
  }

  private static String latch(String point, String rule) {
    return "\"latching\":[{\"point\":\"%s\",\"rule\":\"%s\",\"reason\":\"r\"}]"
        .formatted(point, rule);
  }

  private static String quiet(String point, String rule, String causePoint, String causeRule) {
    return "\"suppressions\":[" + one(point, rule, causePoint, causeRule) + "]";
  }

  private static String one(String point, String rule, String causePoint, String causeRule) {
    return """
        {"point":"%s","rule":"%s","cause":{"point":"%s","rule":"%s"},"reason":"r","evidence":"e"}"""
        .formatted(point, rule, causePoint, causeRule);
  }
}
