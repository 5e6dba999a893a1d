package io.vigil.model.plant;

import io.vigil.model.alert.Severity;
import io.vigil.model.rule.Delays;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the plant's own over several of its points, whose condition somebody typed. It is shown
 * in the scheme of the plant's first pack.
 *
 * @param roles its id, the point that it is bound to, and by the names that the text uses, codes of
 *     points
 * @param name what people call it, Chinese
 * @param nameEn what people call it, English
 * @param severity how urgent
 * @param when the text, not yet understood: that is for the module {@code rules}
 * @param delays on- and off-delay
 * @param rationale why it deserves an Alert; null in files of before this was asked for
 */
public record OwnCondition(
    RuleRoles roles,
    String name,
    String nameEn,
    Severity severity,
    String when,
    Delays delays,
    @Nullable RuleRationale rationale) {
  /** Its id, unique among the rules of its point. */
  public String id() {
    return roles.rule();
  }
}
