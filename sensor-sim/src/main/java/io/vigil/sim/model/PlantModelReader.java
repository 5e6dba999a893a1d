package io.vigil.sim.model;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.JsonFields;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantPoint;
import io.vigil.sim.plant.Lever;
import io.vigil.sim.plant.Quantity;
import io.vigil.sim.plant.SensorModel;
import io.vigil.sim.scenario.Demo;
import io.vigil.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plant model. What is wrong with it comes back as a list in words with JSON pointers, all
 * of it at once; nothing is thrown for bad input. Stateless; any thread.
 */
public final class PlantModelReader {
  private static final long SECOND = 1_000;
  private static final long MOST_PAUSE_SECONDS = 86_400;

  private final List<Quantity> quantities = new ArrayList<>();
  private final Map<String, Lever> levers = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private PlantModelReader() {}

  /** What reading came to. */
  public sealed interface Outcome {
    /** The file is in order. */
    record Taken(PlantModel model) implements Outcome {}

    /** The file has these mistakes; at least one. */
    record Refused(List<Complaint> complaints) implements Outcome {
      public Refused {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /** Reads the model from its UTF-8 bytes. */
  public static Outcome read(byte[] utf8) {
    List<Complaint> complaints = new ArrayList<>();
    JsonFields in = JsonFields.parse(utf8, complaints);
    if (!complaints.isEmpty()) {
      return new Outcome.Refused(complaints);
    }
    PlantModel model = new PlantModelReader().model(in);
    return complaints.isEmpty() ? new Outcome.Taken(model) : new Outcome.Refused(complaints);
  }

  private PlantModel model(JsonFields in) {
    JsonFields plant = required(in, "plant");
    PlantFile file = PlantFileReader.read(plant);
    requireWholeSeconds(file, plant);
    readQuantities(required(in, "quantities"));
    List<SensorModel> sensors = sensors(in, file);
    ScenarioReader reader = new ScenarioReader(file, names, levers);
    List<Scenario> scenarios = scenarios(in, reader);
    Demo demo = demo(in.objectOrNull("demo"), scenarios);
    in.requireNothingElse();
    return new PlantModel(file, quantities, sensors, scenarios, demo);
  }

  private static JsonFields required(JsonFields in, String name) {
    if (!in.has(name)) {
      in.complain(name, "缺少必填字段", "is missing");
    }
    JsonFields object = in.objectOrNull(name);
    return object == null ? JsonFields.empty() : object;
  }

  /** Plants are moved once a second. */
  private static void requireWholeSeconds(PlantFile file, JsonFields plant) {
    for (int i = 0; i < file.points().size(); i++) {
      if (file.points().get(i).sampleMillis() % SECOND != 0) {
        plant.complain(
            "points/" + i + "/sampleMillis", "模拟测点的周期应为整秒", "must be whole seconds in a model");
      }
    }
  }

  private void readQuantities(JsonFields in) {
    names.addAll(in.names());
    for (String name : in.names()) {
      if (!name.matches("[A-Za-z][A-Za-z0-9]*")) {
        in.complain(name, "名称应为字母开头的字母、数字", "must be named with letters and digits");
      }
      JsonFields object = in.objectOrNull(name);
      if (object != null) {
        ElementReader.read(object, names)
            .ifPresent(
                element -> {
                  quantities.add(new Quantity(name, element));
                  if (element instanceof Lever lever) {
                    levers.put(name, lever);
                  }
                });
      }
    }
  }

  private List<SensorModel> sensors(JsonFields model, PlantFile file) {
    Set<String> open = new HashSet<>();
    file.points().forEach(point -> open.add(point.code()));
    List<SensorModel> sensors = new ArrayList<>();
    for (JsonFields in : model.objects("sensors")) {
      String point = in.text("point");
      if (!open.remove(point)) {
        in.complain(
            "point",
            "点位 " + point + " 未登记，或已有传感器",
            "point " + point + " is unknown, or has a sensor already");
      }
      String shows = in.text("shows");
      if (!names.contains(shows)) {
        in.complain("shows", "没有变量 " + shows, "no quantity " + shows);
      }
      double noise = notNegative(in, "noise");
      double drift = notNegative(in, "drift");
      double step = notNegative(in, "step");
      if (step == 0 && noise + drift > 0) {
        in.complain("step", "有噪声的传感器应有分辨率", "a noisy sensor needs a resolution");
      }
      in.requireNothingElse();
      sensors.add(new SensorModel(point, shows, noise, drift, step));
    }
    for (PlantPoint point : file.points()) {
      if (open.contains(point.code())) {
        model.complain(
            "sensors", "点位 " + point.code() + " 没有传感器", "point " + point.code() + " has no sensor");
      }
    }
    return sensors;
  }

  private static double notNegative(JsonFields in, String name) {
    double number = in.number(name, 0);
    if (number < 0) {
      in.complain(name, "不能为负数", "must not be negative");
      return 0;
    }
    return number;
  }

  private static List<Scenario> scenarios(JsonFields model, ScenarioReader reader) {
    List<Scenario> scenarios = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonFields in : model.objects("scenarios")) {
      Scenario scenario = reader.read(in);
      if (!ids.add(scenario.id())) {
        in.complain(
            "id", "情景 " + scenario.id() + " 重复", "scenario " + scenario.id() + " is named twice");
      }
      scenarios.add(scenario);
    }
    return scenarios;
  }

  private static @Nullable Demo demo(@Nullable JsonFields in, List<Scenario> scenarios) {
    if (in == null) {
      return null;
    }
    Map<String, Scenario> byId = new HashMap<>();
    scenarios.forEach(scenario -> byId.put(scenario.id(), scenario));
    Scenario first = byId.get(in.text("first"));
    if (first == null) {
      in.complain("first", "没有此情景", "no such scenario");
    }
    List<Scenario> then = new ArrayList<>();
    List<String> ids = in.texts("then");
    for (int i = 0; i < ids.size(); i++) {
      Scenario scenario = byId.get(ids.get(i));
      if (scenario == null) {
        in.complain("then/" + i, "没有此情景", "no such scenario");
      } else {
        then.add(scenario);
      }
    }
    if (ids.isEmpty()) {
      in.complain("then", "至少列出一个情景", "name at least one scenario");
    }
    long shortest = in.whole("pauseFrom", 0, 0, MOST_PAUSE_SECONDS);
    long longest = in.whole("pauseTo", shortest + 1, shortest + 1, MOST_PAUSE_SECONDS + 1);
    in.requireNothingElse();
    if (first == null || then.isEmpty()) {
      return null;
    }
    return new Demo(first, then, shortest * SECOND, longest * SECOND);
  }
}
