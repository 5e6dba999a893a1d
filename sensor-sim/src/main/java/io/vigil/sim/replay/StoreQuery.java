package io.vigil.sim.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a store over HTTP; the answer as maps, lists, texts and numbers. Any thread. */
final class StoreQuery {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final String before;

  /** Queries are put, encoded, behind this part of the address. */
  StoreQuery(String before) {
    this.before = before;
  }

  /** The JSON object that the store answers. */
  Map<?, ?> ask(String query) throws IOException, InterruptedException {
    URI address = URI.create(before + encoded(query));
    HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the store answers " + answer.statusCode() + " " + answer.body());
    }
    try (JsonParser in = JSON.createParser(answer.body())) {
      in.nextToken();
      if (value(in) instanceof Map<?, ?> object) {
        return object;
      }
    }
    throw new IOException("the store answers no object: " + answer.body());
  }

  /** The text for an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The elements of a list; none where there is no list. */
  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  /** The number; 0 where there is none. */
  static double number(@Nullable Object value) {
    return value instanceof Double number ? number : 0;
  }

  private static @Nullable Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      default -> null;
    };
  }

  private static Map<String, Object> object(JsonParser in) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      Object value = value(in);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  /** Null stands as an empty text, so that places are kept. */
  private static List<Object> array(JsonParser in) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      Object element = value(in);
      elements.add(element == null ? "" : element);
    }
    return elements;
  }
}
