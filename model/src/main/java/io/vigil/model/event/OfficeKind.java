package io.vigil.model.event;

/**
 * What is put on record about a unit of a plant in Vigil itself, by a bureau or by the plant, as a
 * kind of point. Such points are told apart from those by which a plant's own gateway declares
 * ({@link PlantEvent#STATE_KIND}): an order stands whatever the gateway says.
 */
public enum OfficeKind {
  /** State ordered or declared: numbers of {@link PlantEvent.State}; 0 while nothing is. */
  STATE("office.state", 4, "登记状态", "state on record"),
  /** 1 while a notice of curtailment (限电) is in force, else 0. */
  CURTAILMENT("office.curtailment", 1, "限电通知", "curtailment on record"),
  /** 1 on a holiday, 2 on a day worked in place of a day of rest, 3 in a night shift, else 0. */
  CALENDAR("office.calendar", 3, "工作日历", "calendar on record");

  private final String kind;
  private final int most;
  private final String zh;
  private final String en;

  OfficeKind(String kind, int most, String zh, String en) {
    this.kind = kind;
    this.most = most;
    this.zh = zh;
    this.en = en;
  }

  /** The kind of its points, as the rule packs name it. */
  public String kind() {
    return kind;
  }

  /** The largest number that it shows; the least is 0. */
  public int most() {
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
