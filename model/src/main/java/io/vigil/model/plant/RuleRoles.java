package io.vigil.model.plant;

import java.util.List;
import java.util.Map;

/**
 * Says which points of the plant a rule over several points looks at. The rule is bound only where
 * the plant says so.
 *
 * @param rule id of the rule in its pack, for example {@code CH-L6}
 * @param point code of the point that it is bound to, and whose Alerts people see
 * @param points by the name of the role, as the pack's rule names it, codes of the points
 */
public record RuleRoles(String rule, String point, Map<String, List<String>> points) {
  public RuleRoles {
    points = Map.copyOf(points);
  }
}
