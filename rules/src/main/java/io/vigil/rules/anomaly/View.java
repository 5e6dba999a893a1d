package io.vigil.rules.anomaly;

/**
 * A way of looking at the readings of a point. Each has a range of its own that it has kept so far,
 * and leaving it is news. A moving average over n readings weighs the newest with 2 / (n + 1).
 */
public enum View {
  /** The reading. */
  VALUE("数值", "the value"),
  /** What changed since the reading before. */
  DIFFERENCE("相邻读数之差", "the change from one reading to the next"),
  /** A moving average over 10 readings. */
  AVERAGE_10("10次移动平均", "the moving average over 10 readings"),
  /** A moving average over 30 readings. */
  AVERAGE_30("30次移动平均", "the moving average over 30 readings"),
  /** A moving average over 50 readings. */
  AVERAGE_50("50次移动平均", "the moving average over 50 readings"),
  /** The average over 10 less that over 50. */
  TREND_10_50("短期与长期平均之差", "the average over 10 readings less that over 50"),
  /** The average over 5 less that over 100. */
  TREND_5_100("5次与100次平均之差", "the average over 5 readings less that over 100"),
  /** The reading less the average over 50. */
  DEVIATION("数值与50次平均之差", "the value less the average over 50 readings"),
  /** The standard deviation of the last 20 readings. */
  SPREAD("最近20次的标准差", "the standard deviation of the last 20 readings"),
  /** The reading less the one 20 readings ago. */
  DIFFERENCE_20("20次前后之差", "the change over 20 readings"),
  /** The lowest of the last 20 readings. */
  LOWEST("最近20次的最低值", "the lowest of the last 20 readings"),
  /** The highest of the last 20 readings. */
  HIGHEST("最近20次的最高值", "the highest of the last 20 readings"),
  /** The reading less the one a day ago. */
  DAY_DIFFERENCE("与昨日同时之差", "the change since the same time yesterday"),
  /** The moving average over 10 of the change since a day ago. */
  DAY_DIFFERENCE_10("与昨日同时之差的10次平均", "the change since yesterday, averaged over 10 readings");

  private final String zh;
  private final String en;

  View(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** In Chinese. */
  public String zh() {
    return zh;
  }

  /** In English. */
  public String en() {
    return en;
  }
}
