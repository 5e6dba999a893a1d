package io.vigil.alerting.delivery;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills what an administrator wrote for a gateway: {@code {phone}}, {@code {text}}, {@code {key}}
 * (the same in every attempt) and {@code {secret}} in the body, escaped for JSON; {@code {secret}}
 * in headers. What is filled in is not looked at again, whatever it holds. Any thread.
 */
@Singleton
class GatewayTemplate {
  private static final Set<String> METHODS = Set.of("POST", "PUT");
  private static final Set<String> IN_BODY = Set.of("phone", "text", "key", "secret");
  private static final Set<String> NEEDED = Set.of("phone", "text");
  private static final Set<String> IN_HEADER = Set.of("secret");
  private static final Set<String> OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "content-type",
          "transfer-encoding",
          "user-agent",
          "idempotency-key",
          "vigil-attempt");
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]{1,64}): ([ -~]{1,400})");

  private final JsonMapper json;

  /** What is filled in. */
  record Call(String phone, String text, String key, String secret) {
    private Map<String, String> places() {
      return Map.of("phone", phone, "text", text, "key", key, "secret", secret);
    }
  }

  GatewayTemplate(JsonMapper json) {
    this.json = json;
  }

  /** Refuses in words what cannot be filled, or would not be JSON. */
  void check(Gateway gateway) throws TargetRefused {
    if (!METHODS.contains(gateway.gatewayMethod())) {
      throw new TargetRefused(Trouble.GATEWAY_METHOD, "/method", gateway.gatewayMethod());
    }
    Set<String> places = places(gateway.gatewayBody());
    if (!places.containsAll(NEEDED) || !IN_BODY.containsAll(places) || !isJson(gateway)) {
      throw new TargetRefused(Trouble.GATEWAY_BODY, "/body", gateway.gatewayBody());
    }
    for (String line : gateway.headerLines()) {
      Matcher header = HEADER.matcher(line);
      if (!header.matches()
          || OURS.contains(header.group(1).toLowerCase(Locale.ROOT))
          || !IN_HEADER.containsAll(places(header.group(2)))) {
        throw new TargetRefused(Trouble.GATEWAY_HEADER, "/headers", line);
      }
    }
  }

  /** The body of one call. */
  byte[] body(Gateway gateway, Call call) throws IOException {
    Map<String, String> escaped = new HashMap<>();
    for (Map.Entry<String, String> place : call.places().entrySet()) {
      String quoted = json.writeValueAsString(place.getValue());
      escaped.put(place.getKey(), quoted.substring(1, quoted.length() - 1));
    }
    return filled(gateway.gatewayBody(), escaped).getBytes(StandardCharsets.UTF_8);
  }

  /** The headers of one call. */
  Map<String, String> headers(Gateway gateway, Call call) {
    Map<String, String> headers = new HashMap<>();
    for (String line : gateway.headerLines()) {
      int colon = line.indexOf(": ");
      headers.put(line.substring(0, colon), filled(line.substring(colon + 2), call.places()));
    }
    return headers;
  }

  /** Filled with what would break it wherever a place stands outside a string. */
  private boolean isJson(Gateway gateway) {
    try {
      byte[] sample = body(gateway, new Call("x\"", "x\"", "x\"", "x\""));
      return json.readValue(sample, JsonNode.class).isObject();
    } catch (IOException e) {
      return false;
    }
  }

  private static Set<String> places(String template) {
    Set<String> places = new HashSet<>();
    PLACE.matcher(template).results().forEach(one -> places.add(one.group(1)));
    return places;
  }

  private static String filled(String template, Map<String, String> places) {
    return PLACE
        .matcher(template)
        .replaceAll(
            one -> Matcher.quoteReplacement(places.getOrDefault(one.group(1), one.group())));
  }
}
