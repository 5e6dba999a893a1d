package io.vigil.alerting.statistics;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reports of a day, week or month as files: {@code GET /api/v1/reports/daily/2026-11-24.csv}. */
@Controller("/api/v1/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportController {
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 5);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final StatisticsDesk desk;
  private final AreaChoice scopes;
  private final ExportRecord exports;
  private final Clock clock;

  ReportController(StatisticsDesk desk, AreaChoice scopes, ExportRecord exports, Clock clock) {
    this.desk = desk;
    this.scopes = scopes;
    this.exports = exports;
    this.clock = clock;
  }

  /**
   * A report as CSV, UTF-8 with a byte order mark.
   *
   * @param period {@code daily}, {@code weekly} or {@code monthly}
   * @param date any day of it; what is not over yet is counted up to now
   * @param lang {@code zh} or {@code en}
   * @param division only this part of the own area
   */
  @Get("/{period}/{date}.csv")
  @Produces("text/csv")
  @Secured(Right.LOOK)
  HttpResponse<byte[]> csv(
      String period,
      String date,
      @QueryValue(defaultValue = "zh") String lang,
      @QueryValue @Nullable String division,
      Authentication caller) {
    return file(report(period, date), ReportFormat.CSV, lang, division, Caller.seat(caller));
  }

  /**
   * A report as XLSX.
   *
   * @param period {@code daily}, {@code weekly} or {@code monthly}
   * @param date any day of it; what is not over yet is counted up to now
   * @param lang {@code zh} or {@code en}
   * @param division only this part of the own area
   */
  @Get("/{period}/{date}.xlsx")
  @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  @Secured(Right.LOOK)
  HttpResponse<byte[]> xlsx(
      String period,
      String date,
      @QueryValue(defaultValue = "zh") String lang,
      @QueryValue @Nullable String division,
      Authentication caller) {
    return file(report(period, date), ReportFormat.XLSX, lang, division, Caller.seat(caller));
  }

  /**
   * A report as PDF, with its font in it.
   *
   * @param period {@code daily}, {@code weekly} or {@code monthly}
   * @param date any day of it; what is not over yet is counted up to now
   * @param lang {@code zh} or {@code en}
   * @param division only this part of the own area
   */
  @Get("/{period}/{date}.pdf")
  @Produces("application/pdf")
  @Secured(Right.LOOK)
  HttpResponse<byte[]> pdf(
      String period,
      String date,
      @QueryValue(defaultValue = "zh") String lang,
      @QueryValue @Nullable String division,
      Authentication caller) {
    return file(report(period, date), ReportFormat.PDF, lang, division, Caller.seat(caller));
  }

  private HttpResponse<byte[]> file(
      Report report, ReportFormat format, String lang, @Nullable String division, Seat seat) {
    CountedArea scope = scopes.of(seat, null, division);
    exports.admit(seat);
    Table table = ReportTable.of(desk.count(scope, soFar(report.window())), tongue(lang));
    byte[] bytes = format.write(table, report.begin().toString());
    String name = report.file(format);
    JournalDetail about =
        new JournalDetail()
            .with("division", scope.division())
            .with("enterprise", scope.enterprise());
    exports.record(name, about, table.rows().size(), bytes, seat);
    return HttpResponse.ok(bytes)
        .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }

  private Window soFar(Window whole) {
    Instant now = Instant.now(clock);
    if (whole.from().plus(Window.SHORTEST).isAfter(now)) {
      throw ProblemCode.BAD_REQUEST
          .saying("该时段尚未开始", "this period has not begun yet")
          .at("/date")
          .exception();
    }
    return whole.to().isAfter(now) ? new Window(whole.from(), now) : whole;
  }

  private static Report report(String period, String date) {
    Period known =
        Period.parse(period).orElseThrow(() -> ProblemCode.NOT_FOUND.problem("report").exception());
    try {
      LocalDate day = LocalDate.parse(date);
      if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
        return Report.of(known, day);
      }
    } catch (DateTimeParseException e) {
      // Told below, like a date that nobody means.
    }
    throw ProblemCode.BAD_REQUEST
        .saying("日期应如 2026-11-24", "the date is written like 2026-11-24")
        .at("/date")
        .exception();
  }

  private static Tongue tongue(String lang) {
    return switch (lang) {
      case "zh" -> Tongue.ZH;
      case "en" -> Tongue.EN;
      default ->
          throw ProblemCode.BAD_REQUEST
              .saying("语言只有 zh 与 en", "there are the languages zh and en")
              .at("/lang")
              .exception();
    };
  }
}
