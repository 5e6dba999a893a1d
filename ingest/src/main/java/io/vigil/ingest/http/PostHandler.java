package io.vigil.ingest.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.vigil.ingest.down.Answer;
import io.vigil.ingest.http.CsvTable.Outcome;
import io.vigil.ingest.http.SenderAccess.Sender;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.DataDecoder;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A posted message, or a table of readings, in; handed on, and the answer to it out. Each exchange
 * keeps one thread of the door until the log has answered, for a bounded time: so a slow log holds
 * back its senders.
 */
final class PostHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PostHandler.class);
  private static final Map<String, Up> KINDS =
      Map.of(
          "/v1/up/data", Up.DATA,
          "/v1/up/backfill", Up.BACKFILL,
          "/v1/up/birth", Up.BIRTH,
          "/v1/up/event", Up.EVENT);

  /** What may also come as a table. */
  private static final Set<Up> TABLES = Set.of(Up.DATA, Up.BACKFILL);

  private static final int MOST_BYTES = DataDecoder.MOST_BYTES;
  private static final String BASIC = "basic ";

  private final SenderAccess access;
  private final PostSink sink;
  private final Duration patience;

  PostHandler(SenderAccess access, PostSink sink, Duration patience) {
    this.access = access;
    this.sink = sink;
    this.patience = patience;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, replyAlways(exchange));
    } catch (InterruptedException e) { // the door is closed
      Thread.currentThread().interrupt();
    }
  }

  /** A mistake of ours must not leave a sender without an answer. */
  private PostReply replyAlways(HttpExchange exchange) throws IOException, InterruptedException {
    try {
      return reply(exchange);
    } catch (RuntimeException e) {
      LOG.error("a posted message could not be handed on", e);
      return DoorRefusal.HELD_BACK.reply();
    }
  }

  private PostReply reply(HttpExchange exchange) throws IOException, InterruptedException {
    Up kind = KINDS.get(exchange.getRequestURI().getPath());
    if (kind == null) {
      return DoorRefusal.PATH_UNKNOWN.reply();
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return DoorRefusal.METHOD_DENIED.reply();
    }
    Sender sender = sender(exchange);
    if (sender == null) {
      return DoorRefusal.AUTH_FAIL.reply();
    }
    String type = type(exchange.getRequestHeaders());
    boolean isTable = type.equals("text/csv") && TABLES.contains(kind);
    if (!isTable && !type.equals("application/json")) {
      return DoorRefusal.TYPE_DENIED.reply();
    }
    int most = isTable ? CsvTable.MOST_BYTES : MOST_BYTES;
    byte[] payload;
    try (InputStream body = exchange.getRequestBody()) {
      payload = body.readNBytes(most);
      long more = body.transferTo(OutputStream.nullOutputStream());
      if (more > 0) {
        return PostReply.tooLarge(most + more, most);
      }
    }
    Address from = new Address(sender.enterprise(), sender.gateway(), kind);
    return isTable ? table(from, payload) : handOn(from, List.of(payload));
  }

  private PostReply table(Address from, byte[] bytes) throws InterruptedException {
    Outcome outcome = CsvTable.read(bytes);
    if (outcome instanceof Outcome.Refused bad) {
      return PostReply.badTable(bad.zh(), bad.en());
    }
    CsvTable table = ((Outcome.Read) outcome).table();
    return handOn(
        from,
        table.messages(System.currentTimeMillis()).stream().map(DataMessageCodec::encode).toList());
  }

  /** Answers when all of them are answered; the first that was not taken ends it. */
  private PostReply handOn(Address from, List<byte[]> payloads) throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    for (byte[] payload : payloads) {
      Optional<Answer> answer = handOn(from, payload);
      if (answer.isEmpty()) {
        return DoorRefusal.HELD_BACK.reply();
      }
      answers.add(answer.get());
    }
    return PostReply.of(answers);
  }

  /** Empty if there was no answer in time. */
  private Optional<Answer> handOn(Address from, byte[] payload) throws InterruptedException {
    CompletableFuture<Answer> answered = new CompletableFuture<>();
    if (!sink.offer(from, payload, answered::complete)) {
      return Optional.empty();
    }
    try {
      return Optional.of(answered.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException slow) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new AssertionError("an answer is only ever given", e);
    }
  }

  private @Nullable Sender sender(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return null;
    }
    String[] credential = credential(header.substring(BASIC.length()).strip());
    if (credential.length != 2) {
      return null;
    }
    String address = exchange.getRemoteAddress().getAddress().getHostAddress();
    Optional<Sender> sender = access.identify(credential[0], credential[1], address);
    return sender.orElse(null);
  }

  /** User name and password; anything else if it is no such pair (RFC 7617). */
  private static String[] credential(String encoded) {
    try {
      byte[] decoded = Base64.getDecoder().decode(encoded);
      return new String(decoded, StandardCharsets.UTF_8).split(":", 2);
    } catch (IllegalArgumentException noBase64) {
      return new String[0];
    }
  }

  /** Without what follows behind a semicolon; empty if none was named. */
  private static String type(Headers headers) {
    String type = headers.getFirst("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static void send(HttpExchange exchange, PostReply reply) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", reply.type());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    if (reply.status() == 401) {
      headers.set("WWW-Authenticate", "Basic realm=\"vigil\", charset=\"UTF-8\"");
    }
    if (reply.status() == 405) {
      headers.set("Allow", "POST");
    }
    if (reply.retrySeconds() > 0) {
      headers.set("Retry-After", Integer.toString(reply.retrySeconds()));
    }
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }
}
