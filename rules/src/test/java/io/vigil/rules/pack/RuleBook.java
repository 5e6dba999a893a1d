package io.vigil.rules.pack;

import io.vigil.rules.pack.PackRule.Template;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rules of all packs as a page of the documentation. */
final class RuleBook {
  private static final String HEAD =
      """
      # The rules

      Generated from the packs by `RuleBookTest`; it fails when this page is out of date. Marks: **V** verified in a named source, **R** recalled, **P** proposal of ours; limit / clear value. Only V may be shown as law. `@name` is a value that the plant gives. Delays are on / off. Consequence, action and time are proposals (P). Every rule is fired at its limit and held silent just before it by `EveryRuleTest`.
      """;

  private final StringBuilder page = new StringBuilder(HEAD);

  private RuleBook() {}

  static String page() {
    RuleBook book = new RuleBook();
    PackReader.builtInIds().forEach(id -> book.add(PackReader.builtIn(id).orElseThrow()));
    return book.page.toString();
  }

  private void add(RulePack pack) {
    page.append("\n## ").append(pack.name()).append(" · ").append(pack.nameEn());
    page.append(" (`").append(pack.id()).append("`, ");
    page.append(pack.scheme().name().toLowerCase(Locale.ROOT).replace('_', '-')).append(")\n\n");
    if (!pack.include().isEmpty()) {
      page.append("Brings along: ").append(String.join(", ", pack.include())).append(".\n\n");
    }
    page.append("| rule | watches for | judged | level | clause | marks | if nobody acts → do |\n");
    page.append("|---|---|---|---|---|---|---|\n");
    pack.rules().forEach(this::add);
  }

  private void add(PackRule rule) {
    RuleText text = rule.text();
    String level = rule.severity().name().toLowerCase(Locale.ROOT);
    String rung = text.ladder().isEmpty() ? "" : ", " + text.ladder() + " " + text.rung();
    String gate = rule.gate() == null ? "" : ", while " + rule.gate();
    cell(rule.id());
    cell(text.name() + "<br>" + text.nameEn());
    cell(String.join(", ", rule.kinds()) + ": " + judged(rule.template()) + gate);
    cell(level + rung);
    cell(text.clause());
    cell(text.limitMark().letter() + "/" + text.clearMark().letter());
    Rationale why = Rationale.of(rule.id()).orElseThrow();
    cell(
        why.consequence()
            + " → "
            + why.action()
            + "<br>"
            + why.consequenceEn()
            + " → "
            + why.actionEn()
            + " ("
            + why.respondMinutes()
            + " min)");
    page.append("|\n");
  }

  private void cell(String text) {
    page.append("| ").append(text.replace("|", "\\|")).append(' ');
  }

  private static String judged(Template template) {
    if (template instanceof Template.Limit limit) {
      return limit.comparison().sign()
          + " "
          + words(limit.limit())
          + ", clear "
          + limit.clearWhen().sign()
          + " "
          + words(limit.clear())
          + delays(limit.delays().onMillis(), limit.delays().offMillis());
    }
    if (template instanceof Template.Discrete discrete) {
      return "= "
          + number(discrete.abnormal())
          + delays(discrete.delays().onMillis(), discrete.delays().offMillis());
    }
    if (template instanceof Template.RateOfChange rate) {
      return rate.direction().name().toLowerCase(Locale.ROOT)
          + " by "
          + words(rate.change())
          + " in "
          + seconds(rate.windowMillis())
          + (rate.below() == null ? "" : " while below " + words(rate.below()));
    }
    if (template instanceof Template.Over over) {
      return words(over.condition()) + delays(over.delays().onMillis(), over.delays().offMillis());
    }
    if (template instanceof Template.Sum sum) {
      return "sum ≥ " + number(sum.least()) + " in " + seconds(sum.windowMillis());
    }
    if (template instanceof Template.Stuck stuck) {
      return "the same for "
          + stuck.samples()
          + " samples, at least "
          + seconds(stuck.leastMillis());
    }
    if (template instanceof Template.Flagged flagged) {
      return "quality "
          + flagged.reasons().stream().map(Enum::name).collect(Collectors.joining(" or "))
          + delays(flagged.delays().onMillis(), flagged.delays().offMillis());
    }
    if (template instanceof Template.Mass mass) {
      String sign =
          switch (mass.sign()) {
            case CALIBRATING -> "in calibration";
            case BAD_CLOCK -> "stamps of no use";
            case BEHIND_GAP -> "numbers before the newest message missing for 60 s,";
          };
      return sign
          + " at more than "
          + mass.morePercent()
          + " % of the points of a plant, at least "
          + mass.least();
    }
    Template.Stale stale = (Template.Stale) template;
    String least =
        stale.leastMillis() == 0 ? "the floor of the packs" : seconds(stale.leastMillis());
    return "silent for " + stale.samples() + " samples, at least " + least;
  }

