package io.vigil.model.wire.mqtt;

import io.vigil.model.point.Reporting;
import java.util.List;

/**
 * What a gateway says it is, at every connect. It changes nothing by itself.
 *
 * @param boot the sender's boot id
 * @param sequence number of the message within the boot
 * @param sent when the sender says it sent the message, milliseconds UTC
 * @param software name and version of the sender; empty if not said
 * @param bufferHours how long the sender can keep what it cannot send; 0 if not said
 * @param points the sender's catalogue
 */
public record BirthMessage(
    String boot,
    long sequence,
    long sent,
    String software,
    long bufferHours,
    List<BirthPoint> points) {
  public BirthMessage {
    points = List.copyOf(points);
  }

  /**
   * A point as the gateway sees it.
   *
   * @param code code of the point
   * @param kind what it measures
   * @param unit symbol of its unit of measure
   * @param low lower end of its range
   * @param high upper end of its range
   * @param reporting periodic or by exception
   * @param periodMillis period between readings; 0 when by exception
   */
  public record BirthPoint(
      String code,
      String kind,
      String unit,
      double low,
      double high,
      Reporting reporting,
      long periodMillis) {}
}
