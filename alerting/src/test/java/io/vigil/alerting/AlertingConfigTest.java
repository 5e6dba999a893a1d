package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.alerting.AlertingOptions.Database;
import io.vigil.alerting.delivery.Network;
import io.vigil.alerting.duty.EscalationPlan;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.statistics.ReportOptions;
import io.vigil.model.alert.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertingConfigTest {
  @Test
  void whatIsNotNamedHasItsDefault(@TempDir Path folder) throws IOException {
    AlertingOptions options = read(folder, "data=/var/vigil\nlog=log:9092\n");
    assertThat(options.bootstrap()).isEqualTo("log:9092");
    assertThat(options.host()).isEqualTo("127.0.0.1");
    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.lanes()).isEqualTo(8);
    assertThat(options.demo()).isFalse();
    assertThat(options.store()).isNull();
    assertThat(options.delivery().allow()).isEmpty();
    assertThat(options.reports()).isEqualTo(new ReportOptions(LocalTime.of(8, 0), 400));
    assertThat(options.database().url())
        .startsWith("jdbc:h2:file:/var/vigil/registry")
        .contains("WRITE_DELAY=0");
  }

  @Test
  void everyKeyIsTaken(@TempDir Path folder) throws IOException {
    AlertingOptions options =
        read(
            folder,
            """
            data=/d
            log=l:1
            database.url=jdbc:postgresql://db/vigil
            database.user=u
            database.password=p
            http.host=0.0.0.0
            http.port=0
            store=http://127.0.0.1:8086/?db=vigil
            lanes=64
            escalation.red=county 1m, province 2m
            delivery.allow=10.1.0.0/16, fd00::7
            reports.at=06:30
            reports.days=90
            demo=true
            """);
    assertThat(options.database()).isEqualTo(new Database("jdbc:postgresql://db/vigil", "u", "p"));
    assertThat(options.store()).isEqualTo(URI.create("http://127.0.0.1:8086/?db=vigil"));
    assertThat(options.lanes()).isEqualTo(64);
    assertThat(options.demo()).isTrue();
    assertThat(options.delivery().allow())
        .containsExactly(Network.parse("10.1.0.0/16"), Network.parse("fd00::7/128"));
    assertThat(options.reports()).isEqualTo(new ReportOptions(LocalTime.of(6, 30), 90));
    assertThat(options.escalation().of(Severity.RED, false))
        .isEqualTo(EscalationPlan.parse("county 1m, province 2m"));
    assertThat(options.escalation().of(Severity.BLUE, false))
        .isEqualTo(EscalationPlans.Key.BLUE.byDefault());
    assertThat(options.plainHttp()).as("not on loopback").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reports.at=8 o'clock", "reports.at=24:01", "reports.days=0"})
  void aReportThatCannotBeWrittenStopsTheStart(String line, @TempDir Path folder) {
    assertThatThrownBy(() -> read(folder, "data=/d\nlog=l:1\n" + line + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reports");
  }

  @Test
  void aMisspeltKeyStopsTheStartAndIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> read(folder, "data=/d\nlog=l:1\nlane=4\n"))
        .hasMessageContaining("[lane]")
        .hasMessageContaining("lanes");
  }

  @Test
  void whatIsMissingOrNoNumberIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> read(folder, "data=/d\n")).hasMessageContaining("log is missing");
    assertThatThrownBy(() -> read(folder, "data=/d\nlog=l:1\nlanes=many\n"))
        .hasMessageContaining("lanes must be a number, not many");
  }

  @Test
  void planThatIsNoneStopsTheStartAndIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> read(folder, "data=/d\nlog=l:1\nescalation.red=county 5\n"))
        .hasMessageContaining("escalation.red: 'county 5' is no step");
    assertThatThrownBy(() -> read(folder, "data=/d\nlog=l:1\nescalation.pink=county\n"))
        .hasMessageContaining("escalation.pink: there is no such plan");
  }

  @Test
  void networkThatIsNoneStopsTheStartAndIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> read(folder, "data=/d\nlog=l:1\ndelivery.allow=plant.local\n"))
        .hasMessageContaining("delivery.allow: 'plant.local' is no network");
    assertThatThrownBy(() -> read(folder, "data=/d\nlog=l:1\ndelivery.allow=10.0.0.0/33\n"))
        .hasMessageContaining("delivery.allow: a network of 10.0.0.0 cannot share 33 bits");
  }

  @Test
  void h2ThatWouldLoseCommitsIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> read(folder, "data=/d\nlog=l:1\ndatabase.url=jdbc:h2:file:/d/x\n"))
        .hasMessageContaining("WRITE_DELAY=0");
  }

  private static AlertingOptions read(Path folder, String text) throws IOException {
    return AlertingConfig.read(Files.writeString(folder.resolve("c.properties"), text));
  }
}
