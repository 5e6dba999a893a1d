package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;

/**
 * Warns that an upper limit is about to be reached: a value at {@link #SHARE} of the limit or more
 * after {@link #REARM_MILLIS} below the limit. The warning stands through the time at the limit,
 * and otherwise until the value has been below that share for {@link #FADE_MILLIS}. After the limit
 * the warning must rearm: a value that comes down lingers near the limit, and says nothing about
 * the next time.
 *
 * <p>How often such warnings came true within {@link #HORIZON_MILLIS} is counted, and said with
 * each: crossings of a limit can be seen, so no label is needed. Time is that of the readings,
 * milliseconds; readings of a time before the last, and such that are no numbers, are left out.
 *
 * <p>Mutable; one thread.
 */
public final class EarlyWarning {
  /** Of the limit: a pre-alarm, proposed, not fitted (docs/anomaly.md). */
  public static final double SHARE = 0.9;

  /** A warning comes true if the limit is reached within this time. */
  public static final long HORIZON_MILLIS = 600_000;

  /** A quarter of the horizon below the limit makes a new happening of the next rise. */
  public static final long REARM_MILLIS = HORIZON_MILLIS / 4;

  /** So long a warning outlasts its reason, so that a value on the edge does not chatter. */
  public static final long FADE_MILLIS = 60_000;

  private static final int VERSION = 1;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final double limit;
  private long last = NEVER;
  private long belowSince = NEVER;
  private long lastRising = NEVER;
  private boolean over;
  private boolean warning;
  private double value;
  private long openSince = NEVER;
  private long cameTrue;
  private long settled;

  /** Of a limit, in the measure of the readings; above zero. */
  public EarlyWarning(double limit) {
    if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("limit " + limit + " is not above zero");
    }
    this.limit = limit;
  }

  /** Takes the next reading; whether a warning stands. */
  public boolean read(long time, double reading) {
    if (!Double.isFinite(reading) || time < last) {
      return warning;
    }
    last = time;
    value = reading;
    settle(time);
    boolean wasOver = over;
    over = reading >= limit;
    if (wasOver && !over) {
      belowSince = time;
    }
    boolean armed = !over && time - belowSince >= REARM_MILLIS;
    boolean rising = armed && reading >= SHARE * limit;
    if (rising && !warning && openSince == NEVER) {
      openSince = time;
    }
    lastRising = rising ? time : lastRising;
    boolean fading = warning && armed && time - lastRising <= FADE_MILLIS;
    warning = over || rising || fading;
    return warning;
  }

  /** Counts what became of the newest warning, once that is known. */
  private void settle(long time) {
    if (openSince == NEVER) {
      return;
    }
    boolean late = time - openSince > HORIZON_MILLIS;
    if (!late && value < limit) {
      return;
    }
    cameTrue += late ? 0 : 1;
    settled++;
    openSince = NEVER;
  }

  /** Why the warning stands, and how often such warnings came true. */
  public Explanation explain() {
    String is = Explanation.number(value);
    String share = Explanation.number(100 * value / limit);
    String of = Explanation.number(limit);
    Explanation now =
        new Explanation(
            "当前 %s，为限值 %s 的 %s%%".formatted(is, of, share),
            "now %s, %s %% of the limit %s".formatted(is, share, of));
    if (settled == 0) {
      return now.and("；此前没有过此类预警", "; there was no such warning before");
    }
    String record = Explanation.number(HORIZON_MILLIS / 60_000.0);
    return now.and(
        "；此前 %s 次此类预警中有 %s 次在 %s 分钟内达到限值".formatted(settled, cameTrue, record),
        "; of %s such warnings before, %s reached it within %s minutes"
            .formatted(settled, cameTrue, record));
  }

  /** Writes what is known, behind what the writer holds. */
  public void put(ByteWriter out) {
    out.putByte(VERSION).putDouble(limit).putLong(last).putLong(belowSince);
    out.putLong(lastRising).putLong(openSince);
    out.putBoolean(over).putBoolean(warning).putDouble(value);
    out.putVarLong(cameTrue).putVarLong(settled);
  }

  /** Reads what {@link #put} wrote. */
  public static EarlyWarning get(ByteReader in) {
    int version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("early warning of version " + version);
    }
    double limit = in.getDouble();
    if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
      throw new CorruptBytesException("limit " + limit);
    }
    EarlyWarning warning = new EarlyWarning(limit);
    warning.last = in.getLong();
    warning.belowSince = in.getLong();
    warning.lastRising = in.getLong();
    warning.openSince = in.getLong();
    warning.over = in.getBoolean();
    warning.warning = in.getBoolean();
    warning.value = in.getDouble();
    warning.cameTrue = in.getVarLong();
    warning.settled = in.getVarLong();
    return warning;
  }
}
