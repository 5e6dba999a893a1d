package io.vigil.standalone;

import io.vigil.sim.SimMain;
import io.vigil.sim.SimOptions;
import io.vigil.sim.model.Plants;
import io.vigil.sim.plant.PlantFileWriter;
import io.vigil.standalone.ConfigFile.BadConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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

/**
 * {@code vigil sim CONFIG}: a simulated plant whose gateways send to any broker. It stands where
 * plants stand, outside the installation, and so has a configuration of its own.
 */
@Command(
    name = "sim",
    mixinStandardHelpOptions = true,
    description = "Simulates a plant that sends to a broker, until it is told to stop.")
final class SimCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "CONFIG",
      arity = "0..1",
      description =
          "Java properties: mqtt (address of the broker), credentials (file of gateway=password),"
              + " and if need be plant, seed, scenarios, duration, ledger.")
  private @Nullable Path config;

  @Option(
      names = "--plant-file",
      paramLabel = "PLANT",
      description =
          "Prints the plant file of a plant that comes with Vigil (mine, tank-farm, casting-shop).")
  private @Nullable String plant;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (plant != null) {
      out.println(plantFile(plant));
      out.flush();
      return 0;
    }
    if (config == null) {
      throw new BadConfigException("须写明配置文件 | a configuration file is needed");
    }
    SimMain.run(read(config));
    return 0;
  }

  private static String plantFile(String name) {
    if (!Plants.NAMES.contains(name)) {
      throw new CommandException(
          "没有此厂：%s；有 %s | no plant %s; there are %s"
              .formatted(name, Plants.NAMES, name, Plants.NAMES));
    }
    return new String(PlantFileWriter.write(Plants.of(name).file()), StandardCharsets.UTF_8);
  }

  private static SimOptions.Start read(Path file) throws IOException {
    try {
      return SimOptions.read(file);
    } catch (NoSuchFileException e) {
      throw new BadConfigException(file + ": 没有此文件 | no such file");
    } catch (IllegalArgumentException e) {
      throw new BadConfigException(
          "模拟器的配置有误 | the simulator's configuration is wrong: " + e.getMessage());
    }
  }
}
