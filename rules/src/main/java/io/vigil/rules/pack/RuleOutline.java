package io.vigil.rules.pack;

import io.vigil.model.alert.Severity;
import java.util.List;

/**
 * A rule of a pack as people read about it, bound to no point. Immutable.
 *
 * @param id unique over all packs
 * @param severity how urgent
 * @param kinds which kinds of points it judges; {@code *} is every kind
 * @param text what people are told about it
 */
public record RuleOutline(String id, Severity severity, List<String> kinds, RuleText text) {
  public RuleOutline {
    kinds = List.copyOf(kinds);
  }
}
