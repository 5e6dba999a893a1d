package io.vigil.standalone;

import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.rules.rehearsal.Performance;
import io.vigil.rules.rehearsal.Performance.Choice;
import io.vigil.rules.rehearsal.ReadingSource;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import io.vigil.rules.rehearsal.RuleChange;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.rehearse.LabelFile;
import io.vigil.standalone.rehearse.RecordingSource;
import io.vigil.standalone.rehearse.Report;
import io.vigil.standalone.rehearse.StoredSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigil rehearse}: what rules would have said to a recording, or to what a running instance
 * has stored, with the numbers that they have or with others. Nothing is raised anywhere.
 */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description =
        "Lets rules judge a recording, or the stored readings of a running instance (--data,"
            + " --enterprise, --from, --to), and says what would have fired. Nothing is raised.")
final class RehearseCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "RECORDING", description = "A CSV recording.")
  private @Nullable Path recording;

  @Option(
      names = "--plant",
      paramLabel = "FILE",
      description = "Plant file whose points the columns of the recording are.")
  private @Nullable Path plant;

  @Option(
      names = "--pack",
      paramLabel = "PACK",
      description =
          "Id of a rule pack, or a pack file of your own, to bind to the points of the recording;"
              + " may be given again.")
  private List<String> packs = List.of();

  @Option(names = "--rule", paramLabel = "RULE", description = "Report this rule only; repeatable.")
  private List<String> rules = List.of();

  @Option(
      names = "--point",
      paramLabel = "CODE",
      description = "Report this point only; repeatable.")
  private List<String> points = List.of();

  @Option(
      names = "--set",
      paramLabel = "RULE.NUMBER=VALUE",
      description =
          "Another number for a rule, for example CO-M1.limit=0.8 or CO-M1.offMillis=60000;"
              + " repeatable.")
  private List<String> changes = List.of();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "CSV of what was really the matter: from,to[,point] or timestamp,label.")
  private @Nullable Path labels;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write every firing here.")
  private @Nullable Path csv;

  @Option(names = "--data", description = "Data folder of the running instance.")
  private @Nullable Path data;

  @Option(names = "--enterprise", description = "Whose stored readings.")
  private @Nullable String enterprise;

  @Option(names = "--from", paramLabel = "TIME", description = "RFC 3339, with offset.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "RFC 3339, with offset.")
  private @Nullable String to;

  @Mixin private StoreArguments store = new StoreArguments();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<RuleChange> numbers = changes();
    try {
      Performance played =
          Performance.play(
              source(),
              numbers,
              new Choice(rules, points),
              labels == null ? null : LabelFile.read(labels));
      Report report = new Report(played);
      report.print(Objects.requireNonNull(spec).commandLine().getOut());
      if (csv != null) {
        try (PrintWriter out =
            new PrintWriter(Files.newBufferedWriter(csv, StandardCharsets.UTF_8))) {
          report.writeCsv(out);
        }
      }
      return 0;
    } catch (RehearsalRefusedException refused) {
      throw new CommandException(String.valueOf(refused.getMessage()));
    }
  }

  private List<RuleChange> changes() {
    List<RuleChange> all = new ArrayList<>();
    for (String text : changes) {
      RuleChange change = RuleChange.parse(text);
      if (change == null) {
        throw new CommandException("--set " + text + "：应为 规则.数值名=数值 | must be RULE.NUMBER=VALUE");
      }
      all.add(change);
    }
    return all;
  }

  private ReadingSource<IOException> source()
      throws IOException, InterruptedException, RehearsalRefusedException {
    if (recording != null && data == null) {
      return RecordingSource.of(recording, plant == null ? List.of() : List.of(plant), packs);
    }
    if (recording != null || data == null) {
      throw new CommandException(
          "请指定录制文件，或 --data、--enterprise、--from 与 --to | name a recording, or --data,"
              + " --enterprise, --from and --to");
    }
    if (plant != null || !packs.isEmpty()) {
      throw new CommandException(
          "--plant 与 --pack 只用于录制文件；存储的读数按登记的规则判定 | --plant and --pack are for"
              + " recordings; stored readings are judged by the rules of the registry");
    }
    return stored(data);
  }

  private ReadingSource<IOException> stored(Path folder) throws IOException {
    String of = enterprise == null ? "" : enterprise;
    Instant begin = time("--from", from);
    Instant end = time("--to", to);
    if (!begin.isBefore(end)) {
      throw new CommandException("--from 应早于 --to | --from must be before --to");
    }
    Endpoints endpoints =
        Endpoints.read(folder)
            .orElseThrow(() -> new CommandException("nothing is running in " + folder));
    Map<String, DefinitionEntry> definitions = definitions(endpoints, of);
    if (definitions.isEmpty()) {
      throw new CommandException("没有企业 " + of + " | no enterprise '" + of + "'");
    }
    return new StoredSource(
        of, List.copyOf(definitions.values()), store.readings(endpoints), begin, end);
  }

  /** The newest definitions of the enterprise, as the registry published them. */
  static Map<String, DefinitionEntry> definitions(Endpoints endpoints, String enterprise) {
    Map<String, DefinitionEntry> newest = new LinkedHashMap<>();
    TopicReader.forEach(
        endpoints.log(),
        LogTopics.DEFINITIONS,
        record -> {
          DefinitionEntry entry = entry(record.value());
          if (entry.enterprise().equals(enterprise)) {
            newest.put(DefinitionCodec.key(entry), entry);
          }
        });
    return newest;
  }

  private static DefinitionEntry entry(byte[] bytes) {
    try {
      return DefinitionCodec.decode(bytes).entry();
    } catch (CorruptBytesException e) {
      throw new CommandException("definitions in the log cannot be read: " + e.getMessage());
    }
  }

  private static Instant time(String option, @Nullable String text) {
    try {
      return OffsetDateTime.parse(text == null ? "" : text).toInstant();
    } catch (DateTimeParseException e) {
      throw new CommandException(
          option
              + "：应为带时区的时间，如 2026-11-24T08:00:00+08:00 | must be a time with offset, for"
              + " example 2026-11-24T08:00:00+08:00");
    }
  }
}
