package io.vigil.rules.pack;

import java.util.Map;

/**
 * Reads what people type in the place of a condition's nodes. What comes of a text is nodes and
 * nothing else, so the judge and the definitions in a lane never know that there was one. The same
 * text gives the same nodes. Stateless; any thread.
 */
public interface ConditionLanguage {
  /** No language: conditions are written as nodes. */
  ConditionLanguage NONE =
      (text, names) ->
          new Outcome.Refused("此处的条件应写成 JSON 节点", "a condition is written as JSON nodes here");

  /** What the points of a role hold. */
  enum Holds {
    /** On or off, 1 or 0. */
    SWITCH,
    /** A number in the unit of the point. */
    NUMBER
  }

  /** What reading came to. */
  sealed interface Outcome {
    /** The condition, in the form in which files hold nodes. */
    record Understood(Map<String, Object> nodes) implements Outcome {
      public Understood {
        nodes = Map.copyOf(nodes);
      }
    }

    /** What is wrong with the text, in Chinese and English. */
    record Refused(String zh, String en) implements Outcome {}
  }

  /**
   * Reads a condition.
   *
   * @param text what somebody typed
   * @param names the roles that it may name, and what their points hold
   */
  Outcome read(String text, Map<String, Holds> names);
}
