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
    return journal.write(pen -> give(alert, kind, seat, pen));
  }

  /** Those of the Alert, oldest first. */
  List<Receipt> of(String alert) {
    return rows.findByAlertOrderByAt(alert);
  }

  private Receipt give(String id, Receipt.Kind kind, Seat seat, JournalPen pen) {
    Position position = Access.position(seat);
    Alert alert =
        alerts
            .findById(id)
            .filter(one -> Access.covers(position, one))
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
    String key = id + ":" + position + ":" + kind;
    Optional<Receipt> given = rows.findById(key);
    if (given.isPresent()) {
      return given.get();
    }
    Receipt receipt = new Receipt(key, id, position.toString(), kind, seat.username(), pen.now());
    rows.save(receipt);
    Alert next = alert.edit().at(alert.updated(), pen.next());
    JournalDetail detail = new JournalDetail().with("position", position).with("receipt", kind);
    pen.record(JournalKind.RECEIPT, pen.now(), next, seat.username(), detail.toString());
    alerts.updateAll(List.of(next));
    return receipt;
  }
}
