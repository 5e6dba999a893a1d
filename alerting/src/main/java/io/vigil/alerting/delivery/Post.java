package io.vigil.alerting.delivery;

import java.util.Map;

/**
 * One HTTP request to a receiver.
 *
 * @param method POST or PUT
 * @param url where to
 * @param query parameters that the address gets besides its own
 * @param headers those besides the ones that every request has
 * @param type media type of the body
 * @param key the same in every attempt, so that a receiver knows what it has
 * @param attempt 1 for the first
 * @param body what is said
 */
record Post(
    String method,
    String url,
    Map<String, String> query,
    Map<String, String> headers,
    String type,
    String key,
    int attempt,
    byte[] body) {
  private static final String JSON = "application/json; charset=utf-8";

  /** The attempt of the request, in JSON, to the address of its channel. */
  static Post of(DeliveryRequest request, byte[] body) {
    return new Post(
        "POST",
        request.channel().url(),
        Map.of(),
        Map.of(),
        JSON,
        request.key(),
        request.attempt(),
        body);
  }

  /** The same by another method, under another key. */
  Post by(String other, String otherKey) {
    return new Post(other, url, query, headers, type, otherKey, attempt, body);
  }

  /** The same with a body of another type. */
  Post as(String other) {
    return new Post(method, url, query, headers, other, key, attempt, body);
  }

  /** The same with these parameters. */
  Post asking(Map<String, String> parameters) {
    return new Post(method, url, parameters, headers, type, key, attempt, body);
  }

  /** The same with these headers. */
  Post headed(Map<String, String> others) {
    return new Post(method, url, query, others, type, key, attempt, body);
  }
}
