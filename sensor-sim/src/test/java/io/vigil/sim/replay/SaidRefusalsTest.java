package io.vigil.sim.replay;

import static io.vigil.sim.replay.Csv.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SaidRefusalsTest {
  private final SaidRefusals said = new SaidRefusals();

  @ParameterizedTest
  @CsvSource({"SENTINEL, VALUE_SENTINEL", "CONFLICT, VALUE_CONFLICT", "TEXT, VALUE_NAN"})
  void cellThatMustBeSpokenOfNeedsItsOwnWord(Fate fate, RefusalCode code) {
    Cell cell = cell("A", MIDNIGHT, fate);
    assertThat(said.agreeOn(cell)).as("nothing said").isFalse();
    said.add(refusal(RefusalCode.VALUE_RANGE, "A", MIDNIGHT));
    assertThat(said.agreeOn(cell)).as("another word").isFalse();
    said.add(refusal(code, "A", MIDNIGHT + 1));
    said.add(refusal(code, "B", MIDNIGHT));
    assertThat(said.agreeOn(cell)).as("another stamp, another point").isFalse();
    said.add(refusal(code, "A", MIDNIGHT));
    assertThat(said.agreeOn(cell)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SENTINEL", "CONFLICT", "TEXT"})
  void ofTheOthersNothingNeedBeSaid(Fate fate) {
    assertThat(said.agreeOn(cell("A", MIDNIGHT, fate))).isTrue();
  }

  @Test
  void refusalSaidTwiceIsOneAndTwoCodesOfAStampAreBothKept() {
    said.add(refusal(RefusalCode.VALUE_CONFLICT, "A", MIDNIGHT));
    said.add(refusal(RefusalCode.VALUE_CONFLICT, "A", MIDNIGHT));
    said.add(refusal(RefusalCode.VALUE_SENTINEL, "A", MIDNIGHT));
    assertThat(said.size()).as("stamps spoken of").isEqualTo(1);
    assertThat(said.besides(List.of()))
        .extracting(Refusal::code)
        .containsExactlyInAnyOrder(RefusalCode.VALUE_CONFLICT, RefusalCode.VALUE_SENTINEL);
  }

  @Test
  void whatIsSaidBesidesTheCellsIsHandedOverWhole() {
    Refusal explained = refusal(RefusalCode.VALUE_CONFLICT, "A", MIDNIGHT);
    Refusal strange = refusal(RefusalCode.VALUE_CONFLICT, "A", MIDNIGHT + 60_000);
    said.add(explained);
    said.add(strange);
    List<Cell> spokenOf = List.of(cell("A", MIDNIGHT, Fate.CONFLICT));
    assertThat(said.besides(spokenOf)).containsExactly(strange);
    assertThat(said.besides(List.of())).as("control").containsExactly(explained, strange);
  }

  @Test
  void refusalOfAWholeMessageIsOfNoPointAndExplainedByNoCell() {
    Refusal message =
        Refusal.ofMessage(RefusalCode.JSON_BAD, "rec-a", "replay", "b", 1, 0, "{", "", "", "");
    said.add(message);
    assertThat(said.besides(List.of(cell("A", 0, Fate.TEXT)))).containsExactly(message);
  }

  private static Refusal refusal(RefusalCode code, String point, long time) {
    return Refusal.ofReading(code, "rec-a", "replay", "b", 1, point, time, 0, point, "", "", "");
  }

  private static Cell cell(String point, long time, Fate fate) {
    return new Cell(2, time, 0, point, "1", 1, fate, 2, 1);
  }
}
