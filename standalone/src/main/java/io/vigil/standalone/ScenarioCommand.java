package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.standalone.VigilApi.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil scenario}: lets something happen to a simulated plant of the demo that runs. */
@Command(
    name = "scenario",
    mixinStandardHelpOptions = true,
    description = "Lets a scenario of a plant begin in the demo that runs; without one, lists all.")
final class ScenarioCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..2",
      paramLabel = "PLANT SCENARIO",
      hideParamSyntax = true,
      description = "For example: coal-a methane-alarm.")
  private List<String> words = List.of();

  @Option(names = "--list", description = "List plants and their scenarios.")
  private boolean list;

  @Option(names = "--data", description = "Data folder of the demo.")
  private Path data = DemoCommand.FOLDER;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (words.size() == 1) {
      throw new CommandException("name plant and scenario; --list shows them");
    }
    try {
      VigilApi duty = RunningInstance.signIn(data, "duty");
      if (list || words.isEmpty()) {
        print(duty.get("/api/v1/demo").path("items"));
      } else {
        begin(duty, words.get(0), words.get(1));
      }
      return 0;
    } catch (RefusedException refused) {
      throw new CommandException(refused.words());
    }
  }

  private void begin(VigilApi duty, String plant, String scenario)
      throws IOException, InterruptedException {
    duty.post(
        "/api/v1/demo/" + VigilApi.encode(plant) + "/" + VigilApi.encode(scenario),
        JsonNodeFactory.instance.objectNode());
    out().println("vigil: " + plant + " " + scenario + " 开始 | begins");
    out().flush();
  }

  private void print(JsonNode plants) {
    for (JsonNode plant : plants) {
      out()
          .printf(
              "%s  %s | %s%n",
              plant.path("enterprise").asText(),
              plant.path("name").asText(),
              plant.path("name_en").asText());
      for (JsonNode scenario : plant.path("scenarios")) {
        boolean runs = plant.path("running").asText().equals(scenario.path("id").asText());
        out()
            .printf(
                "  %-22s %6d s  %s | %s%s%n",
                scenario.path("id").asText(),
                scenario.path("seconds").asLong(),
                scenario.path("zh").asText(),
                scenario.path("en").asText(),
                runs ? "  （进行中 | running）" : "");
      }
    }
    out().flush();
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
