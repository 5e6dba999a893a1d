package io.vigil.alerting.expression;

import dev.cel.common.CelIssue;
import io.vigil.rules.pack.ConditionLanguage.Outcome.Refused;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what the compiler of expressions complains about. Stateless; any thread. */
final class CelWords {
  private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern MISMATCH =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '(?:([^']*?)\\.)?\\((.*)\\)'.*");

  private CelWords() {}

  /**
   * The complaint in words, with its place.
   *
   * @param names what may be named besides what every text may name
   */
  static Refused of(CelIssue issue, Set<String> names) {
    int column = issue.getSourceLocation().getColumn() + 1;
    String said = issue.getMessage();
    Matcher unknown = UNKNOWN.matcher(said);
    if (unknown.matches()) {
      String operation = unknown.group(1).replaceAll("[_@]", "");
      if (!unknown.group(1).matches("[A-Za-z].*")) {
        return at(
            column, "此处没有运算 “" + operation + "”", "there is no operation '" + operation + "' here");
      }
      Set<String> all = new TreeSet<>(names);
      all.addAll(Set.of(CelConditions.LIMITS, CelConditions.TABLE, CelConditions.GAS));
      String name = unknown.group(1);
      return at(
          column, "“" + name + "” 未知，可用名称 " + all, "'" + name + "' is unknown; there are " + all);
    }
    Matcher mismatch = MISMATCH.matcher(said);
    if (mismatch.matches()) {
      String operation = mismatch.group(1).replace("_", "");
      String of = mismatch.group(2) == null ? "" : mismatch.group(2) + ", ";
      String types = of + mismatch.group(3);
      return at(
          column,
          "运算 “" + operation + "” 不能用于" + list(types, CelWords::zh),
          "'" + operation + "' does not apply to " + list(types, CelWords::en));
    }
    return at(column, "不是可用的表达式（" + said + "）", "no expression: " + said);
  }

  /** The words, and where in the text they belong; columns count from 1. */
  static Refused at(int column, String zh, String en) {
    return new Refused("第 " + column + " 列：" + zh, "column " + column + ": " + en);
  }

  private static String list(String types, UnaryOperator<String> words) {
    return Arrays.stream(types.split(", ", -1)).map(words).collect(Collectors.joining(", "));
  }

  /** A type in Chinese. */
  static String zh(String type) {
    return switch (type) {
      case "bool" -> "是否（开关量）";
      case "double", "int" -> "数值";
      case "string" -> "文字";
      default -> type;
    };
  }

  /** A type in English. */
  static String en(String type) {
    return switch (type) {
      case "bool" -> "true or false (a switch)";
      case "double", "int" -> "a number";
      case "string" -> "a text";
      default -> type;
    };
  }
}
