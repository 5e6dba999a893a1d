package io.vigil.alerting.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.vigil.model.rule.Comparison;
import io.vigil.rules.pack.ConditionLanguage.Outcome.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes nodes of an expression that was parsed and checked. {@code !} is carried inwards, so that
 * what is not known stays not known. One thread.
 */
final class CelNodes {
  private static final String OWN = "own";

  private final CelAbstractSyntaxTree tree;

  CelNodes(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  Map<String, Object> nodes() throws UnsayableException {
    return condition(tree.getExpr(), true);
  }

  /** A node that holds if the expression is true, or if it is not. */
  private Map<String, Object> condition(CelExpr said, boolean wanted) throws UnsayableException {
    if (said.getKind() == Kind.IDENT) {
      return is(said.ident().name(), wanted);
    }
    if (said.getKind() != Kind.CALL) {
      throw unsayable(said, "条件应为点位、比较或其组合", "a condition is made of points and comparisons");
    }
    String function = said.call().function();
    Operator operator = Operator.findReverse(function).orElse(null);
    if (operator == Operator.LOGICAL_NOT) {
      return condition(said.call().args().get(0), !wanted);
    }
    if (operator == Operator.LOGICAL_AND || operator == Operator.LOGICAL_OR) {
      List<Map<String, Object>> parts = new ArrayList<>();
      gather(said, function, wanted, parts);
      boolean isAll = (operator == Operator.LOGICAL_AND) == wanted;
      return Map.of(isAll ? "all" : "any", parts);
    }
    if (operator == Operator.EQUALS || operator == Operator.NOT_EQUALS) {
      return equality(said, (operator == Operator.EQUALS) == wanted);
    }
    if (function.equals(CelConditions.ACTIVE) && wanted) {
      return active(said);
    }
    if (function.equals(CelConditions.UNTIL) && wanted) {
      return until(said);
    }
    Compared compared = compared(said);
    if (!wanted && !compared.from().isEmpty()) {
      throw unsayable(said, "偏差不能取反", "a difference cannot be turned round by '!'");
    }
    Comparison holds = wanted ? compared.comparison() : compared.comparison().opposite();
    return node(said, compared, holds, holds.opposite(), compared.limit());
  }

  private void gather(
      CelExpr said, String function, boolean wanted, List<Map<String, Object>> parts)
      throws UnsayableException {
    for (CelExpr part : said.call().args()) {
      if (part.getKind() == Kind.CALL && part.call().function().equals(function)) {
        gather(part, function, wanted, parts);
      } else {
        parts.add(condition(part, wanted));
      }
    }
  }

  private static Map<String, Object> is(String role, boolean on) {
    return Map.of("point", role, "is", on ? 1.0 : 0.0);
  }

  private Map<String, Object> equality(CelExpr said, boolean wanted) throws UnsayableException {
    CelExpr left = said.call().args().get(0);
    CelExpr right = said.call().args().get(1);
    CelExpr point = left.getKind() == Kind.IDENT ? left : right;
    CelExpr value = point == left ? right : left;
    if (point.getKind() != Kind.IDENT) {
      throw unsayable(said, "“==” 的一边应为点位", "one side of '==' must be a point");
    }
    String role = point.ident().name();
    if (value.getKind() == Kind.CONSTANT
        && value.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE) {
      return is(role, value.constant().booleanValue() == wanted);
    }
    Object number = field(value);
    if (!(number instanceof Double)) {
      throw unsayable(said, "“==” 的另一边应为数字", "the other side of '==' must be a number");
    }
    return Map.of("point", role, wanted ? "is" : "isNot", number);
  }

  private Map<String, Object> active(CelExpr said) throws UnsayableException {
    CelExpr role = said.call().target().orElseThrow();
    CelExpr named = said.call().args().get(0);
    List<CelExpr> rules = named.getKind() == Kind.LIST ? named.list().elements() : List.of(named);
    List<String> ids = new ArrayList<>();
    for (CelExpr rule : rules) {
      if (rule.getKind() == Kind.CONSTANT) {
        ids.add(rule.constant().stringValue());
      }
    }
    if (role.getKind() != Kind.IDENT || ids.size() < rules.size() || ids.isEmpty()) {
      throw unsayable(
          said, "应写成 点位.active(\"规则编号\")", "must be written as point.active(\"rule id\")");
    }
    return Map.of("active", ids, "of", role.ident().name());
  }

  private Map<String, Object> until(CelExpr said) throws UnsayableException {
    Compared holds = compared(said.call().target().orElseThrow());
    Compared clears = compared(said.call().args().get(0));
    if (!holds.role().equals(clears.role()) || !holds.from().equals(clears.from())) {
      throw unsayable(said, "until 两边应比较同一点位", "both sides of 'until' must compare the same point");
    }
    return node(said, holds, holds.comparison(), clears.comparison(), clears.limit());
  }

  private Map<String, Object> node(
      CelExpr said, Compared holds, Comparison comparison, Comparison clearWhen, Object clear)
      throws UnsayableException {
    Map<String, Object> node = new LinkedHashMap<>();
    if (holds.from().isEmpty()) {
      node.put("point", holds.role());
      node.put("comparison", comparison.name());
      node.put("clearWhen", clearWhen.name());
    } else if (comparison == Comparison.GT && clearWhen == Comparison.LE) {
      node.put("from", holds.from().get(0));
    } else {
      throw unsayable(
          said,
          "偏差只能写成 math.abs(own - …) > 数值，恢复为 <= 数值",
          "a difference is written as math.abs(own - ...) > number, until <= number");
    }
    node.put("limit", holds.limit());
    node.put("clear", clear);
    return node;
  }

  /**
   * A point held against a number.
   *
   * @param role of the point
   * @param from what its difference is taken from, as files hold it; empty if it is not
   * @param limit the number, as files hold it
   */
  private record Compared(String role, List<Object> from, Comparison comparison, Object limit) {}

  private Compared compared(CelExpr said) throws UnsayableException {
    Optional<Comparison> comparison =
        said.getKind() == Kind.CALL ? comparison(said.call().function()) : Optional.empty();
    if (comparison.isEmpty()) {
      throw unsayable(said, "此处应为点位与数值的比较", "a comparison of a point with a number belongs here");
    }
    CelExpr left = said.call().args().get(0);
    CelExpr right = said.call().args().get(1);
    if (isMeasured(left) && !isMeasured(right)) {
      return compared(left, comparison.get(), field(right));
    }
    if (isMeasured(right) && !isMeasured(left)) {
      return compared(right, comparison.get().turned(), field(left));
    }
    throw unsayable(
        said,
        "应一边为点位、一边为数值；两点之差写成 math.abs(own - 点位)",
        "one side must be a point and the other a number; of two points only math.abs(own - point)"
            + " can be compared");
  }

  private Compared compared(CelExpr measured, Comparison comparison, Object limit)
      throws UnsayableException {
    if (measured.getKind() == Kind.IDENT) {
      return new Compared(measured.ident().name(), List.of(), comparison, limit);
    }
    List<CelExpr> args = measured.call().args().get(0).call().args();
    CelExpr other = isOwn(args.get(0)) ? args.get(1) : args.get(0);
    Object from = other.getKind() == Kind.IDENT ? other.ident().name() : field(other);
    if (from instanceof String && other.getKind() != Kind.IDENT) {
      throw unsayable(other, "偏差不能以表中的值为基准", "a difference is not taken from a table");
    }
    return new Compared(OWN, List.of(from), comparison, limit);
  }

  /** Whether it is a point, or how far our own value is off. */
  private static boolean isMeasured(CelExpr said) {
    if (said.getKind() == Kind.IDENT) {
      return true;
    }
    boolean isAbs = said.getKind() == Kind.CALL && said.call().function().endsWith("abs");
    CelExpr inside = isAbs ? said.call().args().get(0) : said;
    return isAbs
        && inside.getKind() == Kind.CALL
        && inside.call().function().equals(Operator.SUBTRACT.getFunction())
        && inside.call().args().stream().filter(CelNodes::isOwn).count() == 1;
  }

  private static boolean isOwn(CelExpr said) {
    return said.getKind() == Kind.IDENT && said.ident().name().equals(OWN);
  }

  private static Optional<Comparison> comparison(String function) {
    Operator operator = Operator.findReverse(function).orElse(Operator.IN);
    return switch (operator) {
      case GREATER_EQUALS -> Optional.of(Comparison.GE);
      case GREATER -> Optional.of(Comparison.GT);
      case LESS_EQUALS -> Optional.of(Comparison.LE);
      case LESS -> Optional.of(Comparison.LT);
      default -> Optional.empty();
    };
  }

  /** A number as files hold it. */
  private Object field(CelExpr said) throws UnsayableException {
    return linear(said).flatMap(Linear::field).orElseThrow(() -> noNumber(said));
  }

  private Optional<Linear> linear(CelExpr said) {
    return switch (said.getKind()) {
      case CONSTANT -> Optional.of(Linear.number(number(said)));
      case SELECT -> given(said);
      case CALL -> arithmetic(said);
      default -> Optional.empty();
    };
  }

  private static double number(CelExpr said) {
    return switch (said.constant().getKind()) {
      case INT64_VALUE -> said.constant().int64Value();
      default -> said.constant().doubleValue();
    };
  }

  private static Optional<Linear> given(CelExpr said) {
    CelExpr of = said.select().operand();
    String field = said.select().field();
    if (of.getKind() == Kind.IDENT) {
      return Optional.of(Linear.given(of.ident().name(), field));
    }
    return of.getKind() == Kind.SELECT && of.select().operand().getKind() == Kind.IDENT
        ? Optional.of(Linear.given(CelConditions.TABLE, of.select().field() + "." + field))
        : Optional.empty();
  }

  private Optional<Linear> arithmetic(CelExpr said) {
    Optional<Linear> left = linear(said.call().args().get(0));
    Optional<Linear> right =
        said.call().args().size() < 2 ? left : linear(said.call().args().get(1));
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return switch (Operator.findReverse(said.call().function()).orElse(Operator.IN)) {
      case ADD -> left.get().plus(right.get(), 1);
      case SUBTRACT -> left.get().plus(right.get(), -1);
      case MULTIPLY -> left.get().times(right.get());
      default -> Optional.empty();
    };
  }

  private UnsayableException noNumber(CelExpr said) {
    return unsayable(
        said,
        "此处应为数值，或 limits、gas 的值乘以、加上数字，或 table 的值",
        "a number belongs here, or a value of limits or gas times and plus numbers, or of a table");
  }

  private UnsayableException unsayable(CelExpr said, String zh, String en) {
    int offset = tree.getSource().getPositionsMap().getOrDefault(said.id(), 0);
    Refused words = CelWords.at(offset + 1, zh, en);
    return new UnsayableException(words.zh(), words.en());
  }
}
