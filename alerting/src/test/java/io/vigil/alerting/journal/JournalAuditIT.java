package io.vigil.alerting.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.Inside;
import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.journal.JournalAudit.Fault;
import io.vigil.alerting.journal.JournalAudit.Finding;
import io.vigil.alerting.testing.Browser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever changes the journal behind our back is found. Every test puts back what it broke, and
 * every test begins by seeing that all is well.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class JournalAuditIT {
  private static final int ENTRIES = 2_345;

  private @Nullable Alerting alerting;
  private @Nullable Path folder;

  @BeforeAll
  void fill(@TempDir Path data) throws Exception {
    folder = data;
    Alerting started = Alerting.start(AlertingOptions.defaults(data, "127.0.0.1:1").asDemo());
    alerting = started;
    Journal journal = Inside.of(started).getBean(Journal.class);
    for (int i = 0; i < ENTRIES; i += 5) {
      int from = i;
      journal.write(
          pen -> {
            for (int k = from; k < from + 5; k++) {
              pen.note(
                  JournalKind.OVERLAID,
                  Instant.parse("2026-11-24T08:00:00.123456789Z"),
                  "o-1-" + k,
                  k % 2 == 0 ? "duty" : null,
                  "{\"note\":\"搁置 " + k + "\"}");
            }
            return null;
          });
    }
  }

  @AfterAll
  void stop() {
    if (alerting != null) {
      alerting.close();
    }
  }

  @Test
  void untouchedJournalIsSoundAndTheHeadIsItsNewestHash() {
    JournalAudit.Report report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(ENTRIES);
    assertThat(report.unchained()).isZero();
    assertThat(report.newest()).isEqualTo("1-" + ENTRIES);
    assertThat(report.head()).hasSize(64);
  }

  @Test
  @DisplayName("attack83 A21 an edited entry is named")
  void edited() {
    broken(
        "update journal set actor = 'somebody' where n = 700",
        "update journal set actor = null where n = 700",
        new Finding(Fault.CHANGED, "1-700"));
  }

  @Test
  @DisplayName("A21 an edited time is named")
  void editedTime() {
    broken(
        "update journal set written = written + interval '1' second where n = 9",
        "update journal set written = written - interval '1' second where n = 9",
        new Finding(Fault.CHANGED, "1-9"));
  }

  @Test
  @DisplayName("attack83 A21 a removed entry is named by the one that follows it")
  void deleted() {
    broken(
        "update journal set part = 1 where n = 1500",
        "update journal set part = 0 where n = 1500",
        new Finding(Fault.MISSING, "1-1501"),
        new Finding(Fault.CHANGED, "1-1501"));
  }

  @Test
  @DisplayName("A21 the first entry cannot be removed unseen")
  void deletedFirst() {
    broken(
        "update journal set part = 1 where n = 1",
        "update journal set part = 0 where n = 1",
        new Finding(Fault.MISSING, "1-2"),
        new Finding(Fault.CHANGED, "1-2"));
  }

  @Test
  @DisplayName("attack83 A21 exchanged entries are named")
  void swapped() {
    String swap =
        "update journal set n = -1 where n = 40; update journal set n = 40 where n = 41;"
            + " update journal set n = 41 where n = -1";
    broken(
        swap,
        swap,
        new Finding(Fault.CHANGED, "1-40"),
        new Finding(Fault.CHANGED, "1-41"),
        new Finding(Fault.CHANGED, "1-42"));
  }

  @Test
  @DisplayName("attack84 A21 an end that was cut off is named")
  void truncated() {
    broken(
        "update journal set part = 1 where n > 2300",
        "update journal set part = 0 where part = 1",
        new Finding(Fault.CUT_OFF, "1-" + ENTRIES));
  }

  @Test
  @DisplayName("attack83 A21 an entry put behind the last one is named")
  void inserted() {
    broken(
        "insert into journal (part, epoch, n, at, written, kind, alert, actor, detail, hash) select"
            + " part, epoch, n + 1, at, written, kind, alert, actor, detail, hash from journal where"
            + " n = "
            + ENTRIES,
        "delete from journal where n = " + (ENTRIES + 1),
        new Finding(Fault.ADDED, "1-" + (ENTRIES + 1)),
        new Finding(Fault.CHANGED, "1-" + (ENTRIES + 1)));
  }

  @Test
  @DisplayName("A21 an entry without a hash is named")
  void unchained() {
    broken(
        "update journal set actor = hash, hash = null where n = 101",
        "update journal set hash = actor, actor = 'duty' where n = 101",
        new Finding(Fault.UNCHAINED, "1-101"),
        new Finding(Fault.CHANGED, "1-102"));
  }

  @Test
  @DisplayName("A21 a journal whose hashes are all gone is not sound")
  void allUnchained() {
    broken(
        "create table kept as select n, hash from journal; update journal set hash = null",
        "update journal set hash = (select kept.hash from kept where kept.n = journal.n);"
            + " drop table kept",
        new Finding(Fault.UNCHAINED, "1-" + ENTRIES));
  }

  @Test
  void auditorReadsItOverHttp() {
    Alerting running = Objects.requireNonNull(alerting);
    Path data = Objects.requireNonNull(folder);
    Browser auditor = Browser.signedIn(running.port(), data, "audit");
    Browser.Answer answer = auditor.get("/api/v1/audit/verify");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("sound").asBoolean()).isTrue();
    assertThat(answer.json().get("entries").asInt()).isEqualTo(ENTRIES);
  }

  private void broken(String damage, String repair, Finding... findings) {
    assertThat(verify().isSound()).as("before").isTrue();
    sql(damage);
    try {
      assertThat(verify().findings()).containsExactly(findings);
      assertThat(faultsToTell())
          .as("what the self-check says, for a red alert")
          .isEqualTo(findings.length);
    } finally {
      sql(repair);
    }
    assertThat(verify().isSound()).as("put back").isTrue();
    assertThat(faultsToTell()).isZero();
  }

  private int faultsToTell() {
    Integer faults = Objects.requireNonNull(alerting).selfFacts().get(Probe.JOURNAL_FAULTS);
    return Objects.requireNonNull(faults, "somebody looked");
  }

  private JournalAudit.Report verify() {
    return bean(JournalWatch.class).look();
  }

  @SuppressWarnings("unchecked")
  private void sql(String statements) {
    TransactionOperations<Connection> transactions = bean(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          try (Statement statement = status.getConnection().createStatement()) {
            for (String one : statements.split(";", -1)) {
              statement.execute(one);
            }
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          return null;
        });
  }

  private <T> T bean(Class<T> type) {
    return Inside.of(Objects.requireNonNull(alerting)).getBean(type);
  }
}
