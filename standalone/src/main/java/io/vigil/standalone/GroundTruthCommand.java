package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.sim.Simulator;
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
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigil ground-truth}: the scenarios of the simulated plants through the whole chain, in
 * real time, and what the duty room has on record afterwards against what they name. Exit code 0
 * when everything is exact, 1 when not.
 */
@Command(
    name = "ground-truth",
    mixinStandardHelpOptions = true,
    description =
        "Plays the scenarios of the simulated plants through the whole chain, in real time, and"
            + " compares what was raised with what they name.")
final class GroundTruthCommand implements Callable<Integer> {
  private static final int MOST_ALERTS = 5_000;

  /** As long as the longest delay before a condition counts as gone, and some more. */
  private static final Duration SETTLE = Duration.ofSeconds(90);

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
      names = "--data",
      description =
          "Empty folder to work in; default a temporary one that stays only if something was wrong.")
  private @Nullable Path data;

  /** A plant and what is to happen to it. */
  private record Playing(DemoPlant plant, List<Scenario> scenarios) {}

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
    List<Playing> playing = new ArrayList<>();
    try (Standalone vigil = Standalone.start(StandaloneOptions.demo(folder).withFreePorts())) {
      VigilApi admin = signIn(vigil, folder);
      for (Map.Entry<String, List<Scenario>> one : chosen.entrySet()) {
        playing.add(
            new Playing(
                DemoPlant.start(
                    Plants.of(one.getKey()), one.getValue(), vigil.endpoints(), admin, folder),
                one.getValue()));
      }
      for (Playing one : playing) {
        awaitEnd(one);
      }
      TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
      // Whoever was away for so long has to sign in anew.
      VigilApi reader = signIn(vigil, folder);
      boolean exact = true;
      for (Playing one : playing) {
        exact &= report(one.plant(), reader);
      }
      return exact ? 0 : 1;
    } finally {
      for (Playing one : playing) {
        one.plant().close();
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

  private void awaitEnd(Playing one) throws InterruptedException {
    Simulator simulator = one.plant().simulator();
    while (simulator.happened().size() < one.scenarios().size()
        || simulator.running().isPresent()) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private boolean report(DemoPlant plant, VigilApi admin) throws IOException, InterruptedException {
    String enterprise = plant.file().enterprise();
    boolean exact = true;
    for (Verdict verdict :
        GroundTruth.of(plant.simulator().happened(), periods(enterprise, admin))) {
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

  /** What the duty room has on record of the plant, whether open or over. */
  private static List<Period> periods(String enterprise, VigilApi admin)
      throws IOException, InterruptedException {
    List<Period> periods = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = admin.get("/api/v1/alerts?limit=" + MOST_ALERTS + cursor);
      for (JsonNode alert : page.path("items")) {
        if (alert.path("enterprise").asText().equals(enterprise)) {
          addPeriods(alert, admin, periods);
        }
      }
      cursor = page.path("cursor").isTextual() ? "&cursor=" + page.path("cursor").asText() : "";
    } while (!cursor.isEmpty());
    return periods;
  }

  private static void addPeriods(JsonNode alert, VigilApi admin, List<Period> periods)
      throws IOException, InterruptedException {
    String point = alert.path("point").asText();
    String rule = alert.path("rule").asText();
    long raised = Long.MAX_VALUE;
    for (JsonNode event :
        admin.get("/api/v1/alerts/" + alert.path("id").asText() + "/trace").path("events")) {
      long at = OffsetDateTime.parse(event.path("at").asText()).toInstant().toEpochMilli();
      switch (event.path("kind").asText()) {
        case "RAISED", "REOPENED" -> raised = at;
        case "CLEARED" -> {
          periods.add(new Period(point, rule, raised, at));
          raised = Long.MAX_VALUE;
        }
        default -> {}
      }
    }
    if (raised != Long.MAX_VALUE) {
      periods.add(new Period(point, rule, raised, Long.MAX_VALUE));
    }
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
