package io.vigil.sim.model;

import io.vigil.model.plant.JsonFields;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.reading.QualityReason;
import io.vigil.sim.plant.Lever;
import io.vigil.sim.scenario.Act;
import io.vigil.sim.scenario.Expectation;
import io.vigil.sim.scenario.Pending;
import io.vigil.sim.scenario.Scenario;
import io.vigil.sim.scenario.TimedAct;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the scenarios of a plant model. */
final class ScenarioReader {
  private static final long SECOND = 1_000;
  private static final long MOST_SECONDS = 31L * 86_400;
  private static final List<String> VERBS =
      List.of("move", "silence", "force", "freeze", "mark", "release", "disconnect", "connect");
  private static final List<String> PENDING_KINDS =
      List.of("together", "execution", "power", "stuck", "expr", "delta_pct");

  private final Set<String> points = new HashSet<>();
  private final Set<String> gateways = new HashSet<>();
  private final Set<String> quantities;
  private final Map<String, Lever> levers;

  /** Reads scenarios of a plant with these quantities, some of which are levers. */
  ScenarioReader(PlantFile file, Set<String> quantities, Map<String, Lever> levers) {
    file.points().forEach(point -> points.add(point.code()));
    file.gateways().forEach(gateway -> gateways.add(gateway.name()));
    this.quantities = quantities;
    this.levers = levers;
  }

  /** The scenario; harmless and of no use when something was complained about. */
  Scenario read(JsonFields in) {
    String id = in.text("id");
    if (!id.isEmpty() && !id.matches("[a-z0-9-]{1,40}")) {
      in.complain("id", "应为 1–40 位小写字母、数字或 “-”", "must be 1 to 40 of a-z, 0-9 and -");
    }
    String zh = in.text("zh");
    String en = in.text("en");
    if (!in.has("seconds")) {
      in.complain("seconds", "缺少必填字段", "is missing");
    }
    long seconds = in.whole("seconds", 1, 1, MOST_SECONDS);
    String when = in.textOrNull("when");
    if (when != null && !quantities.contains(when)) {
      in.complain("when", "没有变量 " + when, "no quantity " + when);
    }
    List<TimedAct> acts = acts(in, seconds);
    List<Expectation> expected = new ArrayList<>();
    in.objects("expects").forEach(one -> expected.add(expectation(one, seconds)));
    List<Pending> pending = new ArrayList<>();
    in.objects("pending").forEach(one -> pending.add(pending(one, seconds)));
    in.requireNothingElse();
    return new Scenario(id, zh, en, Duration.ofSeconds(seconds), when, acts, expected, pending);
  }

  private List<TimedAct> acts(JsonFields scenario, long seconds) {
    List<TimedAct> acts = new ArrayList<>();
    LeftAsFound left = new LeftAsFound(levers);
    boolean isEachRead = true;
    long last = 0;
    for (JsonFields in : scenario.objects("acts")) {
      long at = in.whole("at", last, last, seconds);
      Act act = act(in, seconds - at);
      last = at;
      if (act == null) {
        isEachRead = false;
      } else {
        in.requireNothingElse();
        acts.add(new TimedAct(at * SECOND, act));
        left.note(act);
      }
    }
    if (isEachRead) {
      complainOf(left.changed(), scenario);
    }
    return acts;
  }

  private static void complainOf(Set<String> changed, JsonFields scenario) {
    for (String name : changed) {
      scenario.complain("acts", "情景结束时 " + name + " 未恢复原状", name + " is not left as it was found");
    }
  }

  private @Nullable Act act(JsonFields in, long secondsLeft) {
    List<String> said = VERBS.stream().filter(in::has).toList();
    if (said.size() != 1) {
      in.complain("", "应恰好写明 " + VERBS + " 之一", "must name exactly one of " + VERBS);
      return null;
    }
    String verb = said.get(0);
    String name = in.text(verb);
    Set<String> known =
        switch (verb) {
          case "move" -> levers.keySet();
          case "connect", "disconnect" -> gateways;
          default -> points;
        };
    if (!known.contains(name)) {
      in.complain(verb, "没有 " + name, "there is no " + name);
      return null;
    }
    return switch (verb) {
      case "move" ->
          new Act.Move(name, in.number("to"), in.whole("over", 0, 0, Math.max(0, secondsLeft)));
      case "silence" -> new Act.Silence(name);
      case "force" -> new Act.Force(name, in.number("to"));
      case "freeze" -> new Act.Freeze(name);
      case "mark" -> new Act.Mark(name, reason(in));
      case "release" -> new Act.Release(name);
      case "disconnect" -> new Act.Disconnect(name);
      default -> new Act.Connect(name);
    };
  }

  private static QualityReason reason(JsonFields in) {
    if (!in.has("as")) {
      in.complain("as", "缺少必填字段", "is missing");
    }
    return in.constant("as", QualityReason.GOOD);
  }

  private Pending pending(JsonFields in, long seconds) {
    String kind = in.text("kind");
    if (!PENDING_KINDS.contains(kind)) {
      in.complain(
          "kind",
          "“" + kind + "” 不在允许值 " + PENDING_KINDS + " 之内",
          "must be one of " + PENDING_KINDS);
    }
    return new Pending(expectation(in, seconds), kind);
  }

  private Expectation expectation(JsonFields in, long seconds) {
    String point = in.text("point");
    if (!points.contains(point)) {
      in.complain("point", "没有 " + point, "there is no " + point);
    }
    String rule = in.text("rule");
    Window raise = window(in, "raise", seconds);
    Window clear = window(in, "clear", seconds);
    in.requireNothingElse();
    if (raise == null || clear == null) {
      return new Expectation(point, rule, 0, 0, 0, 0);
    }
    if (raise.from() > clear.from()) {
      in.complain("clear", "恢复不能早于报警", "must not be before raise");
      return new Expectation(point, rule, 0, 0, 0, 0);
    }
    return new Expectation(
        point,
        rule,
        raise.from() * SECOND,
        raise.to() * SECOND,
        clear.from() * SECOND,
        clear.to() * SECOND);
  }

  private record Window(long from, long to) {}

  private static @Nullable Window window(JsonFields in, String name, long seconds) {
    List<Double> ends = in.numbers(name);
    if (ends.size() == 2 && isWindow(ends.get(0), ends.get(1), seconds)) {
      return new Window(ends.get(0).longValue(), ends.get(1).longValue());
    }
    in.complain(
        name,
        "应为 [起, 止] 两个整秒数，在情景的 " + seconds + " 秒之内",
        "must be two whole seconds, from and to, within the " + seconds + " s of the scenario");
    return null;
  }

  private static boolean isWindow(double from, double to, long seconds) {
    boolean isWhole = from == StrictMath.rint(from) && to == StrictMath.rint(to);
    return isWhole && from >= 0 && from <= to && to <= seconds;
  }
}
