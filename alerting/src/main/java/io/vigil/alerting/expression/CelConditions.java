package io.vigil.alerting.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.Operator;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import io.vigil.rules.pack.ConditionLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Conditions typed in the Common Expression Language (CEL), parsed and type-checked by its own
 * compiler, and turned into nodes. Nothing is ever evaluated by CEL. Of its operations only those
 * are declared that a condition can say, with two words of ours: {@code until} (when it clears) and
 * {@code active} (a rule of single points). Stateless; any thread.
 *
 * <p>Texts are at most {@value #LONGEST} characters long and {@value #DEEPEST} parentheses deep.
 */
public final class CelConditions implements ConditionLanguage {
  /** The only one there need be. */
  public static final ConditionLanguage CEL = new CelConditions();

  static final String LIMITS = "limits";
  static final String TABLE = "table";
  static final String GAS = "gas";
  static final String UNTIL = "until";
  static final String ACTIVE = "active";
  static final String ABS = "math.abs";
  static final int LONGEST = 2_000;
  static final int DEEPEST = 32;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final CelType NUMBERS = MapType.create(SimpleType.STRING, SimpleType.DOUBLE);
  private static final List<CelType> NUMBER = List.of(SimpleType.DOUBLE, SimpleType.INT);
  private static final List<CelFunctionDecl> OPERATIONS = operations();

  private CelConditions() {}

  @Override
  public Outcome read(String text, Map<String, Holds> names) {
    for (String name : names.keySet()) {
      if (!NAME.matcher(name).matches() || List.of(LIMITS, TABLE, GAS).contains(name)) {
        return new Outcome.Refused(
            "名称 “" + name + "” 不能用于表达式", "the name '" + name + "' cannot stand in an expression");
      }
    }
    CelValidationResult result = compiler(names).compile(text);
    try {
      return result.hasError()
          ? CelWords.of(result.getErrors().get(0), names.keySet())
          : nodes(result.getAst());
    } catch (CelValidationException e) {
      return CelWords.of(e.getErrors().get(0), names.keySet());
    }
  }

  private static Outcome nodes(CelAbstractSyntaxTree tree) {
    if (!tree.getResultType().equals(SimpleType.BOOL)) {
      return new Outcome.Refused(
          "条件应得出 “是” 或 “否”，现为" + CelWords.zh(tree.getResultType().name()),
          "a condition must be true or false, not " + CelWords.en(tree.getResultType().name()));
    }
    try {
      return new Outcome.Understood(new CelNodes(tree).nodes());
    } catch (UnsayableException e) {
      return new Outcome.Refused(e.zh(), e.en());
    }
  }

  private static CelCompiler compiler(Map<String, Holds> names) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardEnvironmentEnabled(false)
            .setOptions(
                CelOptions.current()
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(DEEPEST)
                    .build())
            .addFunctionDeclarations(OPERATIONS)
            .addVar(LIMITS, NUMBERS)
            .addVar(GAS, NUMBERS)
            .addVar(TABLE, MapType.create(SimpleType.STRING, NUMBERS));
    names.forEach(
        (name, holds) ->
            builder.addVar(name, holds == Holds.SWITCH ? SimpleType.BOOL : SimpleType.DOUBLE));
    return builder.build();
  }

  private static List<CelFunctionDecl> operations() {
    CelType bool = SimpleType.BOOL;
    List<CelFunctionDecl> all = new ArrayList<>();
    all.add(global(Operator.LOGICAL_NOT.getFunction(), bool, List.of(List.of(bool))));
    List<List<CelType>> switches = List.of(List.of(bool, bool));
    List<List<CelType>> numbers = pairsOfNumbers();
    for (Operator logic : List.of(Operator.LOGICAL_AND, Operator.LOGICAL_OR)) {
      all.add(global(logic.getFunction(), bool, switches));
    }
    for (Operator order :
        List.of(Operator.GREATER_EQUALS, Operator.GREATER, Operator.LESS_EQUALS, Operator.LESS)) {
      all.add(global(order.getFunction(), bool, numbers));
    }
    List<List<CelType>> alike = new ArrayList<>(numbers);
    alike.addAll(switches);
    for (Operator equality : List.of(Operator.EQUALS, Operator.NOT_EQUALS)) {
      all.add(global(equality.getFunction(), bool, alike));
    }
    for (Operator sum : List.of(Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY)) {
      all.add(global(sum.getFunction(), SimpleType.DOUBLE, numbers));
    }
    all.add(global(ABS, SimpleType.DOUBLE, List.of(List.of(SimpleType.DOUBLE))));
    all.add(
        CelFunctionDecl.newFunctionDeclaration(
            UNTIL, CelOverloadDecl.newMemberOverload(UNTIL, bool, bool, bool)));
    all.add(CelFunctionDecl.newFunctionDeclaration(ACTIVE, watches()));
    return List.copyOf(all);
  }

  private static List<List<CelType>> pairsOfNumbers() {
    return NUMBER.stream()
        .flatMap(left -> NUMBER.stream().map(right -> List.of(left, right)))
        .toList();
  }

  private static List<CelOverloadDecl> watches() {
    List<CelOverloadDecl> overloads = new ArrayList<>();
    for (CelType role : List.<CelType>of(SimpleType.BOOL, SimpleType.DOUBLE)) {
      for (CelType rules : List.of(SimpleType.STRING, ListType.create(SimpleType.STRING))) {
        String id = ACTIVE + "_" + role.name() + "_" + rules.kind();
        overloads.add(CelOverloadDecl.newMemberOverload(id, SimpleType.BOOL, role, rules));
      }
    }
    return overloads;
  }

  private static CelFunctionDecl global(
      String function, CelType result, List<List<CelType>> parameters) {
    List<CelOverloadDecl> overloads = new ArrayList<>();
    for (List<CelType> of : parameters) {
      String id = function + overloads.size();
      overloads.add(CelOverloadDecl.newGlobalOverload(id, result, of));
    }
    return CelFunctionDecl.newFunctionDeclaration(function, overloads);
  }
}
