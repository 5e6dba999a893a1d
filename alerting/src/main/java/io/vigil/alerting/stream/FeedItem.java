package io.vigil.alerting.stream;

import io.vigil.alerting.journal.JournalNumber;

/**
 * An Alert as it stands, ready to be sent to every screen.
 *
 * @param number the newest journal number that speaks of it
 * @param alert its id
 * @param enterprise where it happens
 * @param division where that lies
 * @param json as the API shows it
 */
record FeedItem(
    JournalNumber number, String alert, String enterprise, String division, String json) {}
