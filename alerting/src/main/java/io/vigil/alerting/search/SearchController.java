package io.vigil.alerting.search;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.AlertView;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.PagedFile;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.search.AlertSearch.Hit;
import io.vigil.alerting.search.SearchRepository.Handled;
import io.vigil.alerting.statistics.ExportRecord;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts of the past: {@code GET /api/v1/search/alerts}, also as a file. */
@Controller("/api/v1/search")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchController {
  private static final String FILE = "alerts.csv";
  private static final int MOST = 500;

  private final AlertSearch search;
  private final ExportRecord exports;
  private final Clock clock;

  SearchController(AlertSearch search, ExportRecord exports, Clock clock) {
    this.search = search;
    this.exports = exports;
    this.clock = clock;
  }

  /**
   * An Alert that was found.
   *
   * @param alert as it stands
   * @param disposal id of its Case; null if it has none
   * @param disposalState of the Case
   * @param falseAlarm whether the Case says that it was one
   * @param cause in words; empty if nobody has said
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record HitView(
      AlertView alert,
      @Nullable String disposal,
      @Nullable String disposalState,
      boolean falseAlarm,
      String cause) {
    static HitView of(Hit hit) {
      Handled handled = hit.handled();
      return handled == null
          ? new HitView(AlertView.of(hit.alert()), null, null, false, "")
          : new HitView(
              AlertView.of(hit.alert()),
              handled.disposal(),
              handled.state(),
              handled.falseAlarm(),
              handled.cause());
    }
  }

  /**
   * A page of what was found, the one that began last first.
   *
   * @param older what the next page begins below; null if there is none
   */
  @Serdeable
  record Page(List<HitView> items, @Nullable String older) {}

  /**
   * The Alerts that are wanted.
   *
   * @param below only what stands below this, as a page before gave it
   * @param limit 1 to 500
   */
  @Get("/alerts")
  @Secured(Right.LOOK)
  Page alerts(
      @RequestBean SearchQuery query,
      @QueryValue @Nullable String below,
      @QueryValue(defaultValue = "100") int limit,
      Authentication caller) {
    if (limit < 1 || limit > MOST) {
      throw ProblemCode.BAD_REQUEST.problem("limit: 1 - " + MOST).at("/limit").exception();
    }
    List<Hit> hits =
        search.find(query.wanted(clock.instant()), place(below), limit, Caller.seat(caller));
    String older = hits.size() < limit ? null : Place.of(hits.get(limit - 1).alert()).toString();
    return new Page(hits.stream().map(HitView::of).toList(), older);
  }

  /**
   * All of them as CSV, UTF-8 with a byte order mark, made while it is taken away: who breaks it
   * off ends it. Who took it, and how much of it, is in the journal. Beyond a million rows the last
   * line says that older ones are left out.
   *
   * @param lang {@code zh} or {@code en}
   */
  @Get("/" + FILE)
  @Produces("text/csv")
  @Secured(Right.LOOK)
  HttpResponse<StreamedFile> csv(
      @RequestBean SearchQuery query,
      @QueryValue(defaultValue = "zh") String lang,
      Authentication caller) {
    Wanted wanted = query.wanted(clock.instant());
    Seat seat = Caller.seat(caller);
    exports.admit(seat);
    ExportRecord.Open record = exports.begin(FILE, () -> SearchFile.detail(wanted), seat);
    SearchFile file = new SearchFile(search, wanted, seat, lang.equals("en"), record);
    return HttpResponse.ok(
            new StreamedFile(new PagedFile(file), MediaType.of("text/csv; charset=utf-8")))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + FILE + "\"");
  }

  private static Place place(@Nullable String below) {
    return below == null
        ? Place.TOP
        : Place.parse(below)
            .orElseThrow(
                () -> ProblemCode.BAD_REQUEST.problem("below=" + below).at("/below").exception());
  }
}
