package io.vigil.sim.model;

import io.vigil.model.plant.JsonFields;
import io.vigil.sim.plant.Day;
import io.vigil.sim.plant.Element;
import io.vigil.sim.plant.Integral;
import io.vigil.sim.plant.Latch;
import io.vigil.sim.plant.Lever;
import io.vigil.sim.plant.Mix;
import io.vigil.sim.plant.Product;
import io.vigil.sim.plant.Shift;
import io.vigil.sim.plant.Sum;
import io.vigil.sim.plant.Wander;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one quantity of a plant model. */
final class ElementReader {
  private static final long MOST_SECONDS = 31L * 86_400;
  private static final double MOST_SPREAD = 1e9;
  private static final String KINDS = "lever, wander, day, shift, sum, product, integral, latch";

  private final JsonFields in;
  private final Set<String> names;

  private ElementReader(JsonFields in, Set<String> names) {
    this.in = in;
    this.names = names;
  }

  /**
   * The element; empty when something was complained about that leaves none.
   *
   * @param names of all quantities of the model
   */
  static Optional<Element> read(JsonFields in, Set<String> names) {
    Optional<Element> element = new ElementReader(in, names).element();
    if (element.isPresent()) {
      in.requireNothingElse();
    }
    return element;
  }

  private Optional<Element> element() {
    String kind = in.text("is");
    return switch (kind) {
      case "lever" -> Optional.of(new Lever(in.number("start", 0)));
      case "wander" ->
          Optional.of(new Wander(number("spread", 0, MOST_SPREAD), positive("memory")));
      case "day" -> Optional.of(new Day(number("peak", 0, 24)));
      case "shift" -> Optional.of(shift());
      case "sum" -> Optional.of(sum());
      case "product" -> product();
      case "integral" -> Optional.of(integral());
      case "latch" -> Optional.of(latch());
      default -> {
        in.complain("is", "“" + kind + "” 不在允许值 " + KINDS + " 之内", "must be one of " + KINDS);
        yield Optional.empty();
      }
    };
  }

  private Shift shift() {
    int from = (int) in.whole("from", 0, 0, 24);
    int to = (int) in.whole("to", from, 0, 24);
    if (!in.has("cycle")) {
      in.complain("cycle", "缺少必填字段", "is missing");
    }
    long cycle = in.whole("cycle", 1, 1, MOST_SECONDS);
    double least = number("shareFrom", 0, 1);
    double most = in.number("shareTo", least);
    if (!(most >= least && most <= 1)) {
      in.complain("shareTo", "应在 shareFrom 与 1 之间", "must be from shareFrom to 1");
      most = least;
    }
    return new Shift(from, to, cycle, least, most);
  }

  private Sum sum() {
    double[] bounds = bounds();
    return new Sum(mix(), in.has("lag") ? positive("lag") : 0, bounds[0], bounds[1]);
  }

  private Optional<Element> product() {
    List<String> factors = in.texts("of");
    for (int i = 0; i < factors.size(); i++) {
      requireKnown("of/" + i, factors.get(i));
    }
    if (factors.isEmpty()) {
      in.complain("of", "至少列出一个变量", "name at least one quantity");
      return Optional.empty();
    }
    return Optional.of(new Product(factors));
  }

  private Integral integral() {
    double[] bounds = bounds();
    double start = in.number("start", Math.max(bounds[0], Math.min(bounds[1], 0)));
    if (!(start >= bounds[0] && start <= bounds[1])) {
      in.complain("start", "应在上下限之内", "must be within the bounds");
      start = bounds[0];
    }
    double per = in.has("per") ? positive("per") : 1;
    long slot = in.whole("slot", 0, 0, MOST_SECONDS);
    String during = in.textOrNull("during");
    if (during != null) {
      requireKnown("during", during);
    }
    return new Integral(mix(), per, start, bounds[0], bounds[1], slot, during);
  }

  private Latch latch() {
    String of = in.text("of");
    requireKnown("of", of);
    return new Latch(of, in.number("on"), in.number("off"));
  }

  private Mix mix() {
    List<Mix.Term> terms = new ArrayList<>();
    JsonFields of = in.objectOrNull("of");
    if (of != null) {
      for (String name : of.names()) {
        requireKnown("of/" + name, name);
        terms.add(new Mix.Term(name, of.number(name)));
      }
    }
    return new Mix(in.number("base", 0), terms);
  }

  private double[] bounds() {
    double least = in.number("least", Double.NEGATIVE_INFINITY);
    double most = in.number("most", Double.POSITIVE_INFINITY);
    if (!(least <= most)) {
      in.complain("most", "应不小于 least", "must not be less than least");
      return new double[] {least, least};
    }
    return new double[] {least, most};
  }

  private void requireKnown(String field, String name) {
    if (!names.contains(name)) {
      in.complain(field, "没有变量 " + name, "no quantity " + name);
    }
  }

  private double positive(String name) {
    double number = in.number(name);
    if (number > 0) {
      return number;
    }
    in.complain(name, "应大于 0", "must be more than 0");
    return 1;
  }

  private double number(String name, double least, double most) {
    double number = in.number(name);
    if (number >= least && number <= most) {
      return number;
    }
    in.complain(
        name, "应在 " + least + " 与 " + most + " 之间", "must be from " + least + " to " + most);
    return least;
  }
}
