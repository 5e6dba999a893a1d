package io.vigil.alerting.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vigil.alerting.error.ProblemException;
import io.vigil.alerting.onboarding.PointFile.Read;
import io.vigil.alerting.onboarding.PointSheet.Remark;
import io.vigil.alerting.onboarding.PointSheet.Row;
import io.vigil.alerting.onboarding.PointSheet.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointFileTest {
  private static final String HEADING =
      "point_code*,name*,unit_code*,kind*,measure_unit*,range_low*,range_high*,LL,L,H,HH,deadband,"
          + "on_delay_s,sample_s*,reporting*,protocol*,source*,gas,location,remark";
  private static final String WHY_HEADING =
      ",harm,consequence,consequence_en,action,action_en,respond_minutes,justification";
  private static final String WHY = ",MAJOR,可燃气积聚,gas gathers,通风,ventilate,5,";

  @Test
  @DisplayName("200 points with 10 mistakes: each is said in its row, the others are taken")
  void mistakesAreSaidRowByRow() {
    List<String> lines = points(200);
    Map<Integer, String[]> seeded = new TreeMap<>();
    seed(lines, seeded, 12, "TK008.LT,", "TK007.LT,", "point_code", "与第 8 行重复");
    seed(lines, seeded, 20, ",m,", ",furlong,", "measure_unit", "furlong");
    seed(lines, seeded, 37, ",m,0,12,", ",m,12,0,", "range_high", "应大于下限");
    seed(lines, seeded, 41, ",1,2,10,11,", ",1,2,11,10,", "HH", "应大于 H");
    seed(lines, seeded, 42, ",10,11,", ",10,120,", "", "超出量程");
    seed(lines, seeded, 77, "一号罐区储罐液位", "=HYPERLINK(1)", "name", "不能以 “=” 开头");
    seed(lines, seeded, 90, ",1,periodic", ",soon,periodic", "sample_s", "应为数字");
    seed(lines, seeded, 120, ",periodic,", ",often,", "reporting", "often");
    seed(lines, seeded, 150, ",mqtt,", ",opcua,", "protocol", "协议为 mqtt");
    seed(lines, seeded, 199, ",1,2,10,11,", ",1,2,,11,", "", "CH-L1");
    PointSheet sheet = read(lines).sheet();
    assertThat(sheet.remarks()).isEmpty();
    Map<Integer, Row> refused = new TreeMap<>();
    sheet.rows().stream()
        .filter(row -> row.verdict() == Verdict.REFUSED)
        .forEach(row -> refused.put(row.row(), row));
    assertThat(refused.keySet()).isEqualTo(seeded.keySet());
    seeded.forEach(
        (row, expected) -> {
          List<Remark> remarks = Objects.requireNonNull(refused.get(row)).remarks();
          assertThat(remarks)
              .as("row %s", row)
              .anySatisfy(
                  remark -> {
                    assertThat(remark.zh()).startsWith("第 " + row + " 行").contains(expected[1]);
                    assertThat(remark.en()).startsWith("row " + row);
                    if (!expected[0].isEmpty()) {
                      assertThat(remark.column()).isEqualTo(expected[0]);
                    }
                  });
        });
    assertThat(sheet.fresh()).isEqualTo(190);
    assertThat(sheet.annotated()).contains("校验 / verdict").contains("'=HYPERLINK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-8 with a mark", "GB18030"})
  void chineseIsReadInEachEncoding(String encoding) {
    String text = String.join("\r\n", points(1));
    byte[] bytes =
        switch (encoding) {
          case "UTF-8" -> text.getBytes(StandardCharsets.UTF_8);
          case "GB18030" -> text.getBytes(Charset.forName("GB18030"));
          default -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
        };
    Read read = PointFile.read(draft("[]"), bytes);
    assertThat(read.sheet().refused()).as("%s", read.sheet().rows()).isZero();
    assertThat(read.plant()).contains("一号罐区储罐液位");
  }

  @Test
  void textThatIsNeitherIsRefused() {
    byte[] bytes = {(byte) 0xFF, (byte) 0xFF, 'a', '\n', 'b'};
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> PointFile.read(draft("[]"), bytes));
  }

  @Test
  void workbookIsReadAsTheSameListAndFormulasAreRefused() throws IOException {
    List<String> lines = points(3);
    Read csv = read(lines);
    Read xlsx = PointFile.read(draft("[]"), workbook(lines, ""));
    assertThat(xlsx.plant()).isEqualTo(csv.plant());
    PointSheet formula = PointFile.read(draft("[]"), workbook(lines, "1+2")).sheet();
    assertThat(formula.rows().get(0).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(formula.rows().get(0).remarks().get(0).zh()).contains("第 2 行").contains("公式");
    assertThat(formula.rows().get(1).verdict()).isEqualTo(Verdict.NEW);
  }

  @ParameterizedTest
  @DisplayName("attack49 what unpacks to far too much is not unpacked")
  @CsvSource({
    "xl/worksheets/sheet1.xml, 50000000, 解压后过大",
    "xl/vbaProject.bin, 10, 宏",
    "xl/externalLinks/externalLink1.xml, 10, 外部链接"
  })
  void harmfulWorkbookIsRefused(String part, int size, String words) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(part));
      zip.write(new byte[size]);
    }
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> PointFile.read(draft("[]"), bytes.toByteArray()))
        .satisfies(refused -> assertThat(refused.problem().zh()).contains(words));
  }

  @Test
  void whatTheDraftSaysAlreadyIsSameAndWhatTheFileLeavesOutIsRemoved() {
    Read first = read(points(4));
    Onboarding then = draft(PlantText.read(first.plant()).get("points").toString());
    List<String> lines = points(4);
    lines.remove(4);
    lines.set(1, lines.get(1).replace("储罐液位", "储罐甲液位"));
    PointSheet second = PointFile.read(then, bytes(lines)).sheet();
    assertThat(second.same()).isEqualTo(2);
    assertThat(second.changed()).isEqualTo(1);
    assertThat(second.removed()).containsExactly("TK004.LT");
  }

  @Test
  void whatIsGivenCanBeTakenAgainAndChangesNothing() {
    Read first = read(points(4));
    Onboarding then = draft(PlantText.read(first.plant()).get("points").toString());
    PointSheet again = PointFile.read(then, PointFileText.write(then)).sheet();
    assertThat(again.refused()).as("%s", again.rows()).isZero();
    assertThat(again.same()).isEqualTo(4);
  }

  @Test
  void limitThatNoRuleOfThePackAsksForBecomesARuleOfThePlant() {
    List<String> lines = new ArrayList<>(List.of(HEADING + WHY_HEADING));
    lines.add("TK1.LEL,可燃气体,U1,gas.combustible,%LEL,0,100,,,20,,2,3,1,periodic,mqtt,,,," + WHY);
    lines.add("TK2.LEL,可燃气体,U1,gas.combustible,%LEL,0,100,,,0.3,,0.1,,1,periodic,mqtt,,,," + WHY);
    Read read = read(lines);
    assertThat(read.sheet().refused()).as("%s", read.sheet().rows()).isZero();
    assertThat(read.plant()).contains("PLANT-H").contains("\"limit\":20").contains("\"clear\":18");
    assertThat(read.plant()).contains("\"onMillis\":3000");
    assertThat(read.plant()).as("as people would reckon it").contains("\"clear\":0.2,");
    assertThat(read(points(1)).plant()).as("CH-L1 asks for H").doesNotContain("PLANT-H");
    Onboarding then = draft(PlantText.read(read.plant()).get("points").toString());
    PointSheet again = PointFile.read(then, PointFileText.write(then)).sheet();
    assertThat(again.same()).as("%s", again.rows()).isEqualTo(2);
  }

  @Test
  @DisplayName("A1 a limit of the plant's own says why in the columns of its row, or is refused")
  void ownLimitSaysWhy() {
    List<String> lines = new ArrayList<>(List.of(HEADING + WHY_HEADING));
    lines.add("TK1.LEL,可燃气体,U1,gas.combustible,%LEL,0,100,,,20,,2,3,1,periodic,mqtt,,,,,,,,,,");
    String point = "TK2.LEL,可燃气体,U1,gas.combustible,%LEL,0,100,,,20,,2,3,1,periodic,mqtt,,,,";
    lines.add(point + WHY.replace("通风", ""));
    lines.add(point.replace("TK2", "TK3") + WHY.replace(",5,", ",40,"));
    PointSheet sheet = read(lines).sheet();
    assertThat(sheet.rows())
        .extracting(row -> row.remarks().get(0).column())
        .containsExactly("consequence", "action", "justification");
    assertThat(sheet.rows().get(0).remarks().get(0).zh()).contains("第 2 行", "未说明后果");
  }

  private static void seed(
      List<String> lines,
      Map<Integer, String[]> seeded,
      int row,
      String right,
      String wrong,
      String column,
      String words) {
    String line = lines.get(row - 1);
    String code = "TK%03d.LT,".formatted(row - 1);
    String before = right.startsWith("TK") ? code : right;
    assertThat(line).contains(before);
    lines.set(row - 1, line.replace(before, wrong));
    seeded.put(row, new String[] {column, words});
  }

  private static List<String> points(int count) {
    List<String> lines = new ArrayList<>(List.of(HEADING));
    for (int i = 1; i <= count; i++) {
      lines.add(
          "TK%03d.LT,一号罐区储罐液位,TK%03d,tank.level,m,0,12,1,2,10,11,,,1,periodic,mqtt,,,,备注"
              .formatted(i, i));
    }
    return lines;
  }

  private static Read read(List<String> lines) {
    return PointFile.read(draft("[]"), bytes(lines));
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] workbook(List<String> lines, String formula) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("points");
      for (int row = 0; row < lines.size(); row++) {
        String[] cells = lines.get(row).split(",", -1);
        for (int i = 0; i < cells.length; i++) {
          put(sheet, row, i, cells[i]);
        }
      }
      if (!formula.isEmpty()) {
        sheet.formula(1, 6, formula);
      }
    }
    return bytes.toByteArray();
  }

  private static void put(Worksheet sheet, int row, int column, String cell) {
    if (cell.matches("[0-9]+")) {
      sheet.value(row, column, Integer.parseInt(cell));
    } else if (!cell.isEmpty()) {
      sheet.value(row, column, cell);
    }
  }

  private static Onboarding draft(String points) {
    String plant =
        """
        {"enterprise":"tank-z","name":"罐区","nameEn":"Tanks","division":"140428","packs":["chem"],
         "gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],"points":%s}"""
            .formatted(points);
    return new Onboarding(
        "on-0-1",
        1,
        "tank-z",
        "tank-z",
        "140428",
        OnboardingKind.NEW,
        OnboardingState.DRAFT,
        plant,
        null,
        "",
        "",
        Profile.EMPTY,
        "somebody",
        Instant.EPOCH,
        Course.NONE);
  }
}
