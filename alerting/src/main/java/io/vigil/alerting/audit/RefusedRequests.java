package io.vigil.alerting.audit;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.registry.GatewayFacts;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was refused, by these pages and by the doors of this process, for the auditor. It is no part
 * of the journal, whose numbers and room whoever is refused must not use up.
 *
 * <p>Written a second later, each kind once an hour with its count; what goes beyond 1,000 kinds an
 * hour of one user name, or 20,000 of all, is counted as one. Kept for 180 days. Any thread.
 */
@Singleton
class RefusedRequests {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
  private static final int KINDS = 20_000;
  private static final int KINDS_OF_ONE = 1_000;
  private static final int LONGEST_ACT = 240;
  private static final int LONGEST_NAME = 80;
  private static final String OTHERS = "…";
  private static final Duration KEPT = Duration.ofDays(180);

  private final TransactionOperations<Connection> transactions;
  private final RefusedRequestRepository rows;
  private final GatewayFacts doors;
  private final Clock clock;

  // Guarded by this: of the hour, by kind.
  private final Map<Kind, Times> kinds = new HashMap<>();
  private final Map<String, Integer> kindsOf = new HashMap<>();
  private Instant hour = Instant.EPOCH;

  private record Kind(Instant hour, String who, String source, String act, String code) {
    RefusedRequest row(long times, Instant latest) {
      return new RefusedRequest(id(), who, source, act, code, times, latest, latest);
    }

    private String id() {
      String whole = String.join("\n", hour.toString(), who, source, act, code);
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** How often it came since it was written last. */
  private static final class Times {
    private long unwritten;
    private Instant latest = Instant.EPOCH;
  }

  RefusedRequests(
      TransactionOperations<Connection> transactions,
      RefusedRequestRepository rows,
      AlertingOptions options,
      Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.doors = options.gateways();
    this.clock = clock;
  }

  /** Notes it; does not block. */
  synchronized void note(String who, String source, String act, String code, long times) {
    Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    beginHour(now.truncatedTo(ChronoUnit.HOURS));
    Kind kind = new Kind(hour, shown(who, LONGEST_NAME), source, shown(act, LONGEST_ACT), code);
    Times known = kinds.get(kind);
    if (known == null) {
      kind = bounded(kind);
      known = kinds.computeIfAbsent(kind, key -> new Times());
      kindsOf.merge(kind.who(), 1, Integer::sum);
    }
    known.unwritten += times;
    known.latest = now;
  }

  private void beginHour(Instant begun) {
    if (!begun.equals(hour)) {
      kinds.values().removeIf(known -> known.unwritten == 0);
      kindsOf.clear();
      hour = begun;
    }
  }

  private Kind bounded(Kind kind) {
    if (kinds.size() >= KINDS) {
      return new Kind(hour, "", "", OTHERS, kind.code());
    }
    return kindsOf.getOrDefault(kind.who(), 0) >= KINDS_OF_ONE
        ? new Kind(hour, kind.who(), "", OTHERS, kind.code())
        : kind;
  }

  /** Writes down what was noted; what the database does not take waits. Blocking. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void write() {
    doors
        .takeRefused()
        .forEach(one -> note(one.username(), one.address(), one.act(), one.code(), one.times()));
    List<RefusedRequest> taken = take();
    if (taken.isEmpty()) {
      return;
    }
    try {
      transactions.executeWrite(
          status -> {
            taken.forEach(this::write);
            return status;
          });
    } catch (RuntimeException e) {
      LOG.warn("refused requests: the database takes no row: {}", e.toString());
      taken.forEach(one -> note(one.who(), one.source(), one.act(), one.code(), one.times()));
    }
  }

  private synchronized List<RefusedRequest> take() {
    List<RefusedRequest> taken = new ArrayList<>();
    kinds.forEach(
        (kind, known) -> {
          if (known.unwritten > 0) {
            taken.add(kind.row(known.unwritten, known.latest));
            known.unwritten = 0;
          }
        });
    return taken;
  }

  private void write(RefusedRequest one) {
    if (rows.more(one.id(), one.times(), one.latest()) == 0) {
      rows.save(one);
    }
  }

  /** Forgets what is older than half a year. */
  @Scheduled(fixedDelay = "1h", initialDelay = "1m")
  void forget() {
    rows.deleteByLatestBefore(Instant.now(clock).minus(KEPT));
  }

  /** What was refused to this user name, to anybody if it is empty; the latest first. */
  List<RefusedRequest> newest(String who, int most) {
    write();
    return rows.newest(who, most);
  }

  /** One line of what others wrote: neither a break nor what turns the reading direction. */
  private static String shown(String text, int most) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(sign -> isPlain(sign) ? sign : '�')
        .limit(most / 2)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  private static boolean isPlain(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
