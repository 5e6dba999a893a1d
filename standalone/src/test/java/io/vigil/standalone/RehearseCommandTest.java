package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person gets who rehearses a recording of methane with a pack of his own. */
class RehearseCommandTest {
  private static final String PACK =
      """
      {
        "id": "mine",
        "name": "本矿",
        "nameEn": "This mine",
        "scheme": "THREE_COLOUR",
        "rules": [
          {"id": "MY-1", "kinds": ["gas.ch4"], "units": ["%CH4"], "name": "甲烷", "nameEn": "Methane",
           "rule": "limit", "comparison": "GE", "limit": 0.8, "clearWhen": "LT", "clear": 0.6,
           "onMillis": 0, "offMillis": 0, "severity": 3, "clause": "own",
           "limitMark": "P", "clearMark": "P"}
        ]
      }
      """;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path recording = Path.of(".");
  private Path pack = Path.of(".");

  @BeforeEach
  void writeFiles() throws IOException {
    recording =
        Files.writeString(
            folder.resolve("face.csv"),
            """
            t,MM116_CH4_pct,OTHER
            2010-01-01 00:00:00,0.4,1
            2010-01-01 00:00:30,0.9,1
            2010-01-01 00:01:00,1.2,1
            2010-01-01 00:01:30,0.5,1
            2010-01-01 00:02:00,0.9,1
            2010-01-01 00:02:30,0.4,1
            """);
    pack = Files.writeString(folder.resolve("mine.json"), PACK);
  }

  @Test
  void ownPackIsBoundAndWhatFiredIsWrittenAsCsv() throws IOException {
    Path csv = folder.resolve("out.csv");
    assertThat(rehearse("--pack", pack.toString(), "--csv", csv.toString())).isZero();
    assertThat(Files.readAllLines(csv))
        .containsExactly(
            "point,rule,severity,began,raised,ended,seconds,peak,limit,false",
            "MM116_CH4_pct,MY-1,3,2010-01-01T00:00:30Z,2010-01-01T00:00:30Z,2010-01-01T00:01:30Z,"
                + "60.000,1.2,0.8,",
            "MM116_CH4_pct,MY-1,3,2010-01-01T00:02:00Z,2010-01-01T00:02:00Z,2010-01-01T00:02:30Z,"
                + "30.000,0.9,0.8,");
  }

  @Test
  void changedNumbersAreHeldAgainstThoseInForce() {
    assertThat(rehearse("--pack", pack.toString(), "--set", "MY-1.limit=1.0")).isZero();
    assertThat(out.toString().lines().filter(line -> line.contains("MY-1")).findFirst())
        .hasValueSatisfying(line -> assertThat(line).containsPattern("MY-1 +1 +2 "));
  }

  @Test
  void labelsSayWhatShareWasFalse() throws IOException {
    Path periods =
        Files.writeString(
            folder.resolve("labels.csv"),
            "from,to\n2010-01-01 00:00:00,2010-01-01 00:01:00\n2011-01-01 00:00:00Z,2011-01-02T00:00:00Z\n");
    assertThat(rehearse("--pack", pack.toString(), "--labels", periods.toString())).isZero();
    assertThat(out.toString()).contains("of 2 firings 1 false; 1/2");
    Path rows =
        Files.writeString(
            folder.resolve("rows.csv"),
            "timestamp,label\n2010-01-01 00:01:00,1\n2010-01-01 00:01:30,0\n2010-01-01 00:02:00,1\n");
    out.getBuffer().setLength(0);
    assertThat(rehearse("--pack", pack.toString(), "--labels", rows.toString())).isZero();
    assertThat(out.toString()).contains("of 2 firings 0 false; 2/2");
  }