  private static String words(ConditionTemplate condition) {
    if (condition instanceof ConditionTemplate.Is is) {
      return is.role() + (is.holdsIfEqual() ? " = " : " ≠ ") + number(is.value());
    }
    if (condition instanceof ConditionTemplate.Beyond beyond) {
      return beyond.role() + " " + beyond.comparison().sign() + " " + words(beyond.limit());
    }
    if (condition instanceof ConditionTemplate.Apart apart) {
      return "own and " + apart.role() + " apart ＞ " + words(apart.limit());
    }
    if (condition instanceof ConditionTemplate.Off off) {
      return "own off " + words(off.reference()) + " by ＞ " + words(off.limit());
    }
    if (condition instanceof ConditionTemplate.Active active) {
      return String.join("/", active.rules()) + " active at " + active.role();
    }
    if (condition instanceof ConditionTemplate.Count count) {
      String window = count.windowMillis() == 0 ? "" : " within " + seconds(count.windowMillis());
      return "≥ " + count.least() + " × " + words(count.watches()) + window;
    }
    if (condition instanceof ConditionTemplate.Fewer fewer) {
      return "fewer than own: " + words(fewer.watches());
    }
    if (condition instanceof ConditionTemplate.Execution execution) {
      return words(execution.when()) + ", but not seen: " + words(execution.confirmed());
    }
    if (condition instanceof ConditionTemplate.Onset onset) {
      return words(onset.when())
          + " begins, and within "
          + seconds(onset.windowMillis())
          + " before there was "
          + (onset.wanted() ? "" : "no ")
          + words(onset.lately());
    }
    if (condition instanceof ConditionTemplate.AllOf all) {
      return String.join(" and ", all.parts().stream().map(RuleBook::words).toList());
    }
    ConditionTemplate.AnyOf any = (ConditionTemplate.AnyOf) condition;
    return String.join(" or ", any.parts().stream().map(RuleBook::words).toList());
  }

  private static String words(Quantity quantity) {
    if (quantity instanceof Quantity.Fixed fixed) {
      return number(fixed.value());
    }
    if (quantity instanceof Quantity.FromTable table) {
      return "table " + table.table() + "." + table.column();
    }
    if (quantity instanceof Quantity.FromGas gas) {
      return factor(gas.factor()) + gas.column().name();
    }
    if (quantity instanceof Quantity.AtLeast bounded) {
      return "max(" + number(bounded.least()) + ", " + words(bounded.given()) + ")";
    }
    Quantity.FromPlant plant = (Quantity.FromPlant) quantity;
    String plus =
        plant.plus() == 0 ? "" : plant.plus() > 0 ? "+" + plant.plus() : "" + plant.plus();
    return factor(plant.factor()) + "@" + plant.name() + plus;
  }

  private static String factor(double factor) {
    return factor == 1 ? "" : number(factor) + "×";
  }

  private static String delays(long onMillis, long offMillis) {
    return " (" + seconds(onMillis) + " / " + seconds(offMillis) + ")";
  }

  private static String seconds(long millis) {
    return Phrase.number(millis / 1000.0, 9) + " s";
  }

  private static String number(double value) {
    return Phrase.number(value, 9);
  }
}
