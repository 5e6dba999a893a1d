package io.vigil.rules.anomaly;

/** What may be wrong with the energy of a metering slot. */
public enum PowerFinding {
  /** The meter shows the same value again and again, and it is not zero (PW-17). */
  FROZEN("电表读数停滞", "the meter stands still"),
  /** The load went at once from producing to next to nothing at a time that is busy (PW-06). */
  LOAD_LOST("生产负荷突然消失", "the load was lost"),
  /** Load out of idleness, at a time that is idle on like days. */
  UNEXPECTED_LOAD("应停用时段出现负荷", "load while everything should be idle"),
  /** More than was ever seen (the surge of PW-05, in one slot). */
  SPIKE("用电突增超过历史最大值", "more than was ever drawn");

  private final String zh;
  private final String en;

  PowerFinding(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** In words, before the arithmetic. */
  Explanation with(String arithmeticZh, String arithmeticEn) {
    return new Explanation(zh + "：" + arithmeticZh, en + ": " + arithmeticEn);
  }
}
