package io.vigil.alerting.duty;

import java.util.Arrays;
import java.util.Optional;

/**
 * The rungs of responsibility, lowest first (design: alerts §4.4; the chain follows the division
 * code, GB/T 2260: 9, 6, 4, 2 digits).
 */
public enum DutyTier {
  /** Plant shift or control room. Its area is the enterprise. */
  PLANT_SHIFT("plant-shift", 0, "企业当班", "plant shift"),
  /** Head of safety of the plant. Its area is the enterprise. */
  PLANT_HEAD("plant-head", 0, "企业安全负责人", "plant safety head"),
  /** Town, street or industrial park. */
  TOWN("town", 9, "乡镇（街道、园区）", "town"),
  COUNTY("county", 6, "县级值班室", "county duty room"),
  PREFECTURE("prefecture", 4, "市级值班室", "prefecture duty room"),
  PROVINCE("province", 2, "省级值班室", "province duty room");

  private final String text;
  private final int digits;
  private final String zh;
  private final String en;

  DutyTier(String text, int digits, String zh, String en) {
    this.text = text;
    this.digits = digits;
    this.zh = zh;
    this.en = en;
  }

  /** The tier of this name, as {@link #text} gives it. */
  public static Optional<DutyTier> parse(String text) {
    return Arrays.stream(values()).filter(tier -> tier.text.equals(text)).findFirst();
  }

  /** Its name in files and on the wire. */
  public String text() {
    return text;
  }

  /** Digits of the division code that name an area of this tier; 0 for those of a plant. */
  int digits() {
    return digits;
  }

  /** Whether it belongs to the plant itself, not to the authorities. */
  public boolean isPlant() {
    return digits == 0;
  }

  /** What people call it, Chinese. */
  public String zh() {
    return zh;
  }

  /** What people call it, English. */
  public String en() {
    return en;
  }

  /** Whether it stands as high as the other or higher. */
  public boolean isAtLeast(DutyTier other) {
    return compareTo(other) >= 0;
  }
}
