package io.vigil.alerting.registry;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.CredentialKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.registry.GatewayFacts.Allowed;
import io.vigil.alerting.registry.GatewayFacts.Refused;
import io.vigil.alerting.registry.GatewayFacts.Seen;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gateways that come to us, with what is known of their lines and credentials, and what their
 * enterprises use of what they may; and the OPC UA servers that we go to.
 */
@Controller("/api/v1/gateways")
@ExecuteOn(TaskExecutors.BLOCKING)
final class GatewaysController {
  private final RegistryRows rows;
  private final Credentials credentials;
  private final GatewayFacts facts;
  private final EnterpriseQuota quota;
  private final ExportMeter exports;
  private final Clock clock;

  GatewaysController(
      RegistryRows rows,
      Credentials credentials,
      AlertingOptions options,
      ExportMeter exports,
      Clock clock) {
    this.rows = rows;
    this.credentials = credentials;
    this.facts = options.gateways();
    this.quota = options.quota();
    this.exports = exports;
    this.clock = clock;
  }

  /**
   * Gateways and their enterprises.
   *
   * @param items gateways that come to us, by enterprise and name
   * @param servers those that are OPC UA servers, likewise
   * @param enterprises what each uses
   * @param allowed what each may send; null if the doors are another process
   * @param limits what each may have on record and take away
   */
  @Serdeable
  record Gateways(
      List<GatewayView> items,
      List<ServerView> servers,
      List<UseView> enterprises,
      @Nullable AllowedView allowed,
      LimitsView limits) {}

  /**
   * A gateway. Times are RFC 3339; what is null is not known.
   *
   * @param enterprise the tenant
   * @param gateway name within the enterprise
   * @param username with which it signs in
   * @param issuedAt when its password was made
   * @param revoked whether it may not sign in
   * @param connections to the broker now
   * @param lastMessageAt when its last message came
   * @param lagMillis by how much that was sent earlier, by its own clock
   * @param missing numbers skipped since its last start
   * @param refusal what was last refused or flagged
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record GatewayView(
      String enterprise,
      String gateway,
      String username,
      @Nullable String issuedAt,
      boolean revoked,
      @Nullable Integer connections,
      @Nullable String lastMessageAt,
      @Nullable Long lagMillis,
      @Nullable Long missing,
      @Nullable RefusalView refusal) {}

  /**
   * An OPC UA server.
   *
   * @param enterprise the tenant
   * @param gateway name within the enterprise
   * @param url where it is
   * @param refusal why it could not be read from when that was last so; null if it always could
   */
  @Serdeable
  record ServerView(String enterprise, String gateway, String url, @Nullable RefusalView refusal) {}

  /** A refusal in both languages, and when it was said. */
  @Serdeable
  record RefusalView(String zh, String en, @Nullable String at) {}

  /**
   * What an enterprise uses of its quota.
   *
   * @param enterprise its id
   * @param name Chinese
   * @param nameEn English
   * @param points how many it has
   * @param exports files that its people took away within the last hour
   * @param connections to the broker now; with the following null if it is not known
   * @param messagesPerSecond of the last whole second
   * @param bytesPerSecond of the last whole second
   * @param throttled messages not taken since the start because they were over the quota
   * @param throttledAt when the last of them came
   * @param over whether that was less than a minute ago
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record UseView(
      String enterprise,
      String name,
      String nameEn,
      long points,
      int exports,
      @Nullable Long connections,
      @Nullable Long messagesPerSecond,
      @Nullable Long bytesPerSecond,
      @Nullable Long throttled,
      @Nullable String throttledAt,
      boolean over) {}

  /** What each enterprise may have on record, and take away within an hour. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record LimitsView(int points, int exportsPerHour) {}

  /** What each enterprise may do. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record AllowedView(long messagesPerSecond, long bytesPerSecond, int connections) {}

  /** Those of the caller's area. */
  @Get
  @Secured(Right.CREDENTIALS)
  Gateways list(Authentication caller) {
    Map<String, Long> points = new HashMap<>();
    rows.enterprises().countPoints().forEach(one -> points.put(one.enterprise(), one.points()));
    List<Enterprise> seen =
        rows.enterprises().all().stream()
            .filter(one -> Caller.seat(caller).sees(one.id(), one.division()))
            .toList();
    Map<String, Credentials.Held> held =
        credentials.held(CredentialKind.GATEWAY, seen.stream().map(Enterprise::id).toList());
    return new Gateways(
        seen.stream().flatMap(one -> gateways(one.id())).map(one -> view(one, held)).toList(),
        seen.stream().flatMap(one -> gateways(one.id(), Door.OPC_UA)).map(this::server).toList(),
        seen.stream().map(one -> use(one, points.getOrDefault(one.id(), 0L))).toList(),
        allowed(),
        new LimitsView(quota.points(), quota.exportsPerHour()));
  }

