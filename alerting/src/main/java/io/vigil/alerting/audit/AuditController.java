package io.vigil.alerting.audit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.alert.RecordedEvent;
import io.vigil.alerting.alert.Trail;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalAudit;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalFile;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.journal.JournalReading;
import io.vigil.alerting.journal.JournalWatch;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.registry.ExportMeter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the journal, takes it away as a file, and verifies its chain. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
  private static final int MOST = 1_000;
  private static final int LONGEST = 64;
  private static final JournalNumber NEWEST = new JournalNumber(Long.MAX_VALUE, 0);

  private final Journal journal;
  private final JournalWatch watch;
  private final JournalReading reading;
  private final Trail trail;
  private final RefusedRequests refused;
  private final ExportMeter exports;

  AuditController(
      Journal journal,
      JournalWatch watch,
      JournalReading reading,
      Trail trail,
      RefusedRequests refused,
      ExportMeter exports) {
    this.journal = journal;
    this.watch = watch;
    this.reading = reading;
    this.trail = trail;
    this.refused = refused;
    this.exports = exports;
  }

  /**
   * An entry.
   *
   * @param n its number
   * @param at when it happened, RFC 3339
   * @param written when it was written, on our clock, RFC 3339
   * @param kind what happened
   * @param actor user name of the person; null if the judge or a timer
   * @param subject what it is about: id of an Alert, Case, overlay, person ...
   * @param detail what else is to be known
   * @param hash ties it to the entry before; null for entries older than the chain
   */
  @Serdeable
  record EntryView(
      String n,
      String at,
      String written,
      String kind,
      @Nullable String actor,
      String subject,
      Map<String, Object> detail,
      @Nullable String hash) {
    static EntryView of(JournalEntry entry, RecordedEvent event) {
      return new EntryView(
          event.n(),
          event.at(),
          PlantTime.format(entry.written()),
          event.kind(),
          event.actor(),
          entry.alert(),
          event.detail(),
          entry.hash());
    }
  }

  /**
   * A page of entries, newest first.
   *
   * @param older what the next page begins below; null if there is none
   */
  @Serdeable
  record Page(List<EntryView> items, @Nullable String older) {}

  /**
   * What was done, newest first.
   *
   * @param before only what stands before this number
   * @param actor user name of whoever acted
   * @param subject what was acted on
   */
  @Get("/entries")
  @Secured(Right.AUDIT)
  Page entries(
      @QueryValue @Nullable String before,
      @QueryValue(defaultValue = "") String actor,
      @QueryValue(defaultValue = "") String subject,
      @QueryValue(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw bad("limit", "" + limit);
    }
    List<JournalEntry> found =
        reading.before(
            before == null
                ? NEWEST
                : JournalNumber.parse(before).orElseThrow(() -> bad("before", before)),
            known("actor", actor),
            known("subject", subject),
            limit);
    return new Page(
        found.stream().map(one -> EntryView.of(one, trail.event(one))).toList(),
        found.size() < limit ? null : found.get(limit - 1).number().toString());
  }

  /**
   * What somebody was refused within an hour.
   *
   * @param who user name; null if nobody was signed in
   * @param source address that it came from
   * @param act what was wanted
   * @param code why it was refused
   * @param times how often
   * @param began when the first came, RFC 3339
   * @param latest when the last came, RFC 3339
   */
  @Serdeable
  record RefusedView(
      @Nullable String who,
      String source,
      String act,
      String code,
      long times,
      String began,
      String latest) {
    static RefusedView of(RefusedRequest one) {
      return new RefusedView(
          one.who().isEmpty() ? null : one.who(),
          one.source(),
          one.act(),
          one.code(),
          one.times(),
          PlantTime.format(one.began()),
          PlantTime.format(one.latest()));
    }
  }

  /** What was refused. */
  @Serdeable
  record RefusedList(List<RefusedView> items) {}

  /**
   * What was refused, the latest first: by these pages and by the broker.
   *
   * @param who only what was refused to this user name
   */
  @Get("/refused")
  @Secured(Right.AUDIT)
  RefusedList refused(
      @QueryValue(defaultValue = "") String who, @QueryValue(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw bad("limit", "" + limit);
    }
    return new RefusedList(
        refused.newest(known("who", who), limit).stream().map(RefusedView::of).toList());
  }

  /**
   * All of it as a file that proves itself, a JSON object per line; {@code vigil audit verify
   * --file} reads it without a server. Who takes it is in the journal.
   */
  @Get("/export")
  @Produces(JournalFile.MEDIA_TYPE)
  @Secured(Right.AUDIT)
  HttpResponse<StreamedFile> export(Authentication caller) {
    exports.take(Caller.seat(caller));
    journal.write(
        pen -> {
          pen.note(JournalKind.JOURNAL_TAKEN, pen.now(), "journal", caller.getName(), "{}");
          return caller;
        });
    StreamedFile file =
        new StreamedFile(reading.file(), MediaType.of(JournalFile.MEDIA_TYPE))
            .attach("vigil-journal.ndjson");
    return HttpResponse.ok(file);
  }

  /** What we never gave is not looked for: not every database takes every text. */
  private static String known(String name, String text) {
    if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw bad(name, "");
    }
    return text;
  }

  private static RuntimeException bad(String name, String value) {
    return ProblemCode.BAD_REQUEST.problem(name + "=" + value).at("/" + name).exception();
  }

  /**
   * What the journal looks like.
   *
   * @param sound whether it is as it was written
   * @param entries how many were read
   * @param unchained how many are older than the chain
   * @param newest number of the newest entry
   * @param head hash of the newest entry: keep it elsewhere to compare with later
   * @param findings what is wrong, and where; at most 100
   */
  @Serdeable
  record Report(
      boolean sound,
      long entries,
      long unchained,
      String newest,
      String head,
      List<Finding> findings) {}

  /** A place that is not as it was written. */
  @Serdeable
  record Finding(String fault, String number) {}

  /** Reads the whole journal; takes as long as that takes. */
  @Get("/verify")
  @Secured(Right.AUDIT)
  Report verify() {
    JournalAudit.Report report = watch.look();
    return new Report(
        report.isSound(),
        report.entries(),
        report.unchained(),
        report.newest(),
        report.head(),
        report.findings().stream()
            .map(one -> new Finding(one.fault().name(), one.number()))
            .toList());
  }
}
