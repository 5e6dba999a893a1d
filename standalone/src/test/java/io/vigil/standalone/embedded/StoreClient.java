package io.vigil.standalone.embedded;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.domain.WritePrecision;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.OkHttpClient;

/** Writes as the history job does, reads as the trend page does. */
final class StoreClient implements AutoCloseable {
  private final String url;
  private final InfluxDBClient influx;
  private final HttpClient http = HttpClient.newHttpClient();

  StoreClient(String url) {
    this.url = url;
    this.influx =
        InfluxDBClientFactory.create(
            InfluxDBClientOptions.builder()
                .url(url)
                .authenticateToken("none".toCharArray())
                .org("-")
                .bucket("vigil/raw")
                .okHttpClient(new OkHttpClient.Builder())
                .build());
  }

  void write(WritePrecision precision, String... lines) {
    influx.getWriteApiBlocking().writeRecords(precision, List.of(lines));
  }

  /** The JSON that the store answers. */
  String query(String sql) {
    String encoded = URLEncoder.encode(sql, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/exec?query=" + encoded)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Writes are seen some milliseconds later: waits until the answer contains the text. */
  void await(String sql, String text) {
    Answers.until(sql + " answers " + text, () -> query(sql).contains(text));
  }

  @Override
  public void close() {
    influx.close();
  }
}
