package io.vigil.alerting.alert;

import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Receipts that a plant gives without signing in here: its control room. Blocking. */
@Singleton
public class PlantReceipts {
  private final Receipts receipts;

  /** How far a receipt of a plant goes. */
  public enum Kind {
    /** The control room's system has it. */
    RECEIVED(Receipt.Kind.RECEIVED),
    /** Somebody has read it. */
    READ(Receipt.Kind.READ),
    /** Somebody has confirmed it. */
    CONFIRMED(Receipt.Kind.CONFIRMED);

    private final Receipt.Kind kind;

    Kind(Receipt.Kind kind) {
      this.kind = kind;
    }

    /** The kind of this name; empty if there is none. */
    public static Optional<Kind> parse(String text) {
      return Arrays.stream(values()).filter(kind -> kind.name().equals(text)).findFirst();
    }
  }

  PlantReceipts(Receipts receipts) {
    this.receipts = receipts;
  }

  /**
   * Takes the receipt of the plant's shift; the same one again is the first.
   *
   * @param alert id of the Alert
   * @param enterprise whose control room it is
   * @param person who gave it
   * @return false if there is no such Alert of the enterprise
   */
  public boolean give(String alert, Kind kind, String enterprise, String person) {
    return receipts.give(alert, kind.kind, shift(enterprise), person).isPresent();
  }

  /** How far the plant's shift has gone with the Alert; empty if it has said nothing. */
  public Optional<Kind> furthest(String alert, String enterprise) {
    String shift = shift(enterprise).toString();
    return receipts.of(alert).stream()
        .filter(one -> one.position().equals(shift))
        .map(one -> Kind.valueOf(one.kind().name()))
        .max(Comparator.naturalOrder());
  }

  private static Position shift(String enterprise) {
    return Position.of(DutyTier.PLANT_SHIFT, enterprise, "");
  }
}
