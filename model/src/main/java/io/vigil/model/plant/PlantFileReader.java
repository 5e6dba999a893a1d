package io.vigil.model.plant;

import io.vigil.model.event.OfficeKind;
import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Names;
import io.vigil.model.point.Reporting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plant file. What is wrong with it comes back as a list in words, all of it at once;
 * nothing is thrown for bad input. Whether rules and limits fit the packs is decided where the
 * packs are (module {@code rules}). Stateless; any thread.
 */
public final class PlantFileReader {
  /** What our own clients are called at the broker. */
  private static final String OURS = "vigil";

  private static final long LONGEST_SAMPLE_MILLIS = 31L * 86_400_000;
  private static final int MOST_STAMPS = 64;
  private static final int MOST_POINTS = 200_000;

  /** Gas is measured at 0, 20 or 25 °C; what lies outside this is another scale, or a slip. */
  private static final double LEAST_CELSIUS = 0;

  private static final double MOST_CELSIUS = 40;

  private static final Pattern ENDPOINT =
      Pattern.compile("opc\\.tcp://[^\\s/:]+(:[0-9]{1,5})?(/\\S*)?");

  /** A node id as text (OPC 10000-6 §5.3.1.10), its namespace by index or by URI. */
  private static final Pattern NODE_ID =
      Pattern.compile("(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|[sgb]=.+)");

  private PlantFileReader() {}

  /** What reading came to. */
  public sealed interface Outcome {
    /** The file is in order. */
    record Taken(PlantFile file) implements Outcome {}

    /** The file has these mistakes; at least one. */
    record Refused(List<Complaint> complaints) implements Outcome {
      public Refused {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /** Reads the file from its UTF-8 bytes. */
  public static Outcome read(byte[] utf8) {
    List<Complaint> complaints = new ArrayList<>();
    JsonFields in = JsonFields.parse(utf8, complaints);
    if (!complaints.isEmpty()) {
      return new Outcome.Refused(complaints);
    }
    PlantFile file = read(in);
    return complaints.isEmpty() ? new Outcome.Taken(file) : new Outcome.Refused(complaints);
  }

  /**
   * Reads a plant file that is an object of a larger file. Its mistakes are complained about there;
   * what is returned then is harmless and of no use.
   */
  public static PlantFile read(JsonFields in) {
    String enterprise = in.text("enterprise");
    if (!enterprise.isEmpty() && !Names.isEnterprise(enterprise)) {
      in.complain("enterprise", "应为 3–32 位小写字母、数字或 “-”", "must be 3 to 32 of a-z, 0-9 and -");
    }
    if (enterprise.equals(OURS) || enterprise.startsWith(OURS + "-")) {
      in.complain(
          "enterprise",
          "“vigil” 及以 “vigil-” 开头的名称为系统自用",
          "'vigil' and what begins with 'vigil-' are names of our own");
    }
    String name = in.text("name");
    String nameEn = in.text("nameEn");
    String division = in.text("division");
    if (!division.isEmpty() && !division.matches("[0-9]{6}(?:[0-9]{3})?")) {
      in.complain(
          "division",
          "应为 6 位行政区划代码，或含乡镇的 9 位代码",
          "must be a division code of 6 digits, or of 9 with the town");
    }
    List<String> packs = in.texts("packs");
    if (packs.isEmpty()) {
      in.complain("packs", "至少选择一个规则包", "name at least one rule pack");
    }
    List<PlantGateway> gateways = gateways(in);
    List<PlantPoint> points = points(in, gateways);
    List<UnitGate> gates = gates(in, points);
    List<RuleRoles> roles = roles(in, points);
    List<OwnCondition> conditions = OwnConditionReader.read(in, points);
    WatchDesign design = WatchDesign.read(in);
    in.requireNothingElse();
    return new PlantFile(
        enterprise,
        name,
        nameEn,
        division,
        packs,
        gateways,
        points,
        gates,
        roles,
        conditions,
        design);
  }

  private static List<RuleRoles> roles(JsonFields file, List<PlantPoint> points) {
    Set<String> codes = new HashSet<>();
    points.forEach(point -> codes.add(point.code()));
    List<RuleRoles> roles = new ArrayList<>();
    Set<String> bound = new HashSet<>();
    for (JsonFields in : file.objects("roles")) {
      RuleRoles named = roles(in, in.text("rule"), codes);
      if (!bound.add(named.point() + "/" + named.rule())) {
        in.complain(
            "rule",
            "规则 " + named.rule() + " 在点位 " + named.point() + " 上重复",
            "rule " + named.rule() + " of point " + named.point() + " is named twice");
      }
      in.requireNothingElse();
      roles.add(named);
    }
    return roles;
  }

  /** What a rule over several points looks at. */
  static RuleRoles roles(JsonFields in, String rule, Set<String> codes) {
    RuleRoles named = new RuleRoles(rule, in.text("point"), points(in, codes));
    requireKnown(named.point(), codes, "point", in);
    return named;
  }

  private static Map<String, List<String>> points(JsonFields role, Set<String> codes) {
    Map<String, List<String>> points = new HashMap<>();
    JsonFields in = role.objectOrNull("points");
    if (in == null) {
      return points;
    }
    for (String name : in.names()) {
      List<String> named = in.texts(name);
      named.forEach(code -> requireKnown(code, codes, name, in));
      if (named.isEmpty()) {
        in.complain(name, "至少指定一个点位", "name at least one point");
      }
      points.put(name, named);
    }
    return points;
  }

  private static void requireKnown(String code, Set<String> codes, String field, JsonFields in) {
    if (!codes.contains(code)) {
      in.complain(field, "点位 " + code + " 未登记", "point " + code + " is unknown");
    }
  }

  private static List<UnitGate> gates(JsonFields file, List<PlantPoint> points) {
    List<UnitGate> gates = new ArrayList<>();
    Set<String> bound = new HashSet<>();
    for (JsonFields in : file.objects("gates")) {
      UnitGate gate =
          new UnitGate(
              in.text("name"),
              in.text("unit"),
              new PlantGate(in.text("point"), in.number("value")));
      if (!bound.add(gate.unit() + "/" + gate.name())) {
        in.complain(
            "name",
            "装置 " + gate.unit() + " 的 “" + gate.name() + "” 重复",
            "'" + gate.name() + "' of unit " + gate.unit() + " is named twice");
      }
      if (points.stream().noneMatch(point -> point.unit().equals(gate.unit()))) {
        in.complain(
            "unit", "装置 " + gate.unit() + " 没有点位", "unit " + gate.unit() + " has no points");
      }
      requireDiscrete(gate.arms().point(), points, in);
      in.requireNothingElse();
      gates.add(gate);
    }
    return gates;
  }

  /** A value that is measured never equals a number for long. */
  private static void requireDiscrete(String code, List<PlantPoint> points, JsonFields in) {
    PlantPoint arms = null;
    for (PlantPoint point : points) {
      arms = point.code().equals(code) ? point : arms;
    }
    if (arms == null) {
      in.complain("point", "点位 " + code + " 未登记", "point " + code + " is unknown");
    } else if (arms.measureUnit() != MeasureUnit.BOOL && arms.measureUnit() != MeasureUnit.NONE) {
      String is = arms.measureUnit().symbol();
      in.complain(
          "point",
          "启用条件应为状态量（计量单位 bool 或 1），" + code + " 的单位为 " + is,
          "must be a state (measure unit bool or 1), but " + code + " is in " + is);
    }
  }

  private static List<PlantGateway> gateways(JsonFields file) {
    List<PlantGateway> gateways = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonFields in : file.objects("gateways")) {
      String name = in.text("name");
      if (!name.isEmpty() && !Names.isGateway(name)) {
        in.complain("name", "应为 1–32 位小写字母、数字或 “-”", "must be 1 to 32 of a-z, 0-9 and -");
      } else if (name.equals(PlantGateway.OFFICE)) {
        in.complain("name", "名称 office 由系统保留", "the name office is Vigil's own");
      } else if (!names.add(name)) {
        in.complain("name", "网关 " + name + " 重复", "gateway " + name + " is named twice");
      }
      Door door = in.constant("door", Door.MQTT);
      GatewayMode mode = in.constant("mode", GatewayMode.LIVE);
      Endpoint endpoint = door == Door.OPC_UA ? endpoint(in) : null;
      in.requireNothingElse();
      gateways.add(new PlantGateway(name, door, mode, endpoint));
    }
    if (gateways.isEmpty()) {
      file.complain("gateways", "至少需要一个网关", "name at least one gateway");
    }
    return gateways;
  }

