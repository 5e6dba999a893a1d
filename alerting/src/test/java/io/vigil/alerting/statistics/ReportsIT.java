package io.vigil.alerting.statistics;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.WriterLease;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as files: taken by people, and laid into the data folder by themselves. */
@ExtendWith(Room.Shared.class)
class ReportsIT {
  @Test
  void csvOfADayHoldsTheOwnAreaInTheLanguageAskedFor(Room room) {
    room.plant(1);
    Answer zh = room.duty().get("/api/v1/reports/daily/2026-11-24.csv");
    assertThat(zh.status()).isEqualTo(200);
    HttpHeaders headers = zh.raw().headers();
    assertThat(headers.firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(headers.firstValue("Content-Disposition"))
        .contains("attachment; filename=\"daily-2026-11-24.csv\"");
    assertThat(zh.raw().body())
        .startsWith("\uFEFF编号,指标,对象,")
        .contains("2026-11-24T00:00:00.000+08:00")
        .contains("K1,每小时报警数（均值）,县级值班室 140428,")
        .doesNotContain("330101");
    Answer en = room.duty().get("/api/v1/reports/daily/2026-11-24.csv?lang=en");
    assertThat(en.raw().body())
        .startsWith("\uFEFFId,Measure,Subject,")
        .contains("K1,Alerts per hour (mean),county duty room 140428,");
  }

  @Test
  void xlsxOfAMonthIsASpreadsheet(Room room) {
    Answer answer = room.duty().get("/api/v1/reports/monthly/2026-11-24.xlsx");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().headers().firstValue("Content-Type"))
        .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(answer.raw().headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"monthly-2026-11-01.xlsx\"");
    assertThat(answer.raw().body()).startsWith("PK");
  }

  @Test
  void pdfOfAWeekIsADocumentInTheLanguageAskedFor(Room room)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> zh = room.duty().getBytes("/api/v1/reports/weekly/2026-11-24.pdf");
    assertThat(zh.statusCode()).isEqualTo(200);
    assertThat(zh.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(zh.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"weekly-2026-11-23.pdf\"");
    assertThat(text(zh.body())).contains("每小时报警数（均值）", "县级值班室 140428");
    byte[] en = room.duty().getBytes("/api/v1/reports/weekly/2026-11-24.pdf?lang=en").body();
    assertThat(text(en)).contains("Alerts per hour (mean)");
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void whoTakesAReportStandsInTheJournal(Room room) {
    String file = "weekly-2026-03-02.csv";
    Answer answer = room.signIn("prefecture").get("/api/v1/reports/weekly/2026-03-04.csv");
    assertThat(answer.status()).isEqualTo(200);
    List<JournalEntry> entries =
        Inside.of(room.alerting()).getBean(Journal.class).ofAlert(file, 10);
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).kind()).isEqualTo(JournalKind.REPORT_TAKEN);
    assertThat(entries.get(0).actor()).isEqualTo("prefecture");
    assertThat(entries.get(0).detail()).contains("\"division\":\"1404\"").contains("\"sha256\":");
  }

  @ParameterizedTest
  @CsvSource({
    "yearly/2026-11-24.csv, 404, NOT_FOUND",
    "daily/yesterday.csv, 400, BAD_REQUEST",
    "daily/2026-02-30.csv, 400, BAD_REQUEST",
    "daily/2199-01-01.xlsx, 400, BAD_REQUEST",
    "daily/-999999999-01-01.csv, 400, BAD_REQUEST",
    "daily/2026-11-24.csv?lang=fr, 400, BAD_REQUEST",
    "daily/2026-11-24.csv?division=33, 404, NOT_FOUND",
    "daily/2026-11-24.doc, 404, NOT_FOUND"
  })
  void whatIsNoReportIsRefusedInWords(String what, int status, String code, Room room) {
    assertProblem(room.duty().get("/api/v1/reports/" + what), status, code);
  }

  @Test
  void reportsAreWrittenAtEightAndOnce(Room room, @TempDir Path data) throws IOException {
    Path folder = data.resolve("reports");
    ReportSchedule schedule = schedule(room, data);
    // Monday 1 June 2026, Asia/Shanghai.
    schedule.look(Instant.parse("2026-05-31T23:59:59Z"));
    assertThat(folder.resolve("daily-2026-05-31.csv")).doesNotExist();
    assertThat(folder.resolve("daily-2026-05-30.csv")).as("caught up with").exists();
    schedule.look(Instant.parse("2026-06-01T00:00:00Z"));
    assertThat(folder.resolve("daily-2026-05-31.csv"))
        .content()
        .contains("2026-05-31T00:00:00.000+08:00")
        .contains("2026-06-01T00:00:00.000+08:00");
    for (String file :
        List.of(
            "daily-2026-05-31.xlsx",
            "daily-2026-05-31.pdf",
            "weekly-2026-05-25.csv",
            "weekly-2026-05-25.xlsx",
            "monthly-2026-05-01.csv",
            "monthly-2026-05-01.xlsx")) {
      assertThat(folder.resolve(file)).exists();
    }
    Files.writeString(folder.resolve("daily-2026-05-31.csv"), "as it was written first");
    schedule(room, data).look(Instant.parse("2026-06-01T12:00:00Z"));
    assertThat(folder.resolve("daily-2026-05-31.csv"))
        .as("after a restart too")
        .hasContent("as it was written first");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void reportsAreRemovedWhenTheyHaveBeenKeptForLongEnough(Room room, @TempDir Path data)
      throws IOException {
    Path folder = Files.createDirectories(data.resolve("reports"));
    ReportSchedule schedule = schedule(room, data);
    // Due on 1 January 2021.
    Path old = Files.writeString(folder.resolve("daily-2020-12-31.csv"), "x");
    Path notOurs = Files.writeString(folder.resolve("notes.txt"), "x");
    LocalDate last = LocalDate.of(2021, 1, 1).plusDays(ReportOptions.byDefault().keepDays());
    schedule.look(last.atTime(8, 0).atZone(Period.ZONE).toInstant());
    assertThat(old).exists();
    schedule.look(last.plusDays(1).atTime(8, 0).atZone(Period.ZONE).toInstant());
    assertThat(old).doesNotExist();
    assertThat(notOurs).exists();
  }

  /** One that looks when the test says so, and has a folder of its own. */
  private static ReportSchedule schedule(Room room, Path data) {
    return new ReportSchedule(
        Inside.of(room.alerting()).getBean(StatisticsDesk.class),
        AlertingOptions.defaults(data, room.log().bootstrap()),
        Inside.of(room.alerting()).getBean(WriterLease.class),
        Clock.systemUTC());
  }
}
