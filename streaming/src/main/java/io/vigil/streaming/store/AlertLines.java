package io.vigil.streaming.store;

import io.vigil.model.alert.AlertJournalEntry;

/**
 * Journal entries as lines of the measurement {@code alert}: the alert history.
 *
 * <pre>
 * alert,division=140428,enterprise=coal-a,unit=F01,point=F01.CH4,rule=CO-M1,severity=2,event=RAISED alert_id="a1",value=1.2,limit=1.0,actor="" 1700000000000000042
 * </pre>
 *
 * <p>The time is that of the event, with the journal number in its last six digits, so that no two
 * events of a millisecond share a key.
 */
final class AlertLines {
  private static final long NUMBERS_A_MILLI = 1_000_000;

  private AlertLines() {}

  static StoreLines of(AlertJournalEntry entry) {
    StringBuilder line = new StringBuilder("alert");
    LineText.tag(line, "division", entry.division());
    LineText.tag(line, "enterprise", entry.enterprise());
    LineText.tag(line, "unit", entry.unit());
    LineText.tag(line, "point", entry.point());
    LineText.tag(line, "rule", entry.rule());
    LineText.tag(line, "severity", Integer.toString(entry.severity().number()));
    LineText.tag(line, "event", entry.event());
    line.append(" alert_id=");
    LineText.text(line, entry.alert());
    number(line, "value", entry.value());
    number(line, "limit", entry.limit());
    line.append(",actor=");
    LineText.text(line, entry.actor());
    line.append(' ');
    LineText.nanos(line, entry.at(), Math.floorMod(entry.n(), NUMBERS_A_MILLI));
    return new StoreLines(line.append('\n').toString(), 1);
  }

  private static void number(StringBuilder line, String field, double value) {
    if (Double.isFinite(value)) {
      line.append(',').append(field).append('=');
      LineText.number(line, value);
    }
  }
}
