package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.VigilApi.RefusedException;
import io.vigil.standalone.backup.BackupFile;
import io.vigil.standalone.backup.BackupFile.Facts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil backup FILE}: what must not be lost, of a Vigil that goes on running. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Writes registry, journal, evidence, passwords and reports of the Vigil that runs into"
            + " FILE, and the keys of its secrets into FILE.keys. Not the configuration file, the"
            + " log, or the history of readings. A second factor is given in VIGIL_CODE.")
final class BackupCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "New file for the backup.")
  private Path file = Path.of("vigil-backup.zip");

  @Option(names = "--data", description = "Data folder of the Vigil that runs.")
  private Path data = DemoCommand.FOLDER;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      Facts facts = take(RunningInstance.signIn(data, "admin"), data, file);
      say(facts);
      return 0;
    } catch (RefusedException refused) {
      throw new CommandException(refused.words());
    } catch (FileAlreadyExistsException e) {
      throw new CommandException(
          "%1$s 已存在，不会覆盖 | %1$s is there already and is not written over".formatted(e.getFile()));
    }
  }

  /** Takes it, signed in as an administrator. */
  static Facts take(VigilApi admin, Path data, Path file) throws IOException, InterruptedException {
    Instant taken = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    JsonNode copy = admin.post("/api/v1/backups");
    Path registry = Path.of(copy.path("file").asText());
    try {
      Facts facts = new Facts(taken, copy.path("journal").asText());
      BackupFile.write(file, data, registry, facts);
      return facts;
    } finally {
      Files.deleteIfExists(registry);
    }
  }

  private void say(Facts facts) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        """
        已备份到 %1$s（日志编号 %2$s）
        封存密钥在 %3$s：请与备份分开保存；两者在手即可读出全部机密，缺了它无法恢复
        不含：配置文件、读数日志、历史数据
        backed up to %1$s (journal number %2$s)
        the keys are in %3$s: keep them apart; with both everything secret can be read, without it nothing can be restored
        not in it: the configuration file, the log of readings, history
        """,
        file, facts.journal(), BackupFile.keysOf(file));
    out.flush();
  }
}
