package io.vigil.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.IngestOptions;
import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.reading.QualityReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files in a real folder, before a real log. */
@Timeout(300)
class FolderDoorIT {
  private static final int LANE = 0;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.ofEpochSecond(System.currentTimeMillis() / 1_000);

  private Path root;
  private Path folder;
  private KafkaNode log;
  private Ingest ingest;
  private FolderDoor door;

  @BeforeEach
  void open(@TempDir Path data) throws Exception {
    root = data.resolve("folders");
    folder = Files.createDirectories(root.resolve("coal-a/gw1"));
    log = KafkaNode.start(Files.createDirectory(data.resolve("log")), 1);
    log.define(Defined.mine(LANE));
    ingest =
        Ingest.start(
            IngestOptions.of(log.bootstrap(), "tcp://127.0.0.1:1", "unused").withLanes(1, 1));
    door = FolderDoor.open(root, ingest.posts());
  }

  @AfterEach
  void close() {
    door.close();
    ingest.close();
    log.close();
  }

  @Test
  void rowsBecomeReadingsAndEachThatDoesNotIsNamedInTheReport() throws IOException {
    String text =
        header()
            + row("A", "1.25", "%CH4", "0", 0)
            + row("B", "-9999", "%CH4", "0", 0)
            + row("A", "1.5", "%CH4", "3", 1)
            + row("NOWHERE", "1", "", "0", 1)
            + row("B", "一", "%CH4", "0", 1)
            + "A;1;%CH4;0~\n"
            + "A;1;%CH4;0;明天~\n"
            + "A;1;%CH4;0;2026-02-30 12:00:00~\n"
            + "||\n";
    write(name(), text.getBytes(StandardCharsets.UTF_8));
    List<String> report = awaitReport("done");
    assertThat(report.get(0)).isEqualTo("共 8 行，3 行无异议 | 8 rows, 3 without a remark");
    assertThat(String.join("\n", report))
        .contains("第 4 行：点位 NOWHERE 未登记", "row 4: point NOWHERE is not registered")
        .contains("第 5 行：点位 B 的值 “一” 不是数")
        .contains("第 6 行：应为 测点编码;值;单位;状态;时间 五项", "row 6: must be point;value")
        .contains("第 7 行：时间应为 yyyy-MM-dd HH:mm:ss，现为 明天", "第 8 行：时间应为");
    assertThat(folder.resolve("done").resolve(name())).exists();
    assertThat(folder.resolve(name())).doesNotExist();
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("in the lane", () -> lane.all(Batch.class).size() == 1);
      Batch batch = lane.all(Batch.class).get(0);
      assertThat(batch.readings().values()).containsExactly(1.25, Double.NaN, 1.5);
      assertThat(batch.readings().reasons())
          .containsExactly(
              QualityReason.GOOD.code(),
              QualityReason.SENTINEL.code(),
              QualityReason.UNCERTAIN.code());
      assertThat(batch.readings().times()[2]).isEqualTo(NOW.toEpochMilli() + 1_000);
    }
  }

  @Test
  void fileInGb18030IsReadAsWell() throws IOException {
    String text = header() + row("A", "2", "%CH4", "0", 0) + "||";
    write(name(), text.getBytes(Charset.forName("GB18030")));
    assertThat(awaitReport("done").get(0)).startsWith("共 1 行，1 行无异议");
  }

  @Test
  void filesOfTheSameSecondWithOtherContentAreNoRepeats() throws IOException {
    String other = name().replace("140428000001", "140428000002");
    write(
        name(), (header() + row("A", "2", "%CH4", "0", 0) + "||").getBytes(StandardCharsets.UTF_8));
    write(
        other,
        (header().replace("140428000001", "140428000002") + row("B", "3", "%CH4", "0", 0) + "||")
            .getBytes(StandardCharsets.UTF_8));
    Waiting.until("both taken", () -> reports("done").size() == 2);
    write(
        name(), (header() + row("A", "4", "%CH4", "0", 1) + "||").getBytes(StandardCharsets.UTF_8));
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("in the lane", () -> lane.all(Batch.class).size() == 3);
      assertThat(lane.all(Batch.class))
          .extracting(batch -> batch.readings().values()[0])
          .containsExactlyInAnyOrder(2.0, 3.0, 4.0);
    }
  }

  @Test
  void halfWrittenFileIsLeftAloneUntilItHasItsEnd() throws IOException {
    String half = header() + row("A", "2", "%CH4", "0", 0);
    write(name(), half.getBytes(StandardCharsets.UTF_8));
    write("140428000001_SS_20200101000000.txt", ("x" + "||").getBytes(StandardCharsets.UTF_8));
    Waiting.until("the other is settled", () -> Files.exists(folder.resolve("refused")));
    Waiting.holdsWithin(Duration.ofSeconds(3), () -> Files.exists(folder.resolve("done")));
    assertThat(folder.resolve(name())).exists();
    assertThat(folder.resolve("done")).doesNotExist();
    write(name(), (half + "||").getBytes(StandardCharsets.UTF_8));
    assertThat(awaitReport("done").get(0)).startsWith("共 1 行");
  }

  @Test
  void whatIsNoSuchFileIsLaidAsideWithTheReason() throws IOException {
    write("readings.txt", "a||".getBytes(StandardCharsets.UTF_8));
    write(name(), new byte[] {(byte) 0xFF, (byte) 0xFF, '|', '|'});
    write("140428000001_SS_20261399000000.txt", (header() + "||").getBytes(StandardCharsets.UTF_8));
    Waiting.until("all laid aside", () -> reports("refused").size() == 3);
    assertThat(String.join("\n", reports("refused")))
        .contains("文件名应为", "the name must be")
        .contains("不是 UTF-8 或 GB18030 编码")
        .contains("文件名中的时间无效", "整个文件未接收");
    assertThat(folder.resolve("readings.txt")).doesNotExist();
  }

  @Test
  void stopInTheMiddleOfAFileLosesNothingAndDoublesNothing() throws IOException {
    StringBuilder text = new StringBuilder(header());
    for (int i = 0; i < 400; i++) {
      text.append(row(i % 2 == 0 ? "A" : "B", Integer.toString(i % 40), "%CH4", "0", i / 2 - 200));
    }
    door.close();
    AtomicInteger handed = new AtomicInteger();
    door =
        FolderDoor.open(
            root,
            (from, payload, answered) ->
                handed.incrementAndGet() <= 2 && ingest.posts().offer(from, payload, answered));
    write(name(), (text + "||").getBytes(StandardCharsets.UTF_8));
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("some of it there", () -> lane.sequences().size() == 2);
      door.close();
      ingest.close();
      assertThat(folder.resolve("done")).doesNotExist();
      ingest =
          Ingest.start(
              IngestOptions.of(log.bootstrap(), "tcp://127.0.0.1:1", "unused").withLanes(1, 1));
      door = FolderDoor.open(root, ingest.posts());
      assertThat(awaitReport("done").get(0)).startsWith("共 400 行，400 行无异议");
      List<String> readings = new ArrayList<>();
      Waiting.until(
          "all of it there",
          () -> {
            readings.clear();
            readings.addAll(admittedOnce(lane.all(Batch.class)));
            return readings.size() >= 400;
          });
      assertThat(readings).hasSize(400).doesNotHaveDuplicates();
    }
  }

  /** As the judge sees it: what comes again under the same number is dropped whole. */
  private static List<String> admittedOnce(List<Batch> batches) {
    List<String> numbers = new ArrayList<>();
    List<String> readings = new ArrayList<>();
    for (Batch batch : batches) {
      if (!numbers.contains(batch.boot() + batch.sequence())) {
        numbers.add(batch.boot() + batch.sequence());
        IntStream.range(0, batch.readings().size())
            .mapToObj(i -> batch.readings().slots()[i] + " " + batch.readings().times()[i])
            .forEach(readings::add);
      }
    }
    return readings;
  }

  private List<String> awaitReport(String where) throws IOException {
    Path moved = folder.resolve(where).resolve(name());
    Waiting.until(where, () -> Files.exists(moved));
    return Files.readAllLines(moved.resolveSibling(name() + ".report"));
  }

  private List<String> reports(String where) {
    if (!Files.isDirectory(folder.resolve(where))) {
      return List.of();
    }
    try (var files = Files.list(folder.resolve(where))) {
      return files
          .filter(file -> file.toString().endsWith(".report"))
          .filter(file -> Files.exists(Path.of(file.toString().replace(".report", ""))))
          .map(FolderDoorIT::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static String name() {
    return "140428000001_SS_"
        + DateTimeFormatter.ofPattern("uuuuMMddHHmmss").format(NOW.atZone(ZONE))
        + ".txt";
  }

  private static String header() {
    return "140428000001;示范煤矿;安全监控;KJ90X;" + stamp(0) + "~\n";
  }

  private static String row(String point, String value, String unit, String status, int second) {
    return String.join(";", point, value, unit, status, stamp(second)) + "~\n";
  }

  private static String stamp(int second) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
        .format(NOW.plusSeconds(second).atZone(ZONE));
  }
}
