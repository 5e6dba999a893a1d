package io.vigil.rules.pack;

import io.vigil.model.alert.Scheme;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one industry, as regulations ask for them, with clause and mark. Immutable; read by
 * {@link PackReader}, bound to points by {@link Binding}.
 */
public final class RulePack {
  /**
   * How long a periodic point may be silent at least, where no pack of its plant says otherwise.
   */
  static final long DEFAULT_SILENCE_FLOOR_MILLIS = 300_000;

  private final String id;
  private final String name;
  private final String nameEn;
  private final Scheme scheme;
  private final long silenceFloorMillis;
  private final Map<String, LocationTable> tables;
  private final Map<String, Plausible> kinds;
  private final List<String> include;
  private final List<PackRule> rules;

  /** The range within which instruments of a kind lie. */
  record Plausible(double low, double high) {}

  RulePack(
      String id,
      String name,
      String nameEn,
      Scheme scheme,
      long silenceFloorMillis,
      Map<String, LocationTable> tables,
      Map<String, Plausible> kinds,
      List<String> include,
      List<PackRule> rules) {
    this.id = id;
    this.name = name;
    this.nameEn = nameEn;
    this.scheme = scheme;
    this.silenceFloorMillis = silenceFloorMillis;
    this.tables = Map.copyOf(tables);
    this.kinds = Map.copyOf(kinds);
    this.include = List.copyOf(include);
    this.rules = List.copyOf(rules);
  }

  /** As plant files name it. */
  public String id() {
    return id;
  }

  /** What people call it, Chinese. */
  public String name() {
    return name;
  }

  /** What people call it, English. */
  public String nameEn() {
    return nameEn;
  }

  /** Which colours its Alerts are shown in. */
  public Scheme scheme() {
    return scheme;
  }

  /** Ids of packs that belong to every plant that names this one. */
  public List<String> include() {
    return include;
  }

  /** Ids of its rules. */
  public List<String> ruleIds() {
    return rules.stream().map(PackRule::id).toList();
  }

  /** Its rules, for people to read about. */
  public List<RuleOutline> outlines() {
    return rules.stream()
        .map(rule -> new RuleOutline(rule.id(), rule.severity(), rule.kinds(), rule.text()))
        .toList();
  }

  long silenceFloorMillis() {
    return silenceFloorMillis;
  }

  List<PackRule> rules() {
    return rules;
  }

  LocationTable table(String table) {
    LocationTable rows = tables.get(table);
    return rows == null ? new LocationTable() : rows;
  }

  @Nullable Plausible plausible(String kind) {
    return kinds.get(kind);
  }
}
