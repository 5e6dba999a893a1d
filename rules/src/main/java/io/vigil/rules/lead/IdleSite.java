package io.vigil.rules.lead;

import io.vigil.model.lead.LeadSource;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The power of a site that stands empty, a reading in a quarter of an hour, stamped with its end
 * (PW-16). Found is:
 *
 * <ul>
 *   <li>after fourteen days of no more than 0.5 kW, more than 3 kW in two readings in a row, until
 *       it is 0.5 kW again;
 *   <li>two days in a row of no more than 0.5 kW between 06:00 and 22:00, Asia/Shanghai, and more
 *       than 5 kW at night, until a night is dark again.
 * </ul>
 *
 * All numbers but the hours are proposals (design: domain guide §3.3). Mutable; one thread.
 */
final class IdleSite implements Consumption {
  static final String KIND = "power.idle_site";

  private static final double EMPTY_KW = 0.5;
  private static final double AWAKE_KW = 3;
  private static final double NIGHT_KW = 5;
  private static final long EMPTY_MILLIS = Duration.ofDays(14).toMillis();
  private static final int SLOTS = 2;
  private static final int NIGHTS = 2;

  /** The clock of the sites is ahead of UTC by so much. */
  private static final long AHEAD_MILLIS = Duration.ofHours(8).toMillis();

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final long DAWN_MILLIS = 6 * HOUR_MILLIS;
  private static final long DUSK_MILLIS = 22 * HOUR_MILLIS;
  private static final long NEVER = Long.MIN_VALUE;

  /** Since when it draws nothing; {@link #NEVER} while it draws something. */
  private long emptySince = NEVER;

  private boolean isWaking;
  private int above;

  /** The day from dawn to dawn of the newest reading; its highest by day and by night, kW. */
  private long day = NEVER;

  private double highestByDay;
  private double highestByNight;
  private int nights;

  private @Nullable Explanation woke;
  private @Nullable Explanation nightly;

  @Override
  public LeadSource source() {
    return LeadSource.IDLE_SITE;
  }

  @Override
  public void read(long time, double kw) {
    readWaking(time, kw);
    readNights(time - 1 + AHEAD_MILLIS - DAWN_MILLIS, kw);
  }

  private void readWaking(long time, double kw) {
    if (kw <= EMPTY_KW) {
      emptySince = emptySince == NEVER ? time : emptySince;
      isWaking = false;
      above = 0;
      woke = null;
      return;
    }
    isWaking |= emptySince != NEVER && time - emptySince >= EMPTY_MILLIS;
    emptySince = NEVER;
    above = isWaking && kw > AWAKE_KW ? above + 1 : 0;
    if (above >= SLOTS) {
      woke = words("空置 14 天后用电", "load after 14 empty days", kw, AWAKE_KW);
    }
  }

  /** By a clock on which a day begins at dawn. */
  private void readNights(long sinceDawn, double kw) {
    long next = Math.floorDiv(sinceDawn, DAY_MILLIS);
    if (next != day) {
      boolean isNightly = highestByDay <= EMPTY_KW && highestByNight > NIGHT_KW;
      nights = day != NEVER && next == day + 1 && isNightly ? nights + 1 : 0;
      nightly = nights < NIGHTS ? null : words("昼停夜用", "idle by day", highestByNight, NIGHT_KW);
      day = next;
      highestByDay = 0;
      highestByNight = 0;
    }
    boolean isNight = Math.floorMod(sinceDawn, DAY_MILLIS) >= DUSK_MILLIS - DAWN_MILLIS;
    highestByNight = isNight ? Math.max(highestByNight, kw) : highestByNight;
    highestByDay = isNight ? highestByDay : Math.max(highestByDay, kw);
  }

  private static Explanation words(String zh, String en, double kw, double limit) {
    String is = Explanation.number(kw);
    String than = Explanation.number(limit);
    return new Explanation(
        zh + "（PW-16）：" + is + " kW，界限 " + than + " kW",
        en + " (PW-16): " + is + " kW against " + than + " kW");
  }

  @Override
  public @Nullable Explanation found() {
    return woke == null ? nightly : woke;
  }

  @Override
  public Consumption anew() {
    return new IdleSite();
  }

  @Override
  public void put(ByteWriter out) {
    out.putLong(emptySince).putBoolean(isWaking).putVarLong(above);
    out.putLong(day).putDouble(highestByDay).putDouble(highestByNight).putVarLong(nights);
    Words.put(woke, out);
    Words.put(nightly, out);
  }

  static IdleSite get(ByteReader in) {
    IdleSite site = new IdleSite();
    site.emptySince = in.getLong();
    site.isWaking = in.getBoolean();
    site.above = in.getVarInt();
    site.day = in.getLong();
    site.highestByDay = in.getDouble();
    site.highestByNight = in.getDouble();
    site.nights = in.getVarInt();
    site.woke = Words.get(in);
    site.nightly = Words.get(in);
    return site;
  }
}
