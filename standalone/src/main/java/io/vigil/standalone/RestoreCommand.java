package io.vigil.standalone;

import io.vigil.alerting.backup.Restored;
import io.vigil.standalone.backup.BackupFile;
import io.vigil.standalone.backup.BackupFile.Facts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil restore FILE}: a data folder from a backup, for a Vigil that does not run yet. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Puts a backup, and its keys in FILE.keys, into a data folder that is empty or not there."
            + " What was open then is open again at the next start; conditions are judged anew.")
final class RestoreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("vigil-backup.zip");

  @Option(names = "--data", required = true, description = "Empty data folder, or a new one.")
  private Path data = DemoCommand.FOLDER;

  @Override
  public Integer call() throws IOException {
    Facts facts = restore(file, data.toAbsolutePath().normalize());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        """
        已恢复到 %1$s：备份时刻 %2$s，日志编号 %3$s；此后的内容已丢失。启动后各条件重新判定
        restored to %1$s as of %2$s, journal number %3$s; what came after it is lost. Conditions are judged anew after the start
        """,
        data, facts.taken(), facts.journal());
    out.flush();
    return 0;
  }

  /** Puts it there; refuses in words. */
  static Facts restore(Path file, Path data) throws IOException {
    if (!BackupFile.isFree(data)) {
      throw new CommandException(
          "%1$s 不是空目录，不会覆盖 | %1$s is not an empty folder and is not written over".formatted(data));
    }
    Path scratch = data.resolveSibling(data.getFileName() + ".restoring");
    try {
      Facts facts = BackupFile.unpack(file, data, scratch);
      Files.writeString(data.resolve(Restored.FILE), facts.journal());
      return facts;
    } catch (NoSuchFileException e) {
      throw new CommandException("%1$s 不存在 | there is no %1$s".formatted(e.getFile()));
    } catch (ZipException e) {
      throw new CommandException(
          "%s 不是完好的备份 | not a sound backup: %s".formatted(file, e.getMessage()));
    } catch (FileAlreadyExistsException e) {
      throw new CommandException(
          "上次恢复中断，请先删除 %1$s | a restore was broken off; remove %1$s first".formatted(scratch));
    }
  }
}
