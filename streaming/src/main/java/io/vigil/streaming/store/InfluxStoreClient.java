package io.vigil.streaming.store;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import io.vigil.streaming.store.StoreOptions.Dialect;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import okhttp3.OkHttpClient;

/**
 * InfluxDB 2.x, QuestDB and InfluxDB 1.x over HTTP. Blocking, and without a buffer of its own: what
 * it does not throw for is in the store.
 *
 * <p>Only an answer that speaks of the lines themselves (400, 413, 422) is a refusal. A wrong
 * password or a missing database is nothing the lines can help; it is waited for like an outage.
 */
final class InfluxStoreClient implements StoreClient {
  private static final Set<Integer> ABOUT_THE_LINES = Set.of(400, 413, 422);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A store that takes the lines and does not answer is given up after this, and asked again. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final InfluxDBClient client;
  private final WriteApiBlocking writer;

  private InfluxStoreClient(InfluxDBClient client) {
    this.client = client;
    this.writer = client.getWriteApiBlocking();
  }

  /** A client; does not connect yet. */
  static InfluxStoreClient open(StoreOptions options) {
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .readTimeout(ANSWER)
            .writeTimeout(ANSWER)
            .callTimeout(ANSWER.multipliedBy(2));
    if (options.dialect() == Dialect.INFLUX_1) {
      http.addInterceptor(new Influx1Address(options.bucket(), options.token()));
    }
    InfluxDBClientOptions.Builder builder =
        InfluxDBClientOptions.builder()
            .url(options.url())
            .org(options.org())
            .bucket(options.bucket())
            .okHttpClient(http);
    if (options.dialect() == Dialect.INFLUX_2 && !options.token().isEmpty()) {
      builder.authenticateToken(options.token().toCharArray());
    }
    return new InfluxStoreClient(InfluxDBClientFactory.create(builder.build()));
  }

  @Override
  public void write(String lines) throws IOException, LinesRefusedException {
    try {
      writer.writeRecord(WritePrecision.NS, lines);
    } catch (InfluxException e) {
      if (ABOUT_THE_LINES.contains(e.status())) {
        throw new LinesRefusedException(String.valueOf(e.getMessage()));
      }
      throw new IOException(e.status() + " " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
