package io.vigil.model.event;

/**
 * What is put on record about a unit of a plant in Vigil itself, by a bureau or by the plant, as a
 * kind of point. Such points are told apart from those by which a plant's own gateway declares
 * ({@link PlantEvent#STATE_KIND}): an order stands whatever the gateway says.
 */
public enum OfficeKind {
  /** State ordered or declared: numbers of {@link PlantEvent.State}; 0 while nothing is. */
  STATE("office.state", 0, 4, "登记状态", "state on record"),
  /** 1 while a notice of curtailment (限电) is in force, else 0. */
  CURTAILMENT("office.curtailment", 0, 1, "限电通知", "curtailment on record"),
  /** 1 on a holiday, 2 on a day worked in place of a day of rest, 3 in a night shift, else 0. */
  CALENDAR("office.calendar", 0, 3, "工作日历", "calendar on record"),
  /** What may be drawn under the strictest notice in force, kW; -1 while there is none. */
  ALLOWED_KW("office.allowed_kw", -1, 1e9, "限电允许功率", "power allowed on record");

  private final String kind;
  private final double least;
  private final double most;
  private final String zh;
  private final String en;

  OfficeKind(String kind, double least, double most, String zh, String en) {
    this.kind = kind;
    this.least = least;
    this.most = most;
    this.zh = zh;
    this.en = en;
  }

  /** The kind of its points, as the rule packs name it. */
  public String kind() {
    return kind;
  }

  /** The smallest number that it shows: the one that says that nothing is on record. */
  public double least() {
    return least;
  }

  /** The largest number that it shows. */
  public double most() {
    return most;
  }

  /** What people call it, Chinese. */
  public String zh() {
    return zh;
  }

  /** What people call it, English. */
  public String en() {
    return en;
  }

  /** Whether points of this kind show what is on record in Vigil. */
  public static boolean isOne(String kind) {
    return kind.startsWith("office.");
  }
}
