package io.vigil.rules.pack;

import io.vigil.model.rule.Comparison;
import java.util.List;
import java.util.function.Consumer;

/**
 * A condition of a pack's rule over the roles that its points play; which points these are, each
 * plant says. Where a role has several points, what is said of the role must hold for all of them,
 * and a watch of any of them is enough.
 */
sealed interface ConditionTemplate {
  /** The point that the rule is bound to. */
  String OWN = "own";

  /** Tells each role it names, some perhaps twice. */
  void eachRole(Consumer<String> told);

  /** Tells each rule whose watches it looks at. */
  default void eachWatched(Consumer<String> told) {}

  /** The point has the value, or another one. */
  record Is(String role, double value, boolean holdsIfEqual) implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      told.accept(role);
    }
  }

  /** The value of the point crosses a limit. */
  record Beyond(
      String role, Comparison comparison, Quantity limit, Comparison clearWhen, Quantity clear)
      implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      told.accept(role);
    }
  }

  /** Its own value differs from that of the point by more than the limit. */
  record Apart(String role, Quantity limit, Quantity clear) implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      told.accept(role);
    }
  }

  /** Its own value differs from the reference by more than the limit. */
  record Off(Quantity reference, Quantity limit, Quantity clear) implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      told.accept(OWN);
    }
  }

  /** One of these rules is active at a point of the role. */
  record Active(String role, List<String> rules) implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      told.accept(role);
    }

    @Override
    public void eachWatched(Consumer<String> told) {
      rules.forEach(told);
    }
  }

  /** So many of the watches of these rules at points of the role are active. */
  record Count(Active watches, int least, long windowMillis) implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      watches.eachRole(told);
    }

    @Override
    public void eachWatched(Consumer<String> told) {
      watches.eachWatched(told);
    }
  }

  /** Fewer of the watches of these rules are active than its own value says. */
  record Fewer(Active watches) implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      watches.eachRole(told);
      told.accept(OWN);
    }

    @Override
    public void eachWatched(Consumer<String> told) {
      watches.eachWatched(told);
    }
  }

  /** All of them hold. */
  record AllOf(List<ConditionTemplate> parts) implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      parts.forEach(part -> part.eachRole(told));
    }

    @Override
    public void eachWatched(Consumer<String> told) {
      parts.forEach(part -> part.eachWatched(told));
    }
  }

  /** At least one of them holds. */
  record AnyOf(List<ConditionTemplate> parts) implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      parts.forEach(part -> part.eachRole(told));
    }

    @Override
    public void eachWatched(Consumer<String> told) {
      parts.forEach(part -> part.eachWatched(told));
    }
  }

  /** When the first began, the second had held within the window, or had not. */
  record Onset(ConditionTemplate when, ConditionTemplate lately, long windowMillis, boolean wanted)
      implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      when.eachRole(told);
      lately.eachRole(told);
    }

    @Override
    public void eachWatched(Consumer<String> told) {
      when.eachWatched(told);
      lately.eachWatched(told);
    }
  }

  /** The first holds, and the second has not been seen since. */
  record Execution(ConditionTemplate when, ConditionTemplate confirmed)
      implements ConditionTemplate {
    @Override
    public void eachRole(Consumer<String> told) {
      when.eachRole(told);
      confirmed.eachRole(told);
    }

    @Override
    public void eachWatched(Consumer<String> told) {
      when.eachWatched(told);
      confirmed.eachWatched(told);
    }
  }
}
