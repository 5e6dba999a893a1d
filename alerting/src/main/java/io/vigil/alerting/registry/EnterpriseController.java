package io.vigil.alerting.registry;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.pack.PackReader;
import io.vigil.rules.pack.RulePack;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Enterprises: to read for everybody who is signed in, to import for administrators. */
@Controller("/api/v1/enterprises")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EnterpriseController {
  private static final Map<String, Industry> INDUSTRIES =
      PackReader.builtInIds().stream()
          .map(id -> PackReader.builtIn(id).orElseThrow())
          .collect(
              Collectors.toMap(RulePack::id, pack -> new Industry(pack.name(), pack.nameEn())));

  private final RegistryRows rows;
  private final PlantImport plants;
  private final GatewayCredentials credentials;
  private final LastReadings lastReadings;
  private final Descriptions descriptions;
  private final SeenPlants seen;

  EnterpriseController(
      RegistryRows rows,
      PlantImport plants,
      GatewayCredentials credentials,
      LastReadings lastReadings,
      Descriptions descriptions,
      SeenPlants seen) {
    this.rows = rows;
    this.plants = plants;
    this.credentials = credentials;
    this.lastReadings = lastReadings;
    this.descriptions = descriptions;
    this.seen = seen;
  }

  /** What people call a rule pack. */
  @Serdeable
  record Industry(String zh, String en) {}

  /** All enterprises. */
  @Serdeable
  record Enterprises(List<EnterpriseView> items) {}

  /**
   * An enterprise in a list.
   *
   * @param enterprise its id
   * @param name what people call it, Chinese
   * @param nameEn what people call it, English
   * @param division where it lies, GB/T 2260 code
   * @param industries names of its rule packs, which are those of industries and of what all have
   * @param lane where its points live
   * @param points how many it has
   * @param lastReading when it was last heard, RFC 3339; null if never
   * @param silentAfterMillis after how long without a reading somebody should ask; 0 if nothing of
   *     it reports by itself
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record EnterpriseView(
      String enterprise,
      String name,
      String nameEn,
      String division,
      List<Industry> industries,
      int lane,
      long points,
      @Nullable String lastReading,
      long silentAfterMillis) {}

  /** All enterprises. */
  @Get
  @Secured(Right.LOOK)
  Enterprises list(Authentication caller) {
    Map<String, Long> points = new HashMap<>();
    rows.enterprises().countPoints().forEach(one -> points.put(one.enterprise(), one.points()));
    Map<String, Instant> heard = lastReadings.byEnterprise();
    return new Enterprises(
        rows.enterprises().all().stream()
            .filter(one -> Caller.seat(caller).sees(one.id(), one.division()))
            .map(
                one ->
                    new EnterpriseView(
                        one.id(),
                        one.name(),
                        one.nameEn(),
                        one.division(),
                        industries(one.packs()),
                        one.lane(),
                        points.getOrDefault(one.id(), 0L),
                        PlantTime.formatOrNull(heard.get(one.id())),
                        one.silentAfterMillis()))
            .toList());
  }

  /** What is watched at an enterprise. */
  @Serdeable
  record Watches(List<WatchView> items) {}

  /**
   * A Watch in a list.
   *
   * @param watch its id, {@code enterprise/point/rule}
   * @param point code of the point
   * @param pointName what people call it, Chinese
   * @param pointNameEn what people call it, English
   * @param rule id of the rule
   * @param name what the rule watches for, Chinese
   * @param nameEn what the rule watches for, English
   * @param severity 1 to 4
   * @param scheme which colours people see
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record WatchView(
      String watch,
      String point,
      String pointName,
      String pointNameEn,
      String rule,
      String name,
      String nameEn,
      int severity,
      String scheme) {}

  /** What is watched at the enterprise, in order of points. */
  @Get("/{id}/watches")
  @Secured(Right.LOOK)
  Watches watches(String id, Authentication caller) {
    seen.require(id, caller);
    return new Watches(
        descriptions.ofEnterprise(id).entrySet().stream()
            .map(one -> view(one.getKey(), one.getValue()))
            .toList());
  }

  private static WatchView view(String id, WatchDescription watch) {
    WatchDefinition definition = watch.definition();
    return new WatchView(
        id,
        watch.point().id().code(),
        watch.point().name(),
        watch.point().nameEn(),
        definition.ruleId(),
        watch.name(),
        watch.nameEn(),
        definition.severity().number(),
        definition.scheme().text());
  }

  /** Takes a plant file, whole or not at all. */
  @Put("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Secured(Right.SET_UP)
  PlantImport.Imported put(String id, @Body byte[] file, Authentication caller) {
    return plants.apply(id, file, caller.getName());
  }

  /** Makes a new password for a gateway; the old one is worthless at once. */
  @Post("/{id}/gateways/{name}/credential")
  @Consumes(MediaType.ALL)
  @Secured(Right.CREDENTIALS)
  PlantImport.GatewayCredential rotate(String id, String name, Authentication caller) {
    seen.require(id, caller);
    return credentials.rotate(id, name, caller.getName());
  }

  /** Lets a gateway sign in no more; it is disconnected at once, and a new password lets it in. */
  @Delete("/{id}/gateways/{name}/credential")
  @Secured(Right.CREDENTIALS)
  void bar(String id, String name, Authentication caller) {
    seen.require(id, caller);
    credentials.bar(id, name, caller.getName());
  }

  private static List<Industry> industries(String packs) {
    return Stream.of(packs.split(",")).map(INDUSTRIES::get).filter(Objects::nonNull).toList();
  }
}
