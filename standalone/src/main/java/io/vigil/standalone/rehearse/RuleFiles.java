package io.vigil.standalone.rehearse;

import io.vigil.alerting.expression.CelConditions;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.rules.pack.Binding;
import io.vigil.rules.pack.BoundPoint;
import io.vigil.rules.pack.PackReader;
import io.vigil.rules.pack.RulePack;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads plant files and rule packs that people name, and binds them. Stateless. */
final class RuleFiles {
  private RuleFiles() {}

  /** Reads a plant file. */
  static PlantFile plant(Path file) throws IOException, RehearsalRefusedException {
    byte[] utf8 = bytes(file);
    PlantFileReader.Outcome outcome = PlantFileReader.read(utf8);
    if (outcome instanceof PlantFileReader.Outcome.Refused refused) {
      throw RehearsalRefusedException.of(refused.complaints(), FileLines.of(file, utf8));
    }
    return ((PlantFileReader.Outcome.Taken) outcome).file();
  }

  /** The packs of these names: the id of one that comes with Vigil, or a file. */
  static List<RulePack> packs(List<String> names) throws IOException, RehearsalRefusedException {
    List<RulePack> packs = new ArrayList<>();
    for (String name : names) {
      packs.add(pack(name));
    }
    return packs;
  }

  private static RulePack pack(String name) throws IOException, RehearsalRefusedException {
    if (PackReader.builtInIds().contains(name)) {
      return PackReader.builtIn(name).orElseThrow();
    }
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      throw new RehearsalRefusedException(
          "--pack：" + name + " 既不是文件，也不是规则包 " + PackReader.builtInIds(),
          "--pack: " + name + " is neither a file nor one of the packs " + PackReader.builtInIds());
    }
    byte[] utf8 = bytes(file);
    PackReader.Outcome outcome = PackReader.read(utf8, CelConditions.CEL);
    if (outcome instanceof PackReader.Outcome.Refused refused) {
      throw RehearsalRefusedException.of(refused.complaints(), FileLines.of(file, utf8));
    }
    return ((PackReader.Outcome.Taken) outcome).pack();
  }

  /**
   * Binds the packs to the points of the plant.
   *
   * @param of where the plant comes from, for people
   * @param own packs that stand for those of the same id
   */
  static List<BoundPoint> bind(PlantFile plant, String of, List<RulePack> own)
      throws RehearsalRefusedException {
    Binding.Outcome outcome = Binding.bindWith(plant, own, CelConditions.CEL);
    if (outcome instanceof Binding.Outcome.Refused refused) {
      throw RehearsalRefusedException.of(
          refused.complaints(), pointer -> of + " " + pointer + name(plant, pointer));
    }
    return ((Binding.Outcome.Bound) outcome).points();
  }

  /** Nobody counts points: where the place is one, its code. */
  private static String name(PlantFile plant, String pointer) {
    String[] parts = pointer.split("/", -1);
    boolean isPoint = parts.length > 2 && parts[1].equals("points");
    return isPoint ? " (" + plant.points().get(Integer.parseInt(parts[2])).code() + ")" : "";
  }

  private static byte[] bytes(Path file) throws IOException, RehearsalRefusedException {
    if (!Files.isRegularFile(file)) {
      throw new RehearsalRefusedException("没有文件 " + file, "no such file: " + file);
    }
    return Files.readAllBytes(file);
  }
}
