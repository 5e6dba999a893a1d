package io.vigil.standalone.servers;

import io.vigil.standalone.servers.OwnProcess.Answering;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** How servers on this machine are asked whether they work. Stateless; any thread. */
public final class Answers {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  private Answers() {}

  /** It takes a connection on this port of loopback. */
  public static Answering connection(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), (int) LIMIT.toMillis());
        return true;
      }
    };
  }

  /** It answers a GET of this address well. */
  public static Answering get(String url) {
    return () -> {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    };
  }
}
