package io.vigil.rules.pack;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.rules.pack.PackRule.Template;
import io.vigil.rules.pack.PackSheet.Row;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds every rule of the built-in packs against the sheet of the domain, cell by cell. */
class PackSheetTest {
  private static final List<String> PACKS =
      List.of("al_casting", "chem", "dust", "fireworks", "metal_mine", "steel");

  /** What the sheet says in words, and what of it must stand in the template. */
  private static final Map<String, List<String>> IN_WORDS =
      Map.ofEntries(
          entry(
              "CH-G3",
              List.of(
                  "count(points in same unit/tank-farm with CH-G2 active) >= 2 within 300 s",
                  "Count[watches=Active[role=detectors, rules=[CH-G2]], least=2, windowMillis=300000",
                  "onMillis=0")),
          entry(
              "CH-L5",
              List.of(
                  "abs(levelA-levelB) > 0.01*height for 300 s",
                  "Apart[role=other, limit=FromPlant[name=height, factor=0.01, plus=0.0]",
                  "onMillis=300000")),
          entry(
              "CH-L6",
              List.of(
                  "HH active and inlet ESD valve not closed within 30 s",
                  "Active[role=levels, rules=[CH-L2]]",
                  "confirmed=Is[role=own, value=0.0, holdsIfEqual=true]",
                  "onMillis=30000")),
          entry(
              "DU-P1",
              List.of(
                  "",
                  "Is[role=fan, value=1.0, holdsIfEqual=true]",
                  "Off[reference=FromPlant[name=baseline, factor=1.0, plus=0.0], "
                      + "limit=FromPlant[name=baseline, factor=0.2, plus=0.0], "
                      + "clear=FromPlant[name=baseline, factor=0.15, plus=0.0]]",
                  "onMillis=60000, offMillis=300000")),
          entry(
              "DU-P2",
              List.of(
                  "fan running and dp < 0.3*baseline for 120 s",
                  "Is[role=fan, value=1.0, holdsIfEqual=true]",
                  "Beyond[role=own, comparison=LT, limit=FromPlant[name=baseline, factor=0.3,",
                  "onMillis=120000")),
          entry(
              "DU-T3",
              List.of(
                  "temp > 70 and isolation valve not closed within 5 s",
                  "Active[role=own, rules=[DU-T1]]",
                  "confirmed=Is[role=valve, value=1.0, holdsIfEqual=true]",
                  "onMillis=5000")),
          entry(
              "DU-K2",
              List.of(
                  "sum over 600 s >= 3, or spark without quench confirmation in 5 s",
                  "Sum[least=3.0, windowMillis=600000")),
          entry(
              "DU-K2-Q",
              List.of(
                  "sum over 600 s >= 3, or spark without quench confirmation in 5 s",
                  "Execution[when=Active[role=own, rules=[DU-K1]]",
                  "confirmed=Is[role=quench, value=1.0, holdsIfEqual=true]",
                  "onMillis=5000")),
          entry(
              "DU-F2",
              List.of(
                  "collector fan stops < 600 s after process stop",
                  "Onset[when=AllOf[parts=[Is[role=own, value=0.0, holdsIfEqual=true], "
                      + "Is[role=process, value=0.0, holdsIfEqual=true]]]",
                  "lately=Is[role=process, value=1.0, holdsIfEqual=true]",
                  "windowMillis=600000, wanted=true")),
          entry(
              "DU-C1",
              List.of(
                  "",
                  "comparison=GE, limit=AtLeast[least=100.0, given=FromPlant[name=co_p95, factor=3.0",
                  "clearWhen=LE, clear=AtLeast[least=80.0, given=FromPlant[name=co_p95, factor=2.4",
                  "onMillis=30000, offMillis=300000")),
          entry(
              "AL-S1",
              List.of(
                  "phase becomes CASTING without a passed self-test in the last 60 min",
                  "Onset[when=Is[role=phase, value=1.0, holdsIfEqual=true]",
                  "lately=Is[role=own, value=1.0, holdsIfEqual=true]",
                  "windowMillis=3600000, wanted=false")),
          entry(
              "DU-A2",
              List.of(
                  "fan running and airlock stopped for 300 s",
                  "Is[role=own, value=0.0, holdsIfEqual=true]",
                  "Is[role=fan, value=1.0, holdsIfEqual=true]",
                  "onMillis=300000")),
          entry(
              "DU-F1",
              List.of(
                  "process running and collector fan off for 10 s",
                  "Is[role=own, value=0.0, holdsIfEqual=true]",
                  "Is[role=process, value=1.0, holdsIfEqual=true]",
                  "onMillis=10000")),
          entry(
              "AL-X1",
              List.of(
                  "any red above and (quick shut-off, emergency drain, launder break) not "
                      + "confirmed in 3 s",
                  "rules=[AL-P1, AL-P2, AL-Q2, AL-L1, AL-L2]",
                  "confirmed=Is[role=own, value=1.0, holdsIfEqual=true]",
                  "onMillis=3000")),
          entry(
              "ST-C3",
              List.of(
                  "count(points in one gas area >= 160) >= 2 within 120 s",
                  "Count[watches=Active[role=detectors, rules=[ST-C2]], least=2, windowMillis=120000")),
          entry(
              "ST-W3",
              List.of(
                  "ST-W2 active and (tilt-lock, lance lifted, electrode off) not confirmed in 10 s",
                  "Active[role=cooling, rules=[ST-W2]]",
                  "confirmed=Is[role=own, value=1.0, holdsIfEqual=true]",
                  "onMillis=10000")));

