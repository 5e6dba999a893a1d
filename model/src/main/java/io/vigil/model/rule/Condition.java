package io.vigil.model.rule;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * What must hold among several points and watches of one enterprise. It is data and no program: it
 * is as deep as it is written, so judging it always ends, and it knows nothing but what it names.
 * Points are named by their slots in the lane.
 *
 * <p>A watch that is named must not be judged by a {@link ConditionRule} itself; so no two watches
 * can wait for each other.
 */
public sealed interface Condition {
  /** So deep may conditions lie within each other. */
  int DEEPEST = 8;

  /** Tells the slot of each point it looks at, some perhaps twice. */
  void eachSlot(IntConsumer told);

  /** The same about other slots. */
  Condition at(IntUnaryOperator slots);

  /** The point has the value. */
  record Is(int slot, double value) implements Condition {
    @Override
    public void eachSlot(IntConsumer told) {
      told.accept(slot);
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new Is(slots.applyAsInt(slot), value);
    }
  }

  /** The point has another value than this. */
  record IsNot(int slot, double value) implements Condition {
    @Override
    public void eachSlot(IntConsumer told) {
      told.accept(slot);
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new IsNot(slots.applyAsInt(slot), value);
    }
  }

  /** The value of the point crosses a limit, with a clear value as in {@link LimitRule}. */
  record Beyond(int slot, Comparison comparison, double limit, Comparison clearWhen, double clear)
      implements Condition {
    public Beyond {
      LimitRule.require(comparison, limit, clearWhen, clear);
    }

    @Override
    public void eachSlot(IntConsumer told) {
      told.accept(slot);
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new Beyond(slots.applyAsInt(slot), comparison, limit, clearWhen, clear);
    }
  }

  /** The values of two points differ by more than the limit, until by no more than clear. */
  record Apart(int slot, int other, double limit, double clear) implements Condition {
    public Apart {
      requireDistance(limit, clear);
    }

    @Override
    public void eachSlot(IntConsumer told) {
      told.accept(slot);
      told.accept(other);
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new Apart(slots.applyAsInt(slot), slots.applyAsInt(other), limit, clear);
    }
  }

  /** The value differs from a reference by more than the limit, until by no more than clear. */
  record Off(int slot, double reference, double limit, double clear) implements Condition {
    public Off {
      requireDistance(limit, clear);
    }

    @Override
    public void eachSlot(IntConsumer told) {
      told.accept(slot);
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new Off(slots.applyAsInt(slot), reference, limit, clear);
    }
  }

  /** A watch of another point, or of the same one, is active. */
  record Active(int slot, String rule) implements Condition {
    @Override
    public void eachSlot(IntConsumer told) {
      told.accept(slot);
    }

    @Override
    public Active at(IntUnaryOperator slots) {
      return new Active(slots.applyAsInt(slot), rule);
    }
  }

  /**
   * At least so many of the watches were active within the window, and one of them still is. It
   * stands alone: what was counted is remembered for the whole rule.
   *
   * @param windowMillis on the clock of the point that the rule is bound to; 0 counts what is
   *     active now
   */
  record Count(List<Active> watches, int least, long windowMillis) implements Condition {
    /** So many watches can be counted. */
    public static final int MOST = 64;

    public Count {
      watches = List.copyOf(watches);
      boolean fits = watches.size() <= MOST && least >= 1 && least <= watches.size();
      if (!fits || windowMillis < 0) {
        throw new IllegalArgumentException(
            least + " of " + watches.size() + " in " + windowMillis + " ms");
      }
    }

    @Override
    public void eachSlot(IntConsumer told) {
      watches.forEach(watch -> watch.eachSlot(told));
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new Count(
          watches.stream().map(watch -> watch.at(slots)).toList(), least, windowMillis);
    }
  }

  /** Fewer of the watches are active than the point says there should be. */
  record Fewer(List<Active> watches, int slot) implements Condition {
    public Fewer {
      watches = List.copyOf(watches);
    }

    @Override
    public void eachSlot(IntConsumer told) {
      watches.forEach(watch -> watch.eachSlot(told));
      told.accept(slot);
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new Fewer(
          watches.stream().map(watch -> watch.at(slots)).toList(), slots.applyAsInt(slot));
    }
  }

  /** All of them hold. */
  record AllOf(List<Condition> parts) implements Condition {
    public AllOf {
      parts = requireParts(parts);
    }

    @Override
    public void eachSlot(IntConsumer told) {
      parts.forEach(part -> part.eachSlot(told));
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new AllOf(parts.stream().map(part -> part.at(slots)).toList());
    }
  }

  /** At least one of them holds. */
  record AnyOf(List<Condition> parts) implements Condition {
    public AnyOf {
      parts = requireParts(parts);
    }

    @Override
    public void eachSlot(IntConsumer told) {
      parts.forEach(part -> part.eachSlot(told));
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new AnyOf(parts.stream().map(part -> part.at(slots)).toList());
    }
  }

  /**
   * Something holds, and what should follow of it has not been seen since. What was seen once, for
   * certain, is done until it holds anew; a bad or missing confirmation confirms nothing. It stands
   * alone: what was seen is remembered for the whole rule.
   */
  record Execution(Condition when, Condition confirmed) implements Condition {
    public Execution {
      requireParts(List.of(when, confirmed));
    }

    @Override
    public void eachSlot(IntConsumer told) {
      when.eachSlot(told);
      confirmed.eachSlot(told);
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new Execution(when.at(slots), confirmed.at(slots));
    }
  }

  /**
   * Decided once, when {@code when} begins to hold: whether {@code lately} held then or not longer
   * before than the window. It holds from there on as long as {@code when} does, if that is what is
   * wanted. Where nobody saw {@code when} begin, nothing is decided. It stands alone: what was seen
   * is remembered for the whole rule.
   *
   * @param windowMillis on the clock of the point that the rule is bound to; positive
   * @param wanted true raises because it held, false because it is not known to have held
   */
  record Onset(Condition when, Condition lately, long windowMillis, boolean wanted)
      implements Condition {
    public Onset {
      requireParts(List.of(when, lately));
      if (windowMillis <= 0) {
        throw new IllegalArgumentException("lately within " + windowMillis + " ms");
      }
    }

    @Override
    public void eachSlot(IntConsumer told) {
      when.eachSlot(told);
      lately.eachSlot(told);
    }

    @Override
    public Condition at(IntUnaryOperator slots) {
      return new Onset(when.at(slots), lately.at(slots), windowMillis, wanted);
    }
  }

  private static void requireDistance(double limit, double clear) {
    if (!(limit >= clear && clear >= 0 && Double.isFinite(limit))) {
      throw new IllegalArgumentException("limit " + limit + ", clear " + clear);
    }
  }

  private static boolean standsAlone(Condition condition) {
    return condition instanceof Count
        || condition instanceof Execution
        || condition instanceof Onset;
  }

  private static List<Condition> requireParts(List<Condition> parts) {
    boolean isAlone = parts.stream().anyMatch(Condition::standsAlone);
    if (parts.isEmpty() || isAlone) {
      throw new IllegalArgumentException("parts " + parts);
    }
    return List.copyOf(parts);
  }
}