  private static Endpoint endpoint(JsonFields in) {
    String url = in.text("endpoint");
    if (!url.isEmpty() && !ENDPOINT.matcher(url).matches()) {
      in.complain(
          "endpoint",
          "应为 opc.tcp://主机:端口/路径，现为 “" + url + "”",
          "must be opc.tcp://host:port/path, not '" + url + "'");
    }
    return new Endpoint(url, in.constant("security", Security.SIGN_AND_ENCRYPT));
  }

  private static List<PlantPoint> points(JsonFields file, List<PlantGateway> gateways) {
    Map<String, Door> doors = new HashMap<>();
    gateways.forEach(gateway -> doors.put(gateway.name(), gateway.door()));
    List<JsonFields> objects = file.objects("points");
    if (objects.isEmpty() || objects.size() > MOST_POINTS) {
      file.complain(
          "points",
          "应有 1–" + MOST_POINTS + " 个点位，现为 " + objects.size(),
          "must be 1 to " + MOST_POINTS + " points, not " + objects.size());
      return List.of();
    }
    List<PlantPoint> points = new ArrayList<>(objects.size());
    Set<String> codes = new HashSet<>();
    for (JsonFields in : objects) {
      PlantPoint point = point(in);
      if (!codes.add(point.code())) {
        in.complain(
            "code", "点位编码 " + point.code() + " 重复", "point " + point.code() + " is named twice");
      }
      Door door = doors.get(point.gateway());
      if (door == null) {
        in.complain(
            "gateway",
            "网关 " + point.gateway() + " 未在 gateways 中登记",
            "gateway " + point.gateway() + " is not among the gateways");
      } else {
        requireSourceFits(point.source(), door, in);
      }
      points.add(point);
    }
    for (int i = 0; i < points.size(); i++) {
      requireGatesExist(points.get(i), codes, objects.get(i));
    }
    return points;
  }

