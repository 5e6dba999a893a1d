package io.vigil.alerting.registry;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.expression.CelConditions;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.rules.pack.Binding;
import io.vigil.rules.pack.BoundPoint;
import io.vigil.rules.pack.OfficePoints;
import io.vigil.rules.pack.WatchDesignCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a plant file as the import does, and writes nothing: its form, whether its texts can be
 * stored, whether rules of its own say why, and whether its points and what it designs for its
 * Watches fit the packs. Stateless; any thread.
 */
public final class PlantCheck {
  private PlantCheck() {}

  /** What looking came to. */
  public sealed interface Outcome {
    /**
     * The file is in order.
     *
     * @param whole the plant with the points that show what is on record in Vigil itself
     * @param points all of its points with their rules
     * @param content the file, word for word; empty for a plant of our own, which has none
     */
    record Sound(
        PlantFile file,
        PlantFile whole,
        List<BoundPoint> points,
        List<Complaint> warnings,
        byte[] content)
        implements Outcome {
      public Sound {
        points = List.copyOf(points);
        warnings = List.copyOf(warnings);
      }
    }

    /** The file has these mistakes; at least one. */
    record Refused(List<Complaint> complaints) implements Outcome {
      public Refused {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /** Looks at the file of this enterprise. */
  public static Outcome of(String enterprise, byte[] utf8) {
    PlantFileReader.Outcome outcome = PlantFileReader.read(utf8);
    if (outcome instanceof PlantFileReader.Outcome.Refused refused) {
      return new Outcome.Refused(refused.complaints());
    }
    PlantFile file = ((PlantFileReader.Outcome.Taken) outcome).file();
    if (!file.enterprise().equals(enterprise)) {
      return new Outcome.Refused(
          List.of(
              new Complaint(
                  "/enterprise",
                  "文件属于企业 " + file.enterprise() + "，地址中为 " + enterprise,
                  "the file is of " + file.enterprise() + ", the address names " + enterprise)));
    }
    List<Complaint> complaints = new ArrayList<>(StorableTexts.complaints(file));
    complaints.addAll(OwnRationales.missing(file));
    return complaints.isEmpty() ? bound(file, utf8) : new Outcome.Refused(complaints);
  }

  /** As {@link #of}, but mistakes are a problem that names every one. */
  public static Outcome.Sound require(String enterprise, byte[] utf8) {
    return require(of(enterprise, utf8));
  }

  /** The same of a plant of our own. */
  static Outcome.Sound require(PlantFile file) {
    return require(bound(file, new byte[0]));
  }

  static RuntimeException refused(List<Complaint> complaints) {
    return ProblemCode.PLANT_BAD.saying("", "").listing(complaints).exception();
  }

  private static Outcome.Sound require(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      throw refused(refused.complaints());
    }
    return (Outcome.Sound) outcome;
  }

  private static Outcome bound(PlantFile file, byte[] content) {
    PlantFile whole = OfficePoints.with(file);
    Binding.Outcome outcome = Binding.bindWith(whole, List.of(), CelConditions.CEL);
    if (outcome instanceof Binding.Outcome.Refused refused) {
      return new Outcome.Refused(refused.complaints());
    }
    Binding.Outcome.Bound bound = (Binding.Outcome.Bound) outcome;
    List<Complaint> unfit = WatchDesignCheck.complaints(file, bound.points());
    if (!unfit.isEmpty()) {
      return new Outcome.Refused(unfit);
    }
    return new Outcome.Sound(file, whole, bound.points(), bound.warnings(), content);
  }
}
