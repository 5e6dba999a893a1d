package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.journal.JournalFile;
import io.vigil.standalone.VigilApi.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil audit}: whether the journal is as it was written; the exit status says so too. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Reads the whole journal of the Vigil that runs, or an exported one, and names entries that"
            + " were changed, removed, inserted or cut off. Exit status 1 if there are any.")
final class AuditCommand implements Callable<Integer> {
  private static final String VERIFY = "verify";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = VERIFY, description = "What to do; there is one thing.")
  private String what = VERIFY;

  @Option(names = "--data", description = "Data folder of the Vigil that runs.")
  private Path data = DemoCommand.FOLDER;

  @Option(
      names = "--file",
      description = "A journal that was exported; read instead, and nothing has to run.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!what.equals(VERIFY)) {
      throw new CommandException("audit " + what + ": there is only audit " + VERIFY);
    }
    if (file != null) {
      return print(file);
    }
    try {
      return print(RunningInstance.signIn(data, "audit").get("/api/v1/audit/verify"));
    } catch (RefusedException refused) {
      throw new CommandException(refused.words());
    }
  }

  private int print(Path exported) throws IOException {
    JournalFile.Verdict verdict;
    try (BufferedReader lines = Files.newBufferedReader(exported)) {
      verdict = JournalFile.verify(lines);
    } catch (NoSuchFileException e) {
      throw new CommandException(exported + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new CommandException(exported + ": not a journal that was exported");
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        "%s%n  entries %d%n  head    %s%n",
        words(verdict.isSound()), verdict.entries(), verdict.head());
    if (!verdict.isSound()) {
      out.printf("  第 %1$d 行 | line %1$d%n", verdict.broken());
    }
    out.flush();
    return verdict.isSound() ? 0 : 1;
  }

  private static String words(boolean sound) {
    return sound
        ? "日志完整，与写入时一致 | the journal is as it was written"
        : "日志与写入时不一致 | the journal is not as it was written";
  }

  private int print(JsonNode report) {
    boolean sound = report.path("sound").asBoolean();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        "%s%n  %s %d（%s）%n  %s %s%n",
        words(sound),
        "entries",
        report.path("entries").asLong(),
        report.path("newest").asText(),
        "head   ",
        report.path("head").asText());
    for (JsonNode finding : report.path("findings")) {
      out.printf("  %s %s%n", finding.path("number").asText(), finding.path("fault").asText());
    }
    out.flush();
    return sound ? 0 : 1;
  }
}
