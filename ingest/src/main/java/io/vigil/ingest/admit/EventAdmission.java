package io.vigil.ingest.admit;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.event.PlantEvent.Type;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.EventMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the events of a message against the registry, and lets calibrations take effect. A message
 * is taken whole or not at all.
 *
 * <p>A calibration is stamped on the readings here, once ({@code CALIBRATING}, quality BAD), and
 * travels in their batch: so the judge needs to know nothing of it, and judging again comes to the
 * same. Windows are in the gateway's time, as the stamps of its readings are; where its clock is so
 * wrong that it is not believed they are moved, by a shift that stands in the log beside them.
 *
 * <p>One lane, one thread.
 */
final class EventAdmission {
  /** How far ahead a calibration may be announced. */
  private static final long MOST_AHEAD_MILLIS = Duration.ofDays(1).toMillis();

  /** How far apart the clocks that stamp an event and send it may be. */
  private static final long AHEAD_MILLIS = Duration.ofMinutes(2).toMillis();

  /** From when it was received until a calibration, announced as early as can be, has ended. */
  static final long MATTER_MILLIS =
      MOST_AHEAD_MILLIS + Calibrations.LONGEST.toMillis() + Calibrations.KEPT_MILLIS;

  private final Calibrations calibrations;

  EventAdmission(Calibrations calibrations) {
    this.calibrations = calibrations;
  }

  /** What is wrong with a field of an event. */
  record Fault(String field, String zh, String en) {
    String sentenceZh() {
      return RefusalCode.MESSAGE_BAD.zh(field, zh);
    }

    String sentenceEn() {
      return RefusalCode.MESSAGE_BAD.en(field, en);
    }
  }

  /** The first thing that is wrong; null if the message can be taken. */
  @Nullable Fault fault(Origin origin, EventMessage message, long shift) {
    List<PlantEvent> events = message.events();
    Set<String> begun = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      PlantEvent event = events.get(i);
      String place = "e/" + i + "/";
      if (event.type() == Type.CALIBRATION_BEGIN && !begun.addAll(event.points())) {
        return new Fault(place + "p", "点位在本条中已开始标校", "begins in this message already");
      }
      if (event.time() - message.sent() > MOST_AHEAD_MILLIS) {
        return new Fault(place + "t", "最多可提前 24 小时", "may be 24 hours ahead at most");
      }
      if (!event.kind().isEmpty() && event.time() - message.sent() > AHEAD_MILLIS) {
        return new Fault(
            place + "t",
            "状态、报警和联锁应在发生后上报",
            "states, alarms and interlocks are said when they are so");
      }
      Fault fault = fault(origin, event, place, shift);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private @Nullable Fault fault(Origin origin, PlantEvent event, String place, long shift) {
    for (int i = 0; i < event.points().size(); i++) {
      String code = event.points().get(i);
      PointDefinition point = own(origin, code);
      if (point == null) {
        return new Fault(
            place + "p/" + i,
            "点位 " + code + " 未登记在网关 " + origin.gateway().name() + " 下",
            "point " + code + " is not registered under gateway " + origin.gateway().name());
      }
      boolean begins = event.type() == Type.CALIBRATION_BEGIN;
      if (begins
          && !calibrations.isAllowed(point.slot(), event.time() + shift, event.until() + shift)) {
        long minutes = Calibrations.LONGEST.toMinutes();
        return new Fault(
            place + "until",
            "点位 " + code + " 连续标校最长 " + minutes + " 分钟",
            "point " + code + " may be calibrated for " + minutes + " minutes in one go at most");
      }
    }
    return null;
  }

  /** Lets calibrations take effect. */
  void take(Origin origin, PlantEvents said) {
    calibrations.forgetBefore(said.received());
    for (PlantEvent event : said.events()) {
      for (String code : event.points()) {
        PointDefinition point = own(origin, code);
        if (point != null) {
          take(event, point.slot(), said.shift());
        }
      }
    }
  }

  private void take(PlantEvent event, int slot, long shift) {
    if (event.type() == Type.CALIBRATION_BEGIN) {
      calibrations.begin(slot, event.time() + shift, event.until() + shift);
    } else if (event.type() == Type.CALIBRATION_END) {
      calibrations.end(slot, event.time() + shift);
    }
  }

  private static @Nullable PointDefinition own(Origin origin, String code) {
    PointDefinition point = origin.enterprise().point(code);
    return point == null || point.gateway() != origin.gateway().number() ? null : point;
  }
}
