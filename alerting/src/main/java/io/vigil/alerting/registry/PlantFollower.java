package io.vigil.alerting.registry;

import io.vigil.alerting.journal.JournalPen;
import io.vigil.model.lane.PointDefinition;
import java.util.List;

/** Hears what changes in a plant, within the transaction that changes it. */
public interface PlantFollower {
  /**
   * The definitions of a plant changed.
   *
   * @param changed points that are new, differ or are retired; they are on record already
   */
  void planted(String enterprise, List<PointDefinition> changed, JournalPen pen);

  /** A plant file was taken that designs something for its Watches, or no longer does. */
  default void designed(DesignChange change, JournalPen pen) {}
}
