package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A signed-in client of Vigil's own HTTP interface, for commands and tests: they go through the
 * door that everybody uses. Any thread. Every method throws {@link IOException} in words when the
 * server refuses.
 */
public final class VigilApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http;
  private final String base;
  private final String cookie;
  private final String csrf;

  private VigilApi(HttpClient http, String base, String cookie, String csrf) {
    this.http = http;
    this.base = base;
    this.cookie = cookie;
    this.csrf = csrf;
  }

  /** Signs in. */
  public static VigilApi login(String base, String user, String password)
      throws IOException, InterruptedException {
    return login(base, user, password, "");
  }

  /** Signs in with the code of a second factor besides; an empty one is none. */
  static VigilApi login(String base, String user, String password, String code)
      throws IOException, InterruptedException {
    return login(
        HttpClient.newBuilder().connectTimeout(TIMEOUT).build(), base, user, password, code);
  }

  /** The same at an instance that may speak TLS, known by what lies in its data folder. */
  static VigilApi login(Path data, String base, String user, String password, String code)
      throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder().connectTimeout(TIMEOUT).sslContext(OwnServer.context(data)).build();
    return login(client, base, user, password, code);
  }

  private static VigilApi login(
      HttpClient client, String base, String user, String password, String code)
      throws IOException, InterruptedException {
    VigilApi anonymous = new VigilApi(client, base, "", "");
    String body =
        JSON.createObjectNode()
            .put("username", user)
            .put("password", password)
            .put("code", code)
            .toString();
    HttpResponse<String> response = anonymous.send("POST", "/api/v1/login", body);
    String cookie =
        response.headers().allValues("set-cookie").stream()
            .map(text -> text.substring(0, (text + ";").indexOf(';')))
            .findFirst()
            .orElseThrow(() -> new IOException("no cookie in the answer to the sign-in"));
    return new VigilApi(client, base, cookie, JSON.readTree(response.body()).path("csrf").asText());
  }

  /** Imports a plant file; gateway name to password, for the gateways that are new. */
  public Map<String, String> importPlant(String enterprise, String plantFile)
      throws IOException, InterruptedException {
    JsonNode answer =
        JSON.readTree(send("PUT", "/api/v1/enterprises/" + enterprise, plantFile).body());
    Map<String, String> passwords = new HashMap<>();
    for (JsonNode credential : answer.path("credentials")) {
      passwords.put(credential.path("gateway").asText(), credential.path("password").asText());
    }
    return passwords;
  }

  /** A new password for a gateway; the old one ends. */
  public String rotateCredential(String enterprise, String gateway)
      throws IOException, InterruptedException {
    String path = "/api/v1/enterprises/" + enterprise + "/gateways/" + gateway + "/credential";
    return JSON.readTree(send("POST", path, "{}").body()).path("password").asText();
  }

  /** Reads a JSON document. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send("GET", path, "").body());
  }

  /** Makes what the address names, and reads the answer. */
  JsonNode put(String path) throws IOException, InterruptedException {
    return JSON.readTree(send("PUT", path, "{}").body());
  }

  /** Does what the address names, and reads the answer. */
  JsonNode post(String path) throws IOException, InterruptedException {
    return JSON.readTree(send("POST", path, "{}").body());
  }

  /** Writes what the address names, and reads the answer. */
  public JsonNode put(String path, JsonNode body) throws IOException, InterruptedException {
    return JSON.readTree(send("PUT", path, body.toString()).body());
  }

  /** Removes what the address names. */
  public void delete(String path) throws IOException, InterruptedException {
    send("DELETE", path, "");
  }

  /** Sends a JSON document and reads the answer. */
  public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return JSON.readTree(send("POST", path, body.toString()).body());
  }

  /** The lines of the event stream, from a journal position on; ends when the server ends it. */
  public Stream<String> stream(String from) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/stream?from=" + encode(from)))
            .header("Cookie", cookie)
            .header("Accept", "text/event-stream")
            .build();
    return http.send(request, BodyHandlers.ofLines()).body();
  }

  /** For a place in an address. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The server did not do what it was asked to, and said why. */
  static final class RefusedException extends IOException {
    private final transient String body;

    RefusedException(String request, String body) {
      super(request + " " + body);
      this.body = body;
    }

    /** Its sentences, Chinese and English; what it answered where there are none. */
    String words() throws IOException {
      JsonNode problem = JSON.readTree(body);
      return problem.has("zh")
          ? problem.path("zh").asText() + " | " + problem.path("en").asText()
          : String.valueOf(getMessage());
    }
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .header("Cookie", cookie)
            .header("X-CSRF-Token", csrf);
    if (method.equals("GET")) {
      request.GET();
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(body));
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new RefusedException(
          method + " " + path + ": " + response.statusCode(), response.body());
    }
    return response;
  }
}
