package io.vigil.alerting.alert;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What the journal says of one subject, for people. Blocking. */
@Singleton
public class Trail {
  private static final int MOST = 10_000;

  private final Journal journal;
  private final JsonMapper json;

  Trail(Journal journal, JsonMapper json) {
    this.journal = journal;
    this.json = json;
  }

  /** Everything that was recorded of the Alert, overlay or Case, oldest first. */
  public List<RecordedEvent> of(String subject) {
    return journal.ofAlert(subject, MOST).stream().map(this::event).toList();
  }

  /** One entry, for people. */
  public RecordedEvent event(JournalEntry entry) {
    return new RecordedEvent(
        entry.number().toString(),
        PlantTime.format(entry.at()),
        entry.kind().name(),
        entry.actor(),
        detail(entry));
  }

  private Map<String, Object> detail(JournalEntry entry) {
    try {
      return json.readValue(entry.detail(), Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException("journal entry " + entry.number() + " has no JSON detail", e);
    }
  }
}
