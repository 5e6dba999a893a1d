package io.vigil.ingest.admit;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.List;

/** Admits the readings of one message, one after the other. Used once. */
final class ReadingAdmission {
  private static final byte OVER_RANGE = QualityReason.OVER_RANGE.code();
  private static final byte CALIBRATING = QualityReason.CALIBRATING.code();
  private static final byte SENTINEL = QualityReason.SENTINEL.code();
  private static final byte NOT_A_NUMBER = QualityReason.NOT_A_NUMBER.code();

  private final Origin origin;
  private final DataMessage message;
  private final boolean live;
  private final boolean late;
  private final Moment moment;
  private final ClockCheck clocks;
  private final Calibrations calibrations;
  private final Remarks remarks;
  private final AdmittedColumns columns;

  ReadingAdmission(
      Origin origin,
      DataMessage message,
      boolean late,
      Moment moment,
      ClockCheck clocks,
      Calibrations calibrations,
      Remarks remarks) {
    this.origin = origin;
    this.message = message;
    this.live = origin.gateway().mode() == GatewayMode.LIVE;
    this.late = late;
    this.moment = moment;
    this.clocks = clocks;
    this.calibrations = calibrations;
    this.remarks = remarks;
    this.columns = new AdmittedColumns(message.size());
  }

  /** Admits all; each bears the marks, bits of {@link ReadingFlag}. */
  Readings admitAll(byte marks) {
    boolean anyUnknown = false;
    for (int i = 0; i < message.size(); i++) {
      PointDefinition point = origin.enterprise().point(message.points()[i]);
      if (point == null) {
        anyUnknown = true;
      } else if (isInOrder(i, point)) {
        admit(i, point, marks);
      }
    }
    if (anyUnknown) {
      refuseUnknown();
    }
    return columns.readings();
  }

  private boolean isInOrder(int i, PointDefinition point) {
    String code = message.points()[i];
    if (point.gateway() != origin.gateway().number()) {
      String owner = origin.enterprise().gatewayName(point.gateway());
      remarks.refuse(i, RefusalCode.POINT_FOREIGN, code, owner, origin.gateway().name());
      return false;
    }
    String unit = message.unit(i);
    if (!unit.isEmpty() && !unit.equals(point.measureUnit().symbol())) {
      remarks.refuse(i, RefusalCode.UNIT_MISMATCH, code, point.measureUnit().symbol(), unit);
      return false;
    }
    String notNumber = message.notNumber(i);
    if (!notNumber.isEmpty() && message.reasons()[i] == NOT_A_NUMBER) {
      sayNotNumber(i, point, notNumber);
      return true;
    }
    if (!notNumber.isEmpty()) {
      remarks.refuse(i, RefusalCode.VALUE_NAN, code, notNumber);
      return false;
    }
    return true;
  }

  /** A server's point that shows no number is kept as bad, and shows it for as long as it likes. */
  private void sayNotNumber(int i, PointDefinition point, String notNumber) {
    if (remarks.isSaid(point, RefusalCode.VALUE_NAN)) {
      remarks.flag(i, RefusalCode.VALUE_NAN, point.id().code(), notNumber);
    }
  }

  private void admit(int i, PointDefinition point, byte marks) {
    long time = message.times()[i];
    byte flags = marks;
    if (live) {
      ClockCheck.Verdict verdict =
          late
              ? clocks.late(time, moment.received())
              : clocks.live(point, time, message.values()[i], moment);
      if (verdict == ClockCheck.Verdict.OLD) {
        remarks.refuse(i, RefusalCode.TIME_OLD, point.id().code(), Words.time(time));
        return;
      }
      flags = (byte) (marks | clockFlags(i, point, verdict));
    }
    double value = message.values()[i];
    byte reason = reason(i, point, flags);
    if (isSentinel(point.sentinels(), value)) {
      columns.add(point.slot(), time, Double.NaN, SENTINEL, flags);
      flagValue(i, point, RefusalCode.VALUE_SENTINEL);
    } else if (isBeyondRange(point, value, reason)) {
      columns.add(point.slot(), time, value, OVER_RANGE, flags);
      flagValue(i, point, RefusalCode.VALUE_RANGE);
    } else {
      columns.add(point.slot(), time, value, reason, flags);
    }
  }

  /** Which reason it comes with: what it showed while it was calibrated is no evidence. */
  private byte reason(int i, PointDefinition point, byte flags) {
    boolean isTimeOurs = ReadingFlag.hasBadClock(flags);
    long time = isTimeOurs ? moment.received() : message.times()[i];
    return calibrations.isOn(point.slot(), time) ? CALIBRATING : message.reasons()[i];
  }

  private byte clockFlags(int i, PointDefinition point, ClockCheck.Verdict verdict) {
    return switch (verdict) {
      case GOOD, OLD -> 0;
      case FUTURE -> {
        flagClock(i, point, RefusalCode.TIME_FUTURE, message.times()[i] - moment.received());
        yield ReadingFlag.TIME_FUTURE;
      }
      case PAST -> {
        flagClock(i, point, RefusalCode.TIME_PAST, moment.received() - message.times()[i]);
        yield ReadingFlag.TIME_PAST;
      }
      case STUCK -> {
        if (remarks.isSaid(point, RefusalCode.TIME_STUCK)) {
          String stamp = Words.time(message.times()[i]);
          remarks.flag(i, RefusalCode.TIME_STUCK, point.id().code(), stamp);
        }
        yield ReadingFlag.TIME_STUCK;
      }
    };
  }

  private void flagClock(int i, PointDefinition point, RefusalCode code, long offMillis) {
    if (remarks.isSaid(point, code)) {
      remarks.flagClock(i, code, point.id().code(), offMillis);
    }
  }

  private void flagValue(int i, PointDefinition point, RefusalCode code) {
    if (remarks.isSaid(point, code)) {
      remarks.flag(
          i,
          code,
          point.id().code(),
          Words.number(message.values()[i]),
          Words.number(point.rangeLow()),
          Words.number(point.rangeHigh()));
    }
  }

  private static boolean isSentinel(List<Double> sentinels, double value) {
    for (int i = 0; i < sentinels.size(); i++) {
      if (sentinels.get(i) == value) {
        return true;
      }
    }
    return false;
  }

  /** A value of bad quality is no evidence of anything, so it is not marked either. */
  private static boolean isBeyondRange(PointDefinition point, double value, byte reason) {
    return !(value >= point.rangeLow() && value <= point.rangeHigh())
        && QualityReason.ofCode(reason).quality() != Quality.BAD;
  }

  /** Said last, because each says how many others were taken. */
  private void refuseUnknown() {
    for (int i = 0; i < message.size(); i++) {
      String code = message.points()[i];
      if (origin.enterprise().point(code) == null) {
        remarks.refuse(i, RefusalCode.POINT_UNKNOWN, code, columns.size());
      }
    }
  }
}
