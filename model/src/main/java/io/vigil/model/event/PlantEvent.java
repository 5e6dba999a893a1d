package io.vigil.model.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a gateway says happened in its plant (design: onboarding §3.3). What a type does
 * not use is empty, 0 or null.
 *
 * @param type what happened
 * @param time when, by the gateway's clock, milliseconds UTC
 * @param points codes of the points it is about
 * @param until when it ends at the latest, milliseconds UTC; 0 where nothing lasts
 * @param who the person who says so; empty if not said
 * @param subject what it is about besides points, for example {@code unit:U1}; empty if not said
 * @param state the state that a subject is in from then on; null unless the type is STATE
 * @param text what else was said: a document, the text of an alarm
 * @param number the count of alarms, or the revision of the configuration
 */
public record PlantEvent(
    Type type,
    long time,
    List<String> points,
    long until,
    String who,
    String subject,
    @Nullable State state,
    String text,
    long number) {
  /** What can happen. Written by place: a new one goes behind the others. */
  public enum Type {
    /** A unit goes over into another state. */
    STATE,
    /** Points are being calibrated: what they show is gas of a bottle, until the time named. */
    CALIBRATION_BEGIN,
    /** They show the plant again. */
    CALIBRATION_END,
    /** An alarm of the plant's own control system, until its end. */
    PLANT_ALARM,
    /** How many alarms its control system has. */
    ALARM_COUNT,
    /** An interlock tripped, until it is reset. */
    INTERLOCK,
    /** An instrument tested itself. */
    SELFTEST,
    /** The gateway reports as the configuration of this revision says. */
    CFG_APPLIED,
    /** An alarm of the plant's own control system is over. */
    PLANT_ALARM_END,
    /** An interlock was reset. */
    INTERLOCK_RESET
  }

  /** What a unit can be in. Written by place: a new one goes behind the others. */
  public enum State {
    PRODUCING,
    STOPPED,
    MAINTENANCE,
    /** Stopped because an authority ordered it. */
    ORDERED_SHUTDOWN;

    /** What a point shows while a unit is in it; 0 is no state. */
    public int number() {
      return ordinal() + 1;
    }
  }

  /** Kind of points that show the state of their unit, by its number: {@link State#number}. */
  public static final String STATE_KIND = "plant.state";

  public PlantEvent {
    points = List.copyOf(points);
  }

  /**
   * Kind of the points that show it, so that it is judged; empty where no point does.
   *
   * <p>{@link #STATE_KIND}, {@code plant.alarm} and {@code plant.interlock} (1 until the end), and
   * {@code plant.alarm.count}.
   */
  public String kind() {
    return switch (type) {
      case STATE -> STATE_KIND;
      case PLANT_ALARM, PLANT_ALARM_END -> "plant.alarm";
      case INTERLOCK, INTERLOCK_RESET -> "plant.interlock";
      case ALARM_COUNT -> "plant.alarm.count";
      case CALIBRATION_BEGIN, CALIBRATION_END, SELFTEST, CFG_APPLIED -> "";
    };
  }

  /** What such a point shows from then on. */
  public double shows() {
    return switch (type) {
      case STATE -> state == null ? 0 : state.number();
      case PLANT_ALARM, INTERLOCK -> 1;
      case ALARM_COUNT -> number;
      case PLANT_ALARM_END, INTERLOCK_RESET, CALIBRATION_BEGIN, CALIBRATION_END -> 0;
      case SELFTEST, CFG_APPLIED -> 0;
    };
  }

  /** Points are being calibrated from {@code time} until {@code until} at the latest. */
  public static PlantEvent calibrationBegin(
      List<String> points, long time, long until, String who) {
    return new PlantEvent(Type.CALIBRATION_BEGIN, time, points, until, who, "", null, "", 0);
  }

  /** Points show the plant again. */
  public static PlantEvent calibrationEnd(List<String> points, long time, String who) {
    return new PlantEvent(Type.CALIBRATION_END, time, points, 0, who, "", null, "", 0);
  }

  /** A subject goes over into a state. */
  public static PlantEvent state(String subject, long time, State state, String reference) {
    return new PlantEvent(Type.STATE, time, List.of(), 0, "", subject, state, reference, 0);
  }
}
