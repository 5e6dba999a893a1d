package io.vigil.standalone;

import io.vigil.standalone.ConfigFile.BadConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** Command line in, a running Vigil or the result of a command out. */
@Command(
    name = "vigil",
    mixinStandardHelpOptions = true,
    version = "0.1.0-SNAPSHOT",
    description = "Vigil (值守): industrial safety monitoring and early warning.",
    footer = {
      "%nIn the source tree also:",
      "  vigil test [MAVEN OPTION...]   builds everything and runs all tests",
      "  vigil dist                     makes a package that needs Java 17 and nothing else",
    },
    subcommands = {
      DemoCommand.class,
      ScenarioCommand.class,
      GroundTruthCommand.class,
      RunCommand.class,
      IngestCommand.class,
      StreamingCommand.class,
      AlertingCommand.class,
      LogCommand.class,
      SimCommand.class,
      JobManagerCommand.class,
      TaskManagerCommand.class,
      CheckConfigCommand.class,
      ReplayCommand.class,
      ReconcileCommand.class,
      BrowseCommand.class,
      AuditCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      NotifyCommand.class,
      ScoreCommand.class,
      RehearseCommand.class,
      BenchCommand.class,
      ChaosCommand.class,
      ClusterCommand.class,
      NationalCommand.class,
      CertsCommand.class,
      PrepareCommand.class,
      CommandLine.HelpCommand.class,
    })
public final class Vigil implements Callable<Integer> {
  private Vigil() {}

  /**
   * Runs one command; the exit status is 0, 1 for a failed check, 2 for wrong words, on the command
   * line or in a configuration file.
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments.length == 0 ? new String[] {"help"} : arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Vigil()).setExecutionExceptionHandler(inWords());
  }

  @Override
  public Integer call() {
    CommandLine.usage(this, System.out);
    return 2;
  }

  /** What people caused is said in a line; only our own mistakes get a stack trace. */
  private static IExecutionExceptionHandler inWords() {
    return (exception, line, result) -> {
      if (exception instanceof BadConfigException || exception instanceof CommandException) {
        line.getErr().println("vigil: " + exception.getMessage());
      } else {
        exception.printStackTrace(line.getErr());
      }
      return exception instanceof BadConfigException ? 2 : 1;
    };
  }
}
