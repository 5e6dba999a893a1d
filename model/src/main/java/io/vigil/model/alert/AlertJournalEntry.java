package io.vigil.model.alert;

/**
 * One alert event or human act, as it stands in the log topic {@code alert-journal} and in the
 * alert history of the time-series store.
 *
 * @param epoch first half of the journal number: raised by a restore
 * @param n second half: gapless in commit order within the partition
 * @param partition alerting partition that gave the number
 * @param at when it happened, milliseconds UTC
 * @param event what happened, for example RAISED, CHANGED, ACKED, CLEARED, CLOSED
 * @param alert id of the Alert
 * @param enterprise the tenant
 * @param division where it lies (GB/T 2260 code)
 * @param unit plant unit
 * @param point code of the point
 * @param rule id of the rule
 * @param severity urgency
 * @param mode REAL, DRILL or TEST
 * @param value the value at that moment; NaN if none
 * @param limit what it was held against; NaN if none
 * @param actor user name of the person; empty if the judge or a timer
 */
public record AlertJournalEntry(
    long epoch,
    long n,
    int partition,
    long at,
    String event,
    String alert,
    String enterprise,
    String division,
    String unit,
    String point,
    String rule,
    Severity severity,
    Mode mode,
    double value,
    double limit,
    String actor) {}
