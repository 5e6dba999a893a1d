package io.vigil.standalone;

import io.vigil.standalone.ConfigFile.Inspected;
import io.vigil.standalone.check.ConfigMistake;
import io.vigil.standalone.check.MachineCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code vigil check-config CONFIG}: all that would keep {@code vigil run} from working, in words,
 * at once. Starts and changes nothing; the exit status is 2 if there is anything.
 */
@Command(
    name = "check-config",
    mixinStandardHelpOptions = true,
    description = "Says what is wrong with a configuration file, and with this machine for it.")
final class CheckConfigCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConfigArgument config = new ConfigArgument();

  @Override
  public Integer call() throws IOException {
    Inspected inspected = ConfigFile.inspect(config.file());
    List<ConfigMistake> mistakes = new ArrayList<>(inspected.mistakes());
    Set<String> wrong =
        mistakes.stream().map(ConfigMistake::key).collect(Collectors.toUnmodifiableSet());
    for (ConfigMistake mistake :
        MachineCheck.mistakes(inspected.options(), Clock.systemUTC().instant())) {
      if (!wrong.contains(mistake.key())) {
        mistakes.add(mistake);
      }
    }
    say(mistakes);
    return mistakes.isEmpty() ? 0 : 2;
  }

  private void say(List<ConfigMistake> mistakes) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (mistakes.isEmpty()) {
      out.println(config.file() + ": 没有发现问题 | nothing wrong was found");
    } else {
      out.println(config.file() + ":");
      mistakes.forEach(mistake -> out.println("  " + mistake));
    }
    out.flush();
  }
}
