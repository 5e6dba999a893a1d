package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person gets who types something wrong: a sentence and an exit status, no stack trace. */
class CommandLineTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "scenario",
        "run",
        "check-config",
        "replay",
        "reconcile",
        "browse",
        "audit",
        "notify",
        "score",
        "rehearse",
        "bench",
        "chaos",
        "cluster",
        "ingest",
        "streaming",
        "alerting",
        "log",
        "jobmanager",
        "taskmanager",
        "sim",
        "national",
        "prepare"
      })
  void everyCommandIsNamedAndExplained(String command) {
    assertThat(execute("help")).isZero();
    assertThat(out.toString()).contains("  " + command);
    out.getBuffer().setLength(0);
    assertThat(execute(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: vigil " + command);
  }

  @Test
  void aSimulatorSaysWhatItIsMissingAndWhichPlantsThereAre() throws IOException {
    Path config = Files.writeString(folder.resolve("sim.properties"), "colour=red\n");
    assertThat(execute("sim", config.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("模拟器的配置有误").contains("unknown key colour");

    assertThat(execute("sim", "--plant-file", "moon")).isEqualTo(1);
    assertThat(err.toString()).contains("没有此厂：moon").contains("mine");

    assertThat(execute("sim", "--plant-file", "mine")).isZero();
    assertThat(out.toString()).startsWith("{").contains("\"gateways\"");
  }

  @Test
  void noCommandOfThisNameIsWrongUsage() {
    assertThat(execute("dmeo")).isEqualTo(2);
    assertThat(err.toString()).contains("dmeo").contains("demo");
  }

  @ParameterizedTest
  @CsvSource({
    "demo --http-port x, --http-port",
    "bench --rate many, --rate",
    "chaos --kills 1.5, --kills",
    "replay, FILE|DIR",
    "browse, URL",
    "notify test, CHANNEL"
  })
  void wordsThatCannotBeReadAreWrongUsageAndNamed(String words, String named) {
    assertThat(execute(words.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "bench --rate 0, --rate",
    "bench --rate 10 --batch 11, --batch",
    "bench --seconds 0, --seconds",
    "bench --warm-up -1, --warm-up",
    "chaos --kills 0, --faults must be at least 1",
    "replay --speed 0.5 x.csv, --speed must lie between 1 and 1000",
    "replay --speed NaN x.csv, --speed must lie between 1 and 1000",
    "replay --protocol modbus x.csv, --protocol: 'modbus' is none of mqtt",
    "reconcile no-such, no such file: no-such/replay_manifest.json",
    "scenario coal-a, name plant and scenario",
    "browse http://plant, an address begins with opc.tcp://: http://plant",
    "browse opc.tcp://plant --depth 0, --depth must lie between 1 and 100",
    "browse opc.tcp://plant --most 0, --most must lie between 1 and 100000",
    "browse opc.tcp://plant --security much, 'much' is none of sign_and_encrypt",
    "audit sign, audit sign: there is only audit verify",
    "notify send county, notify send: there is only notify test",
    "notify test county --data no-such, nothing is running in no-such",
    "audit --data no-such, nothing is running in no-such",
    "scenario --data no-such --list, nothing is running in no-such",
    "rehearse, name a recording",
    "rehearse no-such.csv, no such recording: no-such.csv",
    "rehearse --data no-such --from x, --from",
    "rehearse --set CO-M1.limit x.csv, must be RULE.NUMBER=VALUE",
    "replay no-such.csv, no such file or folder: no-such.csv"
  })
  void whatCannotBeIsSaidInASentence(String words, String sentence) {
    assertThat(execute(words.split(" "))).isEqualTo(1);
    assertThat(err.toString()).startsWith("vigil: ").contains(sentence).doesNotContain("\tat ");
  }

  @Test
  void aFolderWithoutRecordingsIsSaidSo() throws IOException {
    Files.writeString(folder.resolve("readme.txt"), "no recording");
    assertThat(execute("replay", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("vigil: no .csv file in ");
  }

  @Test
  void aFolderInWhichNothingRunsIsSaidSo() throws IOException {
    Path recording = Files.writeString(folder.resolve("a.csv"), "t,v\n1,2\n");
    assertThat(execute("replay", "--data", folder.toString(), recording.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("vigil: nothing is running in " + folder);
  }

  @Test
  void aRecordingThatOnlyTheManifestKnowsIsNamedBeforeAnythingIsPlayed() throws IOException {
    Files.writeString(folder.resolve("replay_manifest.json"), "[{\"file\":\"set/gone.csv\"}]");
    assertThat(execute("reconcile", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("vigil: no ")
        .contains("set/gone.csv, which the manifest");
  }

  @Test
  void aServerThatEndsWithTheCommandIsNotPlayedIntoAnInstanceThatStays() throws IOException {
    Path recording = Files.writeString(folder.resolve("a.csv"), "t,v\n1,2\n");
    String[] words = {"replay", "--protocol", "opcua", "--data", "d", recording.toString()};
    assertThat(execute(words)).isEqualTo(1);
    assertThat(err.toString()).startsWith("vigil: --protocol opcua").contains("leave out --data");
  }

  @Test
  void allThatIsWrongInAConfigurationIsToldAtOnce() throws IOException {
    Path config =
        Files.writeString(folder.resolve("v.properties"), "http.port=99999\nlanse=3\nlanes=0\n");
    assertThat(execute("run", config.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("http.port: “99999” 不是 0 到 65535 的整数")
        .contains("'99999' is not a whole number from 0 to 65535")
        .contains("lanse: 没有此项，是否为 lanes？ | unknown; did you mean lanes?")
        .contains("lanes: “0”")
        .contains("data: 缺少")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check-config"})
  void aConfigurationThatIsNotThereIsSaidSo(String command) {
    assertThat(execute(command, "no-such.properties")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("vigil: no-such.properties: 没有此文件 | no such file\n");
  }

  @Test
  void aConfigurationThatCannotBeReadAtAllIsSaidSo() {
    assertThat(execute("check-config", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("vigil: " + folder + ": 不能读取").doesNotContain("\tat ");
  }

  @Test
  void aCheckedConfigurationThatCanWorkIsSaidSoAndNothingIsMade() throws IOException {
    Path config =
        Files.writeString(folder.resolve("v.properties"), "data=data\nhttp.port=0\nmqtt.port=0\n");

    assertThat(execute("check-config", config.toString())).isZero();

    assertThat(out.toString()).isEqualTo(config + ": 没有发现问题 | nothing wrong was found\n");
    assertThat(folder.toFile().list()).containsExactly("v.properties");
  }

  @Test
  void aCheckFindsWhatIsWrongInTheFileAndOnTheMachineAtOnce() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("file"));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Path config =
          Files.writeString(
              folder.resolve("v.properties"),
              "data=%s/data\nhttp.prot=1\nhttp.port=%d\nmqtt.port=x\n"
                  .formatted(inTheWay, other.getLocalPort()));

      assertThat(execute("check-config", config.toString())).isEqualTo(2);

      assertThat(out.toString())
          .startsWith(config + ":\n")
          .contains("  http.prot: 没有此项")
          .contains("  mqtt.port: “x” 不是")
          .contains("  data: " + inTheWay + " 不是目录")
          .contains("  http.port: 不能监听 127.0.0.1:" + other.getLocalPort())
          .hasLineCount(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data=\\u12", "data=a\\u0000b"})
  void aConfigurationThatCannotBeReadIsSaidSo(String text) throws IOException {
    Path config = Files.writeString(folder.resolve("v.properties"), text);
    assertThat(execute("run", config.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("vigil: " + config).doesNotContain("\tat ");
  }

  @Test
  void aConfigurationThatIsNotUtf8IsSaidSo() throws IOException {
    Path config = Files.write(folder.resolve("v.properties"), new byte[] {'d', (byte) 0xff, '\n'});
    assertThat(execute("run", config.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is no properties file in UTF-8");
  }

  private int execute(String... words) {
    CommandLine line = Vigil.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(words);
  }
}
