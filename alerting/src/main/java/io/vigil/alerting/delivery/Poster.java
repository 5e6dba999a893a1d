package io.vigil.alerting.delivery;

import io.vigil.alerting.AlertingOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts to receivers: one attempt per call, no redirects, no proxy, and an end to patience. Blocks
 * for as long as {@link DeliveryOptions#timeout}; any thread.
 */
@Singleton
class Poster {
  /** Of an answer no more is read than can be shown. */
  private static final long MOST_ANSWER_BYTES = 600;

  private final Targets targets;
  private final OkHttpClient http;

  Poster(Targets targets, AlertingOptions options) {
    this.targets = targets;
    this.http =
        new OkHttpClient.Builder()
            // A connection is for the addresses that were judged for this attempt, and no other.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .callTimeout(options.delivery().timeout())
            .connectTimeout(options.delivery().timeout())
            .readTimeout(options.delivery().timeout())
            .writeTimeout(options.delivery().timeout())
            .build();
  }

  /** Sends it once, and says what became of it. */
  Answer post(Post post) throws TargetRefused {
    return post(post, any -> true);
  }

  /** The same for receivers whose answer says whether they took it, however the status is. */
  Answer post(Post post, Predicate<String> taken) throws TargetRefused {
    HttpUrl url = targets.parse(post.url());
    List<InetAddress> addresses = targets.lookup(url.host());
    HttpUrl.Builder whole = url.newBuilder();
    post.query().forEach(whole::addQueryParameter);
    try {
      return post(whole.build(), addresses, post, taken);
    } catch (InterruptedIOException e) {
      return new Answer(Trouble.TIMEOUT, "");
    } catch (IOException e) {
      return new Answer(Trouble.UNREACHABLE, e.toString());
    }
  }

  @PreDestroy
  void close() {
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
  }

  private Answer post(HttpUrl url, List<InetAddress> addresses, Post post, Predicate<String> taken)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(url)
            .headers(Headers.of(post.headers()))
            .header("User-Agent", "Vigil")
            .header("Idempotency-Key", post.key())
            .header("Vigil-Attempt", String.valueOf(post.attempt()))
            .method(post.method(), RequestBody.create(post.body(), MediaType.get(post.type())))
            .build();
    OkHttpClient pinned = http.newBuilder().dns(host -> addresses).build();
    try (Response response = pinned.newCall(request).execute()) {
      String body = response.peekBody(MOST_ANSWER_BYTES).string();
      String said = response.code() + " " + body;
      if (response.isSuccessful() && taken.test(body)) {
        return new Answer(null, said);
      }
      if (response.isRedirect()) {
        String to = String.valueOf(response.header("Location"));
        return new Answer(Trouble.REDIRECT, response.code() + " " + to);
      }
      return new Answer(Trouble.STATUS, said);
    }
  }
}
