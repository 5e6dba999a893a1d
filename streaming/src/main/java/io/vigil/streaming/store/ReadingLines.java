package io.vigil.streaming.store;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Readings of one lane as lines of the measurement {@code reading}.
 *
 * <pre>
 * reading,enterprise=coal-a,unit=F01,point=F01.CH4 value=0.42,quality="GOOD",why="GOOD",offset=17i 1700000000000000000
 * </pre>
 *
 * <p>A reading without a value has no field {@code value}. {@code why} is the reason of the
 * quality, with the marks of a clock that cannot be believed behind it: {@code GOOD+TIME_PAST}.
 * {@code offset} is the place in the log. Enterprise, point and time together are the key: a line
 * written twice is one row.
 *
 * <p>What does not change from reading to reading is kept as text. One thread.
 */
public final class ReadingLines {
  private static final int FLAG_SETS = 8;
  private static final String[] QUALITIES = qualities();

  private final StringBuilder text = new StringBuilder(8192);
  private @Nullable PointDefinition[] known = new @Nullable PointDefinition[64];
  private String[] heads = new String[64];
  private int count;

  /** Appends one reading. */
  public void add(
      PointDefinition point,
      long time,
      double value,
      QualityReason reason,
      byte flags,
      long offset) {
    text.append(head(point));
    if (Double.isFinite(value)) {
      text.append("value=");
      LineText.number(text, value);
      text.append(',');
    }
    text.append(QUALITIES[reason.ordinal() * FLAG_SETS + (flags & (FLAG_SETS - 1))]);
    text.append(offset).append("i ");
    LineText.nanos(text, time, 0);
    text.append('\n');
    count++;
  }

  /** How many lines wait to be taken. */
  public int count() {
    return count;
  }

  /** The lines since the last call. */
  public StoreLines take() {
    StoreLines lines = new StoreLines(text.toString(), count);
    text.setLength(0);
    count = 0;
    return lines;
  }

  private String head(PointDefinition point) {
    int slot = point.slot();
    if (slot >= heads.length) {
      int size = Math.max(slot + 1, heads.length * 2);
      known = Arrays.copyOf(known, size);
      heads = Arrays.copyOf(heads, size);
    }
    // By identity: an equal definition that is another object costs one more rendering.
    if (known[slot] != point) {
      known[slot] = point;
      heads[slot] = render(point);
    }
    return heads[slot];
  }

  private static String render(PointDefinition point) {
    StringBuilder head = new StringBuilder("reading");
    LineText.tag(head, "enterprise", point.id().enterprise());
    LineText.tag(head, "unit", point.unit());
    LineText.tag(head, "point", point.id().code());
    return head.append(' ').toString();
  }

  private static String[] qualities() {
    QualityReason[] reasons = QualityReason.values();
    String[] texts = new String[reasons.length * FLAG_SETS];
    for (QualityReason reason : reasons) {
      for (int flags = 0; flags < FLAG_SETS; flags++) {
        String why =
            reason.name()
                + mark(flags, ReadingFlag.TIME_FUTURE, "+TIME_FUTURE")
                + mark(flags, ReadingFlag.TIME_PAST, "+TIME_PAST")
                + mark(flags, ReadingFlag.TIME_STUCK, "+TIME_STUCK");
        texts[reason.ordinal() * FLAG_SETS + flags] =
            "quality=\"" + reason.quality() + "\",why=\"" + why + "\",offset=";
      }
    }
    return texts;
  }

  private static String mark(int flags, byte flag, String text) {
    return (flags & flag) == 0 ? "" : text;
  }
}