  private static void requireSourceFits(@Nullable String source, Door door, JsonFields in) {
    if (door == Door.OPC_UA && source == null) {
      in.complain("source", "缺少 OPC UA 节点标识", "the node id at the OPC UA server is missing");
    } else if (door == Door.OPC_UA && !NODE_ID.matcher(source).matches()) {
      in.complain(
          "source",
          "应为 OPC UA 节点标识，如 nsu=urn:plant:dcs;s=TK101.LT1，现为 “" + source + "”",
          "must be a node id such as nsu=urn:plant:dcs;s=TK101.LT1, not '" + source + "'");
    } else if (door == Door.MQTT && source != null) {
      in.complain(
          "source", "MQTT 网关按点位编码上报，不填 source", "gateways of MQTT name points by their codes");
    }
  }

  private static void requireGatesExist(PlantPoint point, Set<String> codes, JsonFields in) {
    for (CustomRule rule : point.customRules()) {
      PlantGate gate = rule.gate();
      if (gate != null && !codes.contains(gate.point())) {
        in.complain(
            "customRules",
            "规则 " + rule.id() + " 的启用条件点位 " + gate.point() + " 未登记",
            "rule " + rule.id() + ": gate point " + gate.point() + " is unknown");
      }
    }
  }

  private static PlantPoint point(JsonFields in) {
    String code = in.text("code");
    if (!code.isEmpty() && !Names.isCode(code)) {
      in.complain(
          "code",
          "点位编码含有不允许的字符，应为 1–64 位字母、数字或 . _ - # / : ( )",
          "must be 1 to 64 letters, digits or . _ - # / : ( )");
    } else if (OfficeKind.isOne(code)) {
      in.complain("code", "以 office. 开头的编码由系统保留", "codes that begin with office. are Vigil's own");
    }
    double low = in.number("rangeLow");
    double high = in.number("rangeHigh");
    if (!(low < high)) {
      in.complain(
          "rangeHigh", "量程上限 " + high + " 应大于下限 " + low, "must be more than rangeLow " + low);
    }
    String name = in.text("name");
    PlantPoint point =
        new PlantPoint(
            code,
            name,
            in.has("nameEn") ? in.text("nameEn") : name,
            in.text("unit"),
            in.text("kind"),
            in.text("gateway"),
            measureUnit(in),
            low,
            high,
            in.constant("reporting", Reporting.PERIODIC),
            sampleMillis(in),
            keys(in),
            (int) in.whole("stampMemory", PlantPoint.DEFAULT_STAMP_MEMORY, 1, MOST_STAMPS),
            in.numbers("sentinels"),
            in.has("rules") ? in.texts("rules") : null,
            limits(in),
            customRules(in),
            in.textOrNull("source"),
            ForestChoice.seed(in));
    ForestChoice.requireFits(point, in);
    in.requireNothingElse();
    return point;
  }

  private static TableKeys keys(JsonFields in) {
    double celsius = in.number("refTempC", LEAST_CELSIUS);
    if (celsius < LEAST_CELSIUS || celsius > MOST_CELSIUS) {
      in.complain(
          "refTempC",
          "参考温度应为 0–40 ℃，现为 " + celsius,
          "a reference temperature is from 0 to 40 degC, not " + celsius);
    }
    return new TableKeys(
        in.textOrNull("location"), in.textOrNull("gas"), in.has("refTempC") ? celsius : null);
  }

  private static long sampleMillis(JsonFields in) {
    if (!in.has("sampleMillis")) {
      in.complain("sampleMillis", "缺少必填字段", "is missing");
    }
    return in.whole("sampleMillis", 1000, 1, LONGEST_SAMPLE_MILLIS);
  }

  private static MeasureUnit measureUnit(JsonFields in) {
    String symbol = in.text("measureUnit");
    return MeasureUnit.ofSymbol(symbol)
        .orElseGet(
            () -> {
              if (!symbol.isEmpty()) {
                in.complain(
                    "measureUnit",
                    "“" + symbol + "” 不是已知的计量单位",
                    "'" + symbol + "' is no known unit of measure");
              }
              return MeasureUnit.NONE;
            });
  }

  private static Map<String, Double> limits(JsonFields in) {
    Map<String, Double> limits = new HashMap<>();
    JsonFields object = in.objectOrNull("limits");
    if (object != null) {
      for (String name : object.names()) {
        limits.put(name, object.number(name));
      }
    }
    return limits;
  }

  private static List<CustomRule> customRules(JsonFields in) {
    List<CustomRule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonFields object : in.objects("customRules")) {
      CustomRule rule = CustomRuleReader.read(object);
      if (rule == null) {
        continue;
      }
      if (!ids.add(rule.id())) {
        object.complain("id", "规则 " + rule.id() + " 重复", "rule " + rule.id() + " is named twice");
      }
      rules.add(rule);
    }
    return rules;
  }
}
