package io.vigil.alerting.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser: keeps cookies and the CSRF token. One thread. */
public final class Browser {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String base;
  private @Nullable String csrf;
  private String username = "";

  /** An answer with its body read as JSON. */
  public record Answer(int status, JsonNode json, HttpResponse<String> raw) {}

  /** Nobody is signed in. */
  public Browser(int port) {
    base = "http://127.0.0.1:" + port;
  }

  /** Signs in with the generated password. */
  public static Browser signedIn(int port, Path data, String username) {
    Browser browser = new Browser(port);
    Answer answer = browser.login(username, password(data, username));
    if (answer.status() != 200) {
      throw new IllegalStateException("login answers " + answer);
    }
    return browser;
  }

  /** The password that was generated for the user. */
  public static String password(Path data, String username) {
    try {
      return Files.readString(data.resolve("passwords").resolve(username));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tries to sign in. */
  public Answer login(String username, String password) {
    Answer answer =
        send(
            "POST",
            "/api/v1/login",
            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    if (answer.status() == 200) {
      csrf = answer.json().get("csrf").asText();
      this.username = username;
    }
    return answer;
  }

  /** Who is signed in; empty if nobody is. */
  public String username() {
    return username;
  }

  /** Forgets the CSRF token, as another site that has none. */
  public Browser withoutCsrf() {
    csrf = null;
    return this;
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, String body) {
    return send("POST", path, body);
  }

  public Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  /** Sends bytes as they are. */
  public Answer postBytes(String path, byte[] body) {
    return send("POST", path, "application/octet-stream", BodyPublishers.ofByteArray(body));
  }

  /** Posts under another content type. */
  public Answer sendAs(String type, String path, String body) {
    return send("POST", path, type, BodyPublishers.ofString(body));
  }

  /** The bytes that are answered. */
  public HttpResponse<byte[]> getBytes(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).build(),
        BodyHandlers.ofByteArray());
  }

  /** Sends with further headers, name and value in turn. */
  public Answer send(String method, String path, @Nullable String body, String... headers) {
    return body == null
        ? send(method, path, null, BodyPublishers.noBody(), headers)
        : send(method, path, "application/json", BodyPublishers.ofString(body), headers);
  }

  private Answer send(
      String method, String path, @Nullable String type, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).method(method, body);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (csrf != null && !method.equals("GET")) {
      request.header("X-CSRF-Token", csrf);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks for it and reads nothing of the answer; at another address that is another seat's. */
  public Dawdler dawdle(String path) throws IOException {
    URI uri = URI.create(base + path);
    String cookie =
        cookies.getCookieStore().get(uri).stream()
            .map(one -> one.getName() + "=" + one.getValue())
            .collect(Collectors.joining("; "));
    return new Dawdler(
        "127.0.0.1",
        uri.getPort(),
        "GET %s HTTP/1.1\r\nHost: vigil\r\nConnection: close\r\nCookie: %s\r\n\r\n"
            .formatted(path, cookie));
  }

  /** Opens the live stream, with further headers, name and value in turn. */
  public Stream stream(String query, String... headers) {
    return Stream.open(http, base + "/api/v1/stream" + query, headers);
  }

  /** Opens the live stream as one screen of many, which waits for Alerts of this plant. */
  public Listener listen(String plant) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/stream"))
            .header("Accept", "text/event-stream")
            .build();
    try {
      HttpResponse<java.util.stream.Stream<String>> answer =
          http.send(request, BodyHandlers.ofLines());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("stream answers " + answer.statusCode());
      }
      return new Listener(plant, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body.isEmpty() ? "null" : body);
    } catch (IOException e) {
      return JSON.getNodeFactory().textNode(body);
    }
  }
}