  private Stream<Gateway> gateways(String enterprise) {
    return gateways(enterprise, Door.MQTT);
  }

  private Stream<Gateway> gateways(String enterprise, Door door) {
    return rows.gateways().findByEnterprise(enterprise).stream()
        .filter(one -> !one.retired() && one.toDefinition().door() == door)
        .filter(one -> !one.name().equals(PlantGateway.OFFICE))
        .sorted(Comparator.comparing(Gateway::name));
  }

  private GatewayView view(Gateway gateway, Map<String, Credentials.Held> held) {
    Credentials.Held credential = held.get(gateway.id());
    Seen seen = facts.of(gateway.enterprise(), gateway.name());
    Duration lag = seen == null ? null : seen.lag();
    return new GatewayView(
        gateway.enterprise(),
        gateway.name(),
        gateway.id(),
        credential == null ? null : PlantTime.formatOrNull(credential.issued()),
        credential == null || credential.revoked(),
        seen == null ? null : seen.connections(),
        seen == null ? null : PlantTime.formatOrNull(seen.lastMessage()),
        lag == null ? null : lag.toMillis(),
        seen == null ? null : seen.missing(),
        refusal(seen));
  }

  private ServerView server(Gateway gateway) {
    Endpoint endpoint = gateway.toDefinition().endpoint();
    return new ServerView(
        gateway.enterprise(),
        gateway.name(),
        endpoint == null ? "" : endpoint.url(),
        refusal(facts.of(gateway.enterprise(), gateway.name())));
  }

  private static @Nullable RefusalView refusal(@Nullable Seen seen) {
    Refused last = seen == null ? null : seen.refusal();
    return last == null
        ? null
        : new RefusalView(last.zh(), last.en(), PlantTime.formatOrNull(last.at()));
  }

  private UseView use(Enterprise enterprise, long points) {
    List<Seen> seen =
        gateways(enterprise.id())
            .map(one -> facts.of(one.enterprise(), one.name()))
            .filter(Objects::nonNull)
            .toList();
    boolean known = facts.allowed() != null;
    Instant throttled =
        seen.stream()
            .map(Seen::throttledAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new UseView(
        enterprise.id(),
        enterprise.name(),
        enterprise.nameEn(),
        points,
        exports.taken(enterprise.id()),
        known ? seen.stream().mapToLong(Seen::connections).sum() : null,
        known ? seen.stream().mapToLong(Seen::messagesPerSecond).sum() : null,
        known ? seen.stream().mapToLong(Seen::bytesPerSecond).sum() : null,
        known ? seen.stream().mapToLong(Seen::throttled).sum() : null,
        PlantTime.formatOrNull(throttled),
        throttled != null && throttled.isAfter(clock.instant().minus(GatewayFacts.OVER)));
  }

  private @Nullable AllowedView allowed() {
    Allowed allowed = facts.allowed();
    return allowed == null
        ? null
        : new AllowedView(
            allowed.messagesPerSecond(), allowed.bytesPerSecond(), allowed.connections());
  }
}