  @Test
  void malformedPackIsRefusedWithFileLineAndField() throws IOException {
    Files.writeString(pack, PACK.replace("\"limit\": 0.8", "\"limit\": \"high\""));
    assertThat(rehearse("--pack", pack.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("vigil: " + pack + ":8 /rules/0/limit: ").contains(" | ");
    err.getBuffer().setLength(0);
    Files.writeString(pack, PACK.replace("\"id\": \"mine\",", ""));
    assertThat(rehearse("--pack", pack.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(pack + " /id: ");
    err.getBuffer().setLength(0);
    Files.writeString(pack, PACK.replace("\"scheme\"", "scheme"));
    assertThat(rehearse("--pack", pack.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("vigil: " + pack + ": 第 5 行").contains("line 5");
  }

  @Test
  void typedConditionIsJudgedAsItsNodesAreAndRefusedWithFileLineAndField() throws IOException {
    String limit =
        "\"rule\": \"limit\", \"comparison\": \"GE\", \"limit\": 0.8, \"clearWhen\": \"LT\", \"clear\": 0.6";
    String typed = "\"rule\": \"together\", \"when\": \"(own >= 0.8).until(own < 0.6)\"";
    Files.writeString(pack, PACK.replace(limit, typed));
    Path csv = folder.resolve("out.csv");
    assertThat(rehearse("--pack", pack.toString(), "--csv", csv.toString())).isZero();
    assertThat(Files.readAllLines(csv))
        .filteredOn(line -> line.contains(",MY-1,"))
        .extracting(line -> line.split(",", -1)[4] + " " + line.split(",", -1)[5])
        .containsExactly(
            "2010-01-01T00:00:30Z 2010-01-01T00:01:30Z",
            "2010-01-01T00:02:00Z 2010-01-01T00:02:30Z");
    Files.writeString(pack, PACK.replace(limit, typed.replace(".until(own < 0.6)", " && feed")));
    assertThat(rehearse("--pack", pack.toString())).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("vigil: " + pack + ":8 /rules/0/when: ")
        .contains("第 17 列：“feed” 未知", "column 17: 'feed' is unknown");
  }

  @Test
  void unitThatDoesNotFitIsRefusedWithThePoint() throws IOException {
    Files.writeString(pack, PACK.replace("[\"%CH4\"]", "[\"%LEL\"]"));
    assertThat(rehearse("--pack", pack.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("/points/0/measureUnit (MM116_CH4_pct): ", "MY-1 is in %LEL, not %CH4", "不能互换");
    err.getBuffer().setLength(0);
    assertThat(rehearse("--set", "CO-M1.limit=10%LEL")).isEqualTo(1);
    assertThat(err.toString()).contains("--set CO-M1.limit: ", "is in %CH4, not %LEL", "单位是");
  }

  @Test
  void whatDoesNotExistIsNamedInWords() {
    assertThat(rehearse("--point", "MM99")).isEqualTo(1);
    assertThat(err.toString()).contains("没有点位 MM99", "no point MM99", "MM116_CH4_pct");
    err.getBuffer().setLength(0);
    assertThat(rehearse("--rule", "CO-M9")).isEqualTo(1);
    assertThat(err.toString()).contains("no point has rule CO-M9", "CO-M1");
    err.getBuffer().setLength(0);
    assertThat(rehearse("--pack", "no-such")).isEqualTo(1);
    assertThat(err.toString()).contains("neither a file nor one of the packs");
    err.getBuffer().setLength(0);
    assertThat(rehearse("--labels", "no-such.csv")).isEqualTo(1);
    assertThat(err.toString()).contains("no such file of labels: no-such.csv");
  }

  @Test
  void labelsThatCannotBeReadAreRefusedWithFileAndLine() throws IOException {
    Path labels =
        Files.writeString(folder.resolve("labels.csv"), "from,to\n2010-01-01 00:00:00,x\n");
    assertThat(rehearse("--labels", labels.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(labels + ":2: 'x' is no time", "不是时间");
  }

  private int rehearse(String... more) {
    List<String> words = new ArrayList<>(List.of("rehearse", recording.toString()));
    words.addAll(List.of(more));
    return Vigil.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words.toArray(new String[0]));
  }
}
