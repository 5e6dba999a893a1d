package io.vigil.rules.pack;

import org.jspecify.annotations.Nullable;

/**
 * What people are told about a bound rule.
 *
 * @param name what it watches for, Chinese
 * @param nameEn what it watches for, English
 * @param clause where it comes from; empty for a plant's own rule
 * @param limitMark how well the limit is founded
 * @param clearMark how well the clear value is founded
 * @param ladder rules of one point and direction of which the board shows one row; empty if none
 * @param rung place on the ladder, the highest active one is annunciated; 0 if none
 */
public record RuleText(
    String name,
    String nameEn,
    String clause,
    Mark limitMark,
    Mark clearMark,
    String ladder,
    int rung) {
  /** The same with marks of its own numbers and more words behind its names. */
  RuleText with(Mark ofLimit, Mark ofClear, @Nullable Phrase more) {
    return new RuleText(
        more == null ? name : name + "（" + more.zh() + "）",
        more == null ? nameEn : nameEn + " (" + more.en() + ")",
        clause,
        ofLimit,
        ofClear,
        ladder,
        rung);
  }

  /** The same on a rung of a ladder. */
  RuleText onLadder(String onLadder, int onRung) {
    return new RuleText(name, nameEn, clause, limitMark, clearMark, onLadder, onRung);
  }

  /** Whether the limit may be called the limit of the clause; otherwise it is ours or recalled. */
  public boolean isLaw() {
    return limitMark == Mark.VERIFIED;
  }
}