  private static final List<String> COLOURS = List.of("red", "orange", "yellow", "blue");

  private static final Pattern QUANTITY =
      Pattern.compile(
          "(?:(?<factor>[0-9.]+)\\*)?(?:@(?<plant>\\w+)|(?<gas>OEL|IDLH)\\(gas\\))"
              + "(?<plus>[+-][0-9.]+)?(?: \\(.*\\))?");

  static Stream<String> packs() {
    return PACKS.stream();
  }

  static Stream<Arguments> rules() {
    return packs()
        .flatMap(
            pack ->
                PackReader.builtIn(pack).orElseThrow().rules().stream()
                    .map(rule -> Arguments.of(pack, rule.id(), rule)));
  }

  /** The row that a rule of ours is from: one row of the sheet asks two things. */
  private static String row(String id) {
    return id.equals("DU-K2-Q") ? "DU-K2" : id;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packs")
  void everyRuleOfTheSheetIsBuiltIn(String pack) throws IOException {
    List<String> builtIn = PackReader.builtIn(pack).orElseThrow().ruleIds();
    assertThat(builtIn.stream().map(PackSheetTest::row).distinct())
        .containsExactlyInAnyOrderElementsOf(
            PackSheet.of(pack).rules().stream().map(row -> row.text("id")).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packs")
  void schemeAndUsualRangesAreThoseOfTheSheet(String id) throws IOException {
    RulePack pack = PackReader.builtIn(id).orElseThrow();
    PackSheet sheet = PackSheet.of(id);
    assertThat(pack.scheme().name())
        .isEqualTo(sheet.scheme().replace('-', '_').toUpperCase(Locale.ROOT));
    sheet
        .kinds()
        .forEach(
            (kind, cells) -> {
              List<?> range =
                  (List<?>) Objects.requireNonNull(((Map<?, ?>) cells).get("plausible"));
              assertThat(pack.plausible(kind.toString()))
                  .as(kind.toString())
                  .isEqualTo(new RulePack.Plausible(number(range.get(0)), number(range.get(1))));
            });
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("rules")
  void kindUnitUrgencyLadderGateAndClauseAreThoseOfTheSheet(String pack, String id, PackRule rule)
      throws IOException {
    Row row = PackSheet.of(pack).rule(row(id));
    RuleText text = rule.text();
    assertThat(rule.kinds()).isEqualTo(kinds(row));
    assertThat(rule.units()).containsExactly(id.equals("CH-L6") ? "bool" : row.text("unit"));
    assertThat(rule.severity().number()).isEqualTo(COLOURS.indexOf(row.text("level")) + 1);
    assertThat(text.ladder()).isEqualTo(row.text("ladder"));
    assertThat(String.valueOf(text.rung()))
        .isEqualTo(row.text("rung").isEmpty() ? "0" : row.text("rung"));
    assertThat(rule.gate()).isEqualTo(row.text("gate").equals("casting") ? "casting" : null);
    assertThat(text.clause()).isEqualTo(row.text("clause"));
    assertThat(text.name()).isNotBlank();
    assertThat(text.nameEn()).isNotBlank();
  }

  /**
   * The sheet names the launders together where a rule judges each of them; and where it checks
   * that something was done, the Alert belongs to the point that should have done it.
   */
  private static List<String> kinds(Row row) {
    return switch (row.text("id")) {
      case "AL-L3" -> List.of("launder.level.furnace_outlet", "launder.level.table_inlet");
      case "CH-L6" -> List.of("valve.esd");
      case "DU-F1", "DU-F2" -> List.of("fan.collector");
      default -> List.of(row.text("kind"));
    };
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("rules")
  void marksAreThoseOfTheSheetAndOursWhereItHasNone(String pack, String id, PackRule rule)
      throws IOException {
    String[] marks = PackSheet.of(pack).rule(row(id)).text("m").split("/", -1);
    assertThat(rule.text().limitMark().letter()).isEqualTo(marks[0]);
    assertThat(rule.text().clearMark().letter()).isEqualTo(marks[1].replace('-', 'P'));
    assertThat(rule.text().isLaw()).isEqualTo(marks[0].equals("V"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("rules")
  void whatIsJudgedIsWhatTheSheetSays(String pack, String id, PackRule rule) throws IOException {
    Row row = PackSheet.of(pack).rule(row(id));
    Delays delays = new Delays(row.millis("on_s"), row.millis("off_s"));
    String op = IN_WORDS.containsKey(id) ? "expr" : row.text("op");
    switch (op) {
      case "ge", "gt", "le", "lt" -> {
        Comparison comparison = Comparison.valueOf(op.toUpperCase(Locale.ROOT));
        Comparison clearWhen = comparison.isHigh() ? Comparison.LE : Comparison.GE;
        assertThat(rule.template())
            .isEqualTo(
                new Template.Limit(
                    comparison,
                    quantity(row.cell("limit")),
                    clearWhen,
                    quantity(row.cell(row.text("clear").isEmpty() ? "limit" : "clear")),
                    delays));
      }
      case "eq" ->
          assertThat(rule.template())
              .isEqualTo(new Template.Discrete(number(row.cell("limit")), delays));
      case "expr", "delta_pct" -> {
        List<String> words = Objects.requireNonNull(IN_WORDS.get(id), id);
        assertThat(row.text("expr")).isEqualTo(words.get(0));
        assertThat(rule.template()).asString().contains(words.subList(1, words.size()));
      }
      case "roc" -> assertThat(rule.template()).isInstanceOf(Template.RateOfChange.class);
      default -> throw new AssertionError(id + " is built in, but " + op + " is no rule of ours");
    }
  }

  @Test
  void rulesOfChangeSayWhatTheSheetSaysInWords() throws IOException {
    PackSheet sheet = PackSheet.of("al_casting");
    RulePack pack = PackReader.builtIn("al_casting").orElseThrow();
    assertThat(sheet.rule("AL-P2").text("limit")).isEqualTo("-20 % of recipe in 2 s");
    assertThat(template(pack, "AL-P2"))
        .asString()
        .contains("FALL", "FromPlant[name=recipe, factor=0.2, plus=0.0]", "windowMillis=2000");
    assertThat(sheet.rule("AL-L3").text("limit")).isEqualTo("15 mm in 1 s");
    assertThat(template(pack, "AL-L3"))
        .asString()
        .contains("BOTH", "Fixed[value=15.0]", "windowMillis=1000");
  }

  private static Template template(RulePack pack, String id) {
    return pack.rules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow()
        .template();
  }

  @ParameterizedTest
  @ValueSource(strings = {"al_casting", "coal", "chem", "dust"})
  void floorOfSilenceIsThatOfTheSheet(String pack) throws IOException {
    Map<?, ?> floors =
        (Map<?, ?>) Objects.requireNonNull(PackSheet.of("integrity").rule("IN-01").cell("floor_s"));
    Object floor = floors.get(floors.containsKey(pack) ? pack : "default");
    assertThat(PackReader.builtIn(pack).orElseThrow().silenceFloorMillis())
        .isEqualTo((long) (number(floor) * 1000));
  }

  private static Quantity quantity(@Nullable Object cell) {
    if (cell instanceof Number) {
      return new Quantity.Fixed(number(cell));
    }
    Matcher parts = QUANTITY.matcher(String.valueOf(cell));
    assertThat(parts.matches()).as(String.valueOf(cell)).isTrue();
    double factor = parts.group("factor") == null ? 1 : number(parts.group("factor"));
    if (parts.group("gas") != null) {
      return new Quantity.FromGas(Gas.Column.valueOf(parts.group("gas")), factor);
    }
    double plus = parts.group("plus") == null ? 0 : number(parts.group("plus"));
    return new Quantity.FromPlant(parts.group("plant"), factor, plus);
  }

  private static double number(@Nullable Object cell) {
    return Double.parseDouble(String.valueOf(cell));
  }
}
