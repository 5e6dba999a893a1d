package io.vigil.standalone;

import io.vigil.sim.model.PlantModel;
import io.vigil.sim.model.Plants;
import io.vigil.sim.scenario.Expectation;
import io.vigil.sim.scenario.Scenario;
import io.vigil.standalone.GroundTruth.Period;
import io.vigil.standalone.GroundTruth.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigil ground-truth}: the scenarios of the simulated plants through the whole chain, in
 * real time or faster, and what the duty room has on record afterwards against what they name. Exit
 * code 0 when everything is exact, 1 when not.
 */
@Command(
    name = "ground-truth",
    mixinStandardHelpOptions = true,
    description =
        "Plays the scenarios of the simulated plants through the whole chain, in real time or"
            + " faster, and compares what was raised with what they name.")
final class GroundTruthCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PLANT[/SCENARIO]",
      hideParamSyntax = true,
      description = "Which; for example mine, or mine/fan-trip. Default: every plant.")
  private List<String> wanted = Plants.NAMES;

  @Option(
      names = "--longest",
      description = "Scenarios that take longer are left out, and named; default ${DEFAULT-VALUE}.")
  private Duration longest = Duration.ofMinutes(15);

  @Option(
      names = "--replay",
      description =
          "Faster than time: through one gateway in mode REPLAY for each plant, whose clock is that"
              + " of the stamps. Shows nothing of lines, clocks and OPC UA.")
  private boolean isReplay;

  @Option(
      names = "--data",
      description =
          "Empty folder to work in; default a temporary one that stays only if something was wrong.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = data == null ? Files.createTempDirectory("vigil-ground-truth") : data;
    int status = play(folder);
    if (data == null && status == 0) {
      OwnInstance.delete(folder);
    }
    return status;
  }

  private int play(Path folder) throws IOException, InterruptedException {
    Map<String, List<Scenario>> chosen = chosen();
    List<ScenarioRun> runs = new ArrayList<>();
    try (Standalone vigil = Standalone.start(StandaloneOptions.demo(folder).withFreePorts())) {
      VigilApi admin = signIn(vigil, folder);
      for (Map.Entry<String, List<Scenario>> one : chosen.entrySet()) {
        PlantModel model = Plants.of(one.getKey());
        runs.add(
            isReplay
                ? ReplayedScenarios.open(model, one.getValue(), vigil, admin)
                : LiveScenarios.start(model, one.getValue(), vigil.endpoints(), admin, folder));
      }
      for (ScenarioRun run : runs) {
        run.finish();
      }
      // Whoever was away for so long has to sign in anew.
      VigilApi reader = signIn(vigil, folder);
      boolean exact = true;
      for (ScenarioRun run : runs) {
        exact &= report(run, reader);
      }
      return exact ? 0 : 1;
    } finally {
      for (ScenarioRun run : runs) {
        run.close();
      }
    }
  }

  private static VigilApi signIn(Standalone vigil, Path folder)
      throws IOException, InterruptedException {
    String password = Files.readString(folder.resolve("passwords/admin")).strip();
    return VigilApi.login(vigil.endpoints().http(), "admin", password);
  }

  /** By plant; what is too long is named and left out. */
  private Map<String, List<Scenario>> chosen() {
    Map<String, List<Scenario>> chosen = new LinkedHashMap<>();
    for (String one : wanted) {
      int slash = one.indexOf('/');
      String plant = slash < 0 ? one : one.substring(0, slash);
      if (!Plants.NAMES.contains(plant)) {
        throw new CommandException("no plant " + plant + "; there are " + Plants.NAMES);
      }
      PlantModel model = Plants.of(plant);
      List<Scenario> scenarios = chosen.computeIfAbsent(plant, any -> new ArrayList<>());
      if (slash >= 0) {
        String id = one.substring(slash + 1);
        scenarios.add(
            model
                .scenario(id)
                .orElseThrow(() -> new CommandException(plant + " has no scenario " + id)));
        continue;
      }
      for (Scenario scenario : model.scenarios()) {
        if (scenario.length().compareTo(longest) <= 0) {
          scenarios.add(scenario);
        } else {
          out()
              .printf(
                  "%s/%s left out: %d s%n", plant, scenario.id(), scenario.length().toSeconds());
        }
      }
    }
    out().flush();
    return chosen;
  }

  private boolean report(ScenarioRun run, VigilApi reader)
      throws IOException, InterruptedException {
    String enterprise = run.enterprise();
    boolean exact = true;
    for (Verdict verdict : GroundTruth.of(run.happened(), RecordedPeriods.of(enterprise, reader))) {
      Scenario scenario = verdict.happened().scenario();
      exact &= verdict.isExact();
      out()
          .printf(
              "%-10s %-20s named %d, missing %d, surplus %d, pending %d%s%n",
              enterprise,
              scenario.id(),
              scenario.expectations().size(),
              verdict.missing().size(),
              verdict.surplus().size(),
              scenario.pending().size(),
              verdict.isExact() ? "" : "   NOT EXACT");
      verdict.missing().forEach(one -> out().println("    missing " + words(one)));
      verdict.surplus().forEach(one -> out().println("    surplus " + words(one)));
    }
    out().flush();
    return exact;
  }

  private static String words(Expectation one) {
    return one.point() + " " + one.rule() + " from " + Instant.ofEpochMilli(one.raiseFrom());
  }

  private static String words(Period one) {
    return one.point() + " " + one.rule() + " at " + Instant.ofEpochMilli(one.raised());
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
