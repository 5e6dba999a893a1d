package io.vigil.alerting.onboarding;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been seen of a plant since its credentials were issued (连通自检).
 *
 * @param gateways in the order of the file
 * @param points in the order of the file
 */
@Serdeable
record SelfCheck(List<GatewaySeen> gateways, List<PointSeen> points) {
  /**
   * What has been seen of a gateway.
   *
   * @param gateway its name
   * @param presence what it said of itself; null if nothing
   * @param heard whether it said so, or one of its points has spoken
   */
  @Serdeable
  record GatewaySeen(String gateway, @Nullable String presence, boolean heard) {}

  /**
   * What has been seen of a point.
   *
   * @param point its code
   * @param name what people call it, Chinese
   * @param nameEn what people call it, English
   * @param mustSpeak whether it speaks at a fixed period
   * @param at time of its newest reading by the device's clock, RFC 3339; null if there is none
   * @param value the newest value
   * @param unit in which that is
   * @param quality GOOD, UNCERTAIN or BAD; null if there is no reading
   * @param trouble what is wrong, Chinese; null if nothing is
   * @param troubleEn what is wrong, English
   * @param blocks whether the trouble keeps it from being approved
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record PointSeen(
      String point,
      String name,
      String nameEn,
      boolean mustSpeak,
      @Nullable String at,
      @Nullable Double value,
      String unit,
      @Nullable String quality,
      @Nullable String trouble,
      @Nullable String troubleEn,
      boolean blocks) {}

  boolean allHeard() {
    return gateways.stream().allMatch(GatewaySeen::heard);
  }

  /** Whether every point that must speak has. */
  boolean allSpoken() {
    return points.stream().allMatch(one -> !one.mustSpeak() || one.at() != null);
  }
}
