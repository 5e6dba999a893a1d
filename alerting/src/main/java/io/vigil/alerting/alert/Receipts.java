package io.vigil.alerting.alert;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Takes receipts and shows them. Blocking. */
@Singleton
class Receipts {
  private final Journal journal;
  private final AlertRepository alerts;
  private final ReceiptRepository rows;

  Receipts(Journal journal, AlertRepository alerts, ReceiptRepository rows) {
    this.journal = journal;
    this.alerts = alerts;
    this.rows = rows;
  }

  /** Takes the receipt of the person's position; the same one again is the first. */
  Receipt give(String alert, Receipt.Kind kind, Seat seat) {
    return give(alert, kind, Access.position(seat), seat.username())
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(alert).exception());
  }

  /** The same of this position; empty if it has no such Alert. */
  Optional<Receipt> give(String alert, Receipt.Kind kind, Position position, String person) {
    return journal.write(
        pen ->
            alerts
                .findById(alert)
                .filter(one -> Access.covers(position, one))
                .map(one -> give(one, kind, position, person, pen)));
  }

  /** Those of the Alert, oldest first. */
  List<Receipt> of(String alert) {
    return rows.findByAlertOrderByAt(alert);
  }

  private Receipt give(
      Alert alert, Receipt.Kind kind, Position position, String person, JournalPen pen) {
    String key = alert.id() + ":" + position + ":" + kind;
    Optional<Receipt> given = rows.findById(key);
    if (given.isPresent()) {
      return given.get();
    }
    Receipt receipt = new Receipt(key, alert.id(), position.toString(), kind, person, pen.now());
    rows.save(receipt);
    Alert next = alert.edit().at(alert.updated(), pen.next());
    JournalDetail detail = new JournalDetail().with("position", position).with("receipt", kind);
    pen.record(JournalKind.RECEIPT, pen.now(), next, person, detail.toString());
    alerts.updateAll(List.of(next));
    return receipt;
  }
}
