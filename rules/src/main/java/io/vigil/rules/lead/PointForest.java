package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.ForestChoice;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.anomaly.ForestPoint;
import org.jspecify.annotations.Nullable;

/**
 * The forest that looks at one point, because its plant gave it a seed for one. Mutable; one
 * thread.
 */
final class PointForest {
  private final ForestPoint forest;
  private final Spell spell;

  private PointForest(ForestPoint forest, Spell spell) {
    this.forest = forest;
    this.spell = spell;
  }

  /** One that knows nothing, of this seed; null if it is 0. */
  static @Nullable PointForest anew(int seed) {
    return seed == 0 ? null : new PointForest(new ForestPoint(seed), new Spell());
  }

  /** The seed that the definition gives the point itself; 0 if none. */
  static int seed(PointDefinition point) {
    boolean isMeasured = ForestChoice.isMeasured(point.reporting(), point.measureUnit());
    return isMeasured ? point.forestSeed() : 0;
  }

  /** The seed of this one; 0 if there is none. */
  static int seed(@Nullable PointForest forest) {
    return forest == null ? 0 : forest.forest.seed();
  }

  /** Takes a reading; whether a row ended with it. */
  boolean read(long time, double value) {
    boolean hasEnded = forest.read(time, value);
    if (hasEnded) {
      spell.take(forest.isUnusual());
    }
    return hasEnded;
  }

  /** What the newest rows show; null if nothing. */
  @Nullable Explanation found() {
    return spell.isUnusual() ? forest.explain() : null;
  }

  /** Whether it has been as before for long enough. */
  boolean isOver() {
    return spell.isOver();
  }

  static void put(@Nullable PointForest forest, ByteWriter out) {
    out.putBoolean(forest != null);
    if (forest != null) {
      forest.forest.put(out);
      forest.spell.put(out);
    }
  }

  static @Nullable PointForest get(ByteReader in) {
    return in.getBoolean() ? new PointForest(ForestPoint.get(in), Spell.get(in)) : null;
  }
}
