package io.vigil.model.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.WatchDesign.Latch;
import io.vigil.model.plant.WatchDesign.Named;
import io.vigil.model.plant.WatchDesign.Suppression;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchDesignTest {
  private static final String FILE =
      """
      {"latching":[{"point":"P1.TRIP","rule":"X-1","reason":"联锁须复位"}],
       "suppressions":[{"point":"P1.FLOW","rule":"X-2","cause":{"point":"P1.TRIP","rule":"X-1"},
         "reason":"停泵后必然断流","evidence":"停泵试验","days":90}]}""";

  @Test
  @DisplayName("A6, A11 a plant file says what latches and what is suppressed by design")
  void isRead() {
    PlantJson read = new PlantJson(FILE);
    Named trip = new Named("P1.TRIP", "X-1");
    assertThat(WatchDesign.read(read.fields).latching()).containsExactly(new Latch(trip, "联锁须复位"));
    assertThat(WatchDesign.read(read.fields).suppressions())
        .containsExactly(new Suppression(new Named("P1.FLOW", "X-2"), trip, "停泵后必然断流", "停泵试验", 90));
    assertThat(read.complaints).isEmpty();
    assertThat(WatchDesign.read(new PlantJson("{}").fields)).isEqualTo(WatchDesign.NONE);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"reason\":\"联锁须复位\"|\"reason\":\" \"|/latching/0/reason",
        "\"cause\":{\"point\":\"P1.TRIP\",\"rule\":\"X-1\"},|''|/suppressions/0/cause",
        "\"evidence\":\"停泵试验\",|''|/suppressions/0/evidence",
        "\"days\":90|\"days\":367|/suppressions/0/days",
        "\"days\":90|\"days\":9,\"until\":1|/suppressions/0/until",
      })
  @DisplayName("A11 what is left out, or is none of it, is named")
  void whatIsWrongIsNamed(String was, String becomes, String pointer) {
    PlantJson read = new PlantJson(FILE.replace(was, becomes));
    WatchDesign.read(read.fields);
    assertThat(read.complaints).extracting(Complaint::pointer).contains(pointer);
  }
}
