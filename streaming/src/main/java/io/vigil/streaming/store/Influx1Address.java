package io.vigil.streaming.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Sends what is meant for {@code /api/v2/write} to the {@code /write} of InfluxDB 1.x. */
final class Influx1Address implements Interceptor {
  private static final String NEWER = "/api/v2/write";

  private final String database;
  private final String policy;
  private final String credentials;

  /**
   * An interceptor for one database.
   *
   * @param bucket {@code database} or {@code database/policy}
   * @param credentials {@code user:password}; empty if none is asked
   */
  Influx1Address(String bucket, String credentials) {
    int slash = bucket.indexOf('/');
    this.database = slash < 0 ? bucket : bucket.substring(0, slash);
    this.policy = slash < 0 ? "" : bucket.substring(slash + 1);
    this.credentials = credentials;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl url = request.url();
    if (!url.encodedPath().endsWith(NEWER)) {
      return chain.proceed(request);
    }
    Request.Builder older = request.newBuilder().url(older(url)).removeHeader("Authorization");
    if (!credentials.isEmpty()) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      older.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return chain.proceed(older.build());
  }

  private HttpUrl older(HttpUrl url) {
    String path = url.encodedPath();
    HttpUrl.Builder older =
        url.newBuilder()
            .encodedPath(path.substring(0, path.length() - NEWER.length()) + "/write")
            .query(null)
            .addQueryParameter("db", database)
            .addQueryParameter("precision", url.queryParameter("precision"));
    if (!policy.isEmpty()) {
      older.addQueryParameter("rp", policy);
    }
    return older.build();
  }
}
