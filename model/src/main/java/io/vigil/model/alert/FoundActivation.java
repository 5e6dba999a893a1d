package io.vigil.model.alert;

/**
 * An activation that was found afterwards, in what a server remembered of a gap: nobody could be
 * told of it in time, and it changes nothing about how things stand now. Said once it is over.
 *
 * <p>Its id is minted from rule, point and onset, so that the same gap judged again finds the same
 * ones.
 *
 * @param last its last event, of mode HISTORY, with onset, end and worst value: CLEAR where it
 *     ended within the gap, END where it was still true when the gap ended
 */
public record FoundActivation(ActivationEvent last) implements JudgeEvent {
  public FoundActivation {
    if (last.mode() != Mode.HISTORY || last.activation().isEmpty()) {
      throw new IllegalArgumentException("not found in history: " + last);
    }
  }

  /**
   * Found with this last event.
   *
   * @param id minted from rule, point and onset
   * @param offset the record of {@code readings-backfill} that said the span to be whole
   * @param received when that was, milliseconds UTC
   */
  public static FoundActivation of(String id, ActivationEvent last, long offset, long received) {
    return new FoundActivation(
        new ActivationEvent(
            last.kind(),
            id,
            "",
            0,
            1,
            last.lane(),
            offset,
            last.point(),
            last.unit(),
            last.rule(),
            last.ruleVersion(),
            last.severity(),
            last.scheme(),
            Mode.HISTORY,
            false,
            last.onset(),
            last.at(),
            received,
            last.value(),
            last.extreme(),
            last.limit(),
            last.reason(),
            last.flags(),
            last.endReason()));
  }

  /** Whether it was still true when the gap ended; what followed the live judge says. */
  public boolean outlastsGap() {
    return last.kind() == ActivationEvent.Kind.END;
  }
}
