package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedStoreIT {
  private final Path folder;
  private EmbeddedStore store;
  private StoreClient client;

  EmbeddedStoreIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.store = EmbeddedStore.start(folder, 0);
    this.client = new StoreClient(store.url());
  }

  @AfterAll
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void theSameLineWrittenThreeTimesIsOneRow() {
    String line =
        "reading,enterprise=e1,unit=U1,point=P1 value=12.5,quality=\"GOOD\" 1795334531000";
    String other =
        "reading,enterprise=e1,unit=U1,point=P1 value=12.6,quality=\"GOOD\" 1795334532000";
    for (int i = 0; i < 3; i++) {
      client.write(WritePrecision.MS, line);
    }
    client.write(WritePrecision.MS, other);
    String sql = "SELECT timestamp, value, quality FROM reading WHERE enterprise = 'e1'";
    client.await(sql, "12.6");
    assertThat(client.query(sql))
        .contains("\"count\":2")
        .contains("[\"2026-11-22T08:02:11.000000Z\",12.5,\"GOOD\"]");
  }

  @Test
  void aLineWrittenAgainWithAnotherValueReplacesTheFirst() {
    client.write(WritePrecision.MS, "reading,enterprise=e2,unit=U1,point=P1 value=1 1795334531000");
    client.write(WritePrecision.MS, "reading,enterprise=e2,unit=U1,point=P1 value=2 1795334531000");
    String sql = "SELECT value FROM reading WHERE enterprise = 'e2'";
    client.await(sql, "2.0");
    assertThat(client.query(sql)).contains("\"count\":1");
  }

  @Test
  void everyColumnOfAReadingComesBack() {
    client.write(
        WritePrecision.MS,
        "reading,enterprise=e3,unit=U1,point=面1.CH4 "
            + "value=0.8,quality=\"BAD\",why=\"SENSOR_FAULT\",offset=4711i 1099526400000");
    client.await(
        "SELECT point, value, quality, why, \"offset\", timestamp FROM reading WHERE enterprise = 'e3'",
        "[\"面1.CH4\",0.8,\"BAD\",\"SENSOR_FAULT\",4711,\"2004-11-04T00:00:00.000000Z\"]");
  }

  @Test
  void aReadingWithoutAValueIsARowOfItsQuality() {
    client.write(
        WritePrecision.MS, "reading,enterprise=e4,unit=U1,point=P1 quality=\"BAD\" 1795334531000");
    client.await("SELECT value, quality FROM reading WHERE enterprise = 'e4'", "[null,\"BAD\"]");
  }

  @Test
  void anAlertKeepsTheLastDigitsOfItsTimeAndIsIdempotent() {
    String alert =
        "alert,division=533401,enterprise=e5,unit=U1,point=P1,rule=CH-G2,severity=2,event=RAISED "
            + "alert_id=\"a-7k2m9\",value=62,limit=50,actor=\"judge\" ";
    for (int i = 0; i < 3; i++) {
      client.write(WritePrecision.NS, alert + "1795334531000000017", alert + "1795334531000000018");
    }
    String sql =
        "SELECT timestamp, alert_id, severity, value, \"limit\" FROM alert WHERE enterprise = 'e5'";
    client.await(sql, "000000018Z");
    assertThat(client.query(sql))
        .contains("\"count\":2")
        .contains("[\"2026-11-22T08:02:11.000000017Z\",\"a-7k2m9\",\"2\",62.0,50.0]");
  }

  @Test
  void aLineThatCannotBeTakenIsAnErrorForTheWriter() {
    assertThatThrownBy(
            () ->
                client.write(
                    WritePrecision.MS, "reading,enterprise=e6 value=\"high\" 1795334531000"))
        .isInstanceOf(InfluxException.class);
    assertThatThrownBy(() -> client.write(WritePrecision.MS, "reading,enterprise=e6 value"))
        .isInstanceOf(InfluxException.class);
  }

  @Test
  void theTablesMergeRepeatsFromTheStart() {
    assertThat(client.query("SELECT table_name, walEnabled, dedup, partitionBy FROM tables()"))
        .contains("[\"reading\",true,true,\"DAY\"]")
        .contains("[\"alert\",true,true,\"DAY\"]");
  }

  @Test
  void everyListenerIsOnLoopback() throws IOException {
    assertThat(ListeningSockets.ofThisProcess())
        .allMatch(listener -> listener.getAddress().isLoopbackAddress())
        .anyMatch(listener -> listener.getPort() == store.port());
  }

  @Test
  void aSecondOwnerOfTheFolderIsRefused() {
    assertThatThrownBy(() -> EmbeddedStore.start(folder, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another running Vigil");
  }

  @Test
  void aRestartKeepsRowsAndPort() throws IOException {
    client.write(WritePrecision.MS, "reading,enterprise=e7,unit=U1,point=P1 value=7 1795334531000");
    String url = store.url();
    stop();
    store = EmbeddedStore.start(folder, 0, DurabilityProfile.POWER);
    client = new StoreClient(store.url());
    assertThat(store.url()).isEqualTo(url);
    client.await("SELECT value FROM reading WHERE enterprise = 'e7'", "7.0");
    client.write(WritePrecision.MS, "reading,enterprise=e7,unit=U1,point=P1 value=7 1795334531000");
    client.write(WritePrecision.MS, "reading,enterprise=e7,unit=U1,point=P2 value=8 1795334531000");
    client.await("SELECT value FROM reading WHERE enterprise = 'e7'", "8.0");
    assertThat(client.query("SELECT value FROM reading WHERE enterprise = 'e7'"))
        .contains("\"count\":2");
  }
}
