package io.vigil.alerting.intake;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertWriter;
import io.vigil.alerting.alert.AlertWriter.Change;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.overlay.OverlayEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Alerts that one transaction makes and changes, each written once. One thread. */
final class AlertChanges {
  private final Map<String, Change> born = new LinkedHashMap<>();
  private final Map<String, Change> changed = new LinkedHashMap<>();

  private final Set<String> reopened = new LinkedHashSet<>();
  private final Map<String, OverlayEnd> shelvesBroken = new LinkedHashMap<>();

  void born(Alert alert) {
    born.put(alert.id(), Change.of(null, alert));
  }

  void changed(Alert before, Alert after) {
    Map<String, Change> among = born.containsKey(after.id()) ? born : changed;
    Change earlier = among.get(after.id());
    among.put(after.id(), Change.of(earlier == null ? before : earlier.before(), after));
  }

  /** The condition of an Alert that was still open is true again. */
  void reopened(String id) {
    reopened.add(id);
  }

  /** The judge has ended the shelf of the Watch. */
  void shelfBroken(String watch, OverlayEnd why) {
    shelvesBroken.put(watch, why);
  }

  Map<String, OverlayEnd> shelvesBroken() {
    return shelvesBroken;
  }

  /** Writes them; gives those that began, or began again, as they were written. */
  List<Alert> write(AlertWriter writer, JournalPen pen) {
    List<Change> all = new ArrayList<>(changed.values());
    all.addAll(born.values());
    return all.isEmpty()
        ? List.of()
        : writer.writeAll(all, pen).stream()
            .filter(one -> born.containsKey(one.id()) || reopened.contains(one.id()))
            .toList();
  }
}
