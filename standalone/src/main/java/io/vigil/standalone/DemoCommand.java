package io.vigil.standalone;

import io.vigil.sim.model.Plants;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil demo}: everything in one JVM with simulated plants, until it is told to stop. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs everything in one JVM with simulated plants; stop it with Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
  /** Where a demo is kept unless somebody says otherwise. */
  static final Path FOLDER = Path.of(System.getProperty("vigil.home", "."), "data", "demo");

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", description = "Folder that everything is kept in.")
  private Path data = FOLDER;

  @Option(names = "--http-port", description = "0 = any free one; default ${DEFAULT-VALUE}.")
  private int httpPort = 8080;

  @Option(names = "--mqtt-port", description = "0 = any free one; default ${DEFAULT-VALUE}.")
  private int mqttPort = 1883;

  @Option(
      names = "--door-port",
      description = "Where small senders post to; 0 = any free one; default ${DEFAULT-VALUE}.")
  private int doorPort = 0;

  @Option(
      names = "--recordings",
      description = "Folder of recordings; one of them is played beside the simulation.")
  private @Nullable Path recordings;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<AutoCloseable> plants = new ArrayList<>();
    StandaloneOptions options =
        StandaloneOptions.demo(data.toAbsolutePath().normalize())
            .withPorts(httpPort, mqttPort, doorPort);
    try {
      Standalone.runUntilStopped(options, vigil -> startPlants(vigil, options, plants));
    } finally {
      for (AutoCloseable plant : plants) {
        closeQuietly(plant);
      }
    }
    return 0;
  }

  private void startPlants(
      Standalone vigil, StandaloneOptions options, List<AutoCloseable> plants) {
    Endpoints endpoints = vigil.endpoints();
    try {
      String password = Files.readString(options.data().resolve("passwords/admin")).strip();
      VigilApi admin = VigilApi.login(endpoints.http(), "admin", password);
      for (String name : Plants.NAMES) {
        DemoPlant plant = DemoPlant.start(Plants.of(name), endpoints, admin, options.data());
        plants.add(plant);
        vigil.stage().add(plant);
      }
      if (recordings != null) {
        plants.add(DemoRecording.start(recordings, endpoints, admin));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    greet(endpoints, options.data());
  }

  private void greet(Endpoints endpoints, Path folder) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println();
    out.println("Vigil 值守 is running with simulated plants (示范企业，模拟数据).");
    out.println("  Duty board   " + endpoints.http() + "/board");
    out.println("  Scenarios    " + endpoints.http() + "/demo, or vigil scenario --list");
    out.println("  Sign in as   duty, password in " + folder.resolve("passwords/duty"));
    out.println(
        "               prefecture or province, who take over what duty leaves: the same folder");
    out.println("               admin, password in " + folder.resolve("passwords/admin"));
    out.println("  MQTT broker  " + endpoints.mqtt());
    out.println("  HTTP door    " + endpoints.door());
    out.println("  Alert store  " + endpoints.store() + "/exec?query=select+*+from+alert");
    out.println(
        "  Durability   " + endpoints.profile() + "; stop with Ctrl-C, start again any time");
    out.flush();
  }

  private static void closeQuietly(AutoCloseable plant) {
    try {
      plant.close();
    } catch (Exception e) { // AutoCloseable; the process ends anyway
      System.err.println("vigil: " + e);
    }
  }
}
