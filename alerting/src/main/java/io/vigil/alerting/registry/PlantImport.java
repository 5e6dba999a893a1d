package io.vigil.alerting.registry;

import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.CredentialKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.WatchDesign;
import io.vigil.model.point.Reporting;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.rules.pack.BoundPoint;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a plant file into the registry, whole or not at all, and tells the lanes. The definitions
 * are said in the log through the outbox of the same transaction, so no kill loses one.
 *
 * <p>Blocking. What is wrong with a file comes back as a problem that names every mistake.
 */
@Singleton
public class PlantImport {
  private static final long LEAST_SILENCE_MILLIS = 60_000;
  private static final long MISSED = 3;
  private static final Logger LOG = LoggerFactory.getLogger(PlantImport.class);

  /** Databases take only so many parameters in one statement. */
  private static final int CHUNK = 1_000;

  /** How the journal calls what comes without an application. */
  private static final String SET_UP = "SET_UP";

  private final RegistryRows rows;
  private final OwnRationales rationales;
  private final AlertRepository alerts;
  private final Credentials credentials;
  private final Journal journal;
  private final EnterpriseQuota quota;
  private final List<PlantFollower> followers;
  private final PointHistory history;

  /**
   * What an import came to.
   *
   * @param enterprise the tenant
   * @param lane where its points live
   * @param credentials of gateways that are new; shown once
   * @param warnings worth a look; they stop nothing
   */
  @Serdeable
  public record Imported(
      String enterprise, int lane, List<GatewayCredential> credentials, List<Warning> warnings) {}

  /** With what a gateway signs in at the broker. */
  @Serdeable
  public record GatewayCredential(String gateway, String username, String password) {}

  /** Something that is probably a mistake. */
  @Serdeable
  public record Warning(String pointer, String zh, String en) {}

  PlantImport(
      RegistryRows rows,
      OwnRationales rationales,
      AlertRepository alerts,
      Credentials credentials,
      Journal journal,
      AlertingOptions options,
      List<PlantFollower> followers,
      PointHistory history) {
    this.rows = rows;
    this.rationales = rationales;
    this.alerts = alerts;
    this.credentials = credentials;
    this.journal = journal;
    this.quota = options.quota();
    this.followers = followers;
    this.history = history;
  }

  /** Imports the file of this enterprise, not by a person. */
  public Imported apply(String enterprise, byte[] utf8) {
    return apply(PlantCheck.require(enterprise, utf8), null);
  }

  /** Imports the file of this enterprise. */
  Imported apply(String enterprise, byte[] utf8, String person) {
    return apply(PlantCheck.require(enterprise, utf8), person);
  }

  /** Imports a plant of our own; nobody outside can name it. */
  public Imported apply(PlantFile file) {
    return apply(PlantCheck.require(file), null);
  }

  private Imported apply(PlantCheck.Outcome.Sound plant, @Nullable String person) {
    Enterprise old = rows.enterprises().findById(plant.file().enterprise()).orElse(null);
    Phase phase = old != null && old.phase() == Phase.TRIAL ? Phase.TRIAL : Phase.LIVE;
    // Outside the transaction, because everything that concerns an enterprise waits for its lock.
    return finish(journal.write(pen -> take(plant, phase, person, SET_UP, pen)), plant.warnings());
  }

  /**
   * Takes the plant within a transaction; {@link #finish} must follow it.
   *
   * @param phase where the enterprise stands from now on
   * @param way what led to it, for the journal
   */
  public Applied take(
      PlantCheck.Outcome.Sound plant,
      Phase phase,
      @Nullable String person,
      String way,
      JournalPen pen) {
    requireWithinQuota(plant.file().points().size());
    Applied applied = apply(plant.whole(), plant.points(), phase, person, way, pen);
    design(plant.file(), applied.lane(), person, pen);
    keep(plant.file().enterprise(), plant.content());
    return applied;
  }

  private void design(PlantFile file, int lane, @Nullable String person, JournalPen pen) {
    WatchDesign before =
        rows.files().findById(file.enterprise()).map(StoredPlant::design).orElse(WatchDesign.NONE);
    if (before.equals(WatchDesign.NONE) && file.design().equals(WatchDesign.NONE)) {
      return;
    }
    DesignChange change =
        new DesignChange(file.enterprise(), file.division(), lane, before, file.design(), person);
    followers.forEach(one -> one.designed(change, pen));
  }

  /**
   * Takes an enterprise out of the lanes within a transaction: its points and gateways retire, its
   * Watches end, its gateways may not sign in. Refused while one of them has an open Alert. The
   * plant file stays on record.
   */
  public Applied empty(
      String enterprise, Phase phase, @Nullable String person, String way, JournalPen pen) {
    Enterprise known =
        rows.enterprises()
            .findById(enterprise)
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(enterprise).exception());
    PlantFile nothing =
        new PlantFile(
            known.id(),
            known.name(),
            known.nameEn(),
            known.division(),
            List.of(known.packs().split(",")),
            List.of(),
            List.of(),
            List.of());
    return apply(nothing, List.of(), phase, person, way, pen);
  }

  /** After the transaction: gateways that are gone are shown the door at once. */
  public Imported finish(Applied applied, List<Complaint> warnings) {
    credentials.forget(applied.enterprise(), applied.retiredGateways());
    LOG.info("registry: {} imported into lane {}", applied.enterprise(), applied.lane());
    return new Imported(
        applied.enterprise(),
        applied.lane(),
        applied.issued().stream()
            .map(one -> new GatewayCredential(one.name(), one.username(), one.password()))
            .toList(),
        warnings.stream().map(one -> new Warning(one.pointer(), one.zh(), one.en())).toList());
  }

  private void keep(String enterprise, byte[] content) {
    if (content.length == 0) {
      return;
    }
    StoredPlant next =
        new StoredPlant(
            enterprise, Digests.sha256(content), new String(content, StandardCharsets.UTF_8));
    if (rows.files().findById(enterprise).isPresent()) {
      rows.files().update(next);
    } else {
      rows.files().save(next);
    }
  }

  /**
   * What taking a plant came to, before the transaction is over.
   *
   * @param enterprise the tenant
   * @param lane where its points live
   * @param issued credentials of gateways that are new, or come back
   * @param retiredGateways that may no longer sign in
   */
  public record Applied(
      String enterprise, int lane, List<Credentials.Issued> issued, List<String> retiredGateways) {}

  private Applied apply(
      PlantFile file,
      List<BoundPoint> bound,
      Phase phase,
      @Nullable String person,
      String way,
      JournalPen pen) {
    Enterprise before = rows.enterprises().findById(file.enterprise()).orElse(null);
    Lane lane =
        (before == null ? rows.lanes().emptiest() : rows.lanes().findById(before.lane()))
            .orElseThrow();
    boolean isOther = enterprise(file, phase, lane, before, pen.now());
    PlantChange change =
        PlantChange.of(
            file,
            bound,
            lane,
            rows.gateways().findByEnterprise(file.enterprise()),
            rows.points().findByEnterprise(file.enterprise()),
            rows.watches().findByEnterprise(file.enterprise()));
    if (!change.complaints.isEmpty()) {
      throw PlantCheck.refused(change.complaints);
    }
    requireNoOpenAlert(change.watchesRetired(), "不能删除", "cannot be removed");
    requireNoOpenAlert(change.watchesEased(), "不能放宽限值或降级", "cannot be eased");
    write(lane, change);
    history.keep(change.publishedPoints(), pen.now(), person);
    int reasoned = rationales.take(file);
    for (DefinitionEntry entry : change.published()) {
      pen.say(
          LogTopics.DEFINITIONS,
          DefinitionCodec.key(entry),
          DefinitionCodec.encode(new DefinitionCodec.Addressed(lane.id(), entry)));
    }
    if (change.isAny() || isOther || reasoned > 0) {
      String detail =
          change
              .detail()
              .with("way", way)
              .with("name", isOther ? file.name() : null)
              .with("division", isOther ? file.division() : null)
              .with("rationaleChanged", reasoned == 0 ? null : reasoned)
              .toString();
      pen.note(JournalKind.PLANT_SET, pen.now(), file.enterprise(), person, detail);
      followers.forEach(one -> one.planted(file.enterprise(), change.publishedPoints(), pen));
    }
    credentials.revoke(file.enterprise(), change.gatewaysRetired());
    return new Applied(
        file.enterprise(),
        lane.id(),
        credentials.issue(CredentialKind.GATEWAY, file.enterprise(), change.gatewaysToEquip()),
        change.gatewaysRetired());
  }

  private void requireWithinQuota(int points) {
    int most = quota.points();
    if (points > most) {
      throw ProblemCode.POINTS_QUOTA
          .saying(
              "企业将有 %d 个点位，配额为 %d；请减少点位，或请管理员调整 quota.points".formatted(points, most),
              ("the enterprise would have %d points, and its quota is %d: take points out, or"
                      + " ask an administrator for another quota.points")
                  .formatted(points, most))
          .at("/points")
          .exception();
    }
  }

  /** Writes the row of the plant; says whether one that was there is another now. */
  private boolean enterprise(
      PlantFile file, Phase phase, Lane lane, @Nullable Enterprise old, Instant now) {
    Enterprise next =
        new Enterprise(
            file.enterprise(),
            file.name(),
            file.nameEn(),
            file.division(),
            String.join(",", file.packs()),
            lane.id(),
            old == null ? now : old.created(),
            phase,
            silentAfterMillis(file));
    if (old == null) {
      rows.enterprises().save(next);
      return false;
    }
    rows.enterprises().update(next);
    return next.isOther(old);
  }

  /**
   * Three readings of the point that reports most often; nobody asks sooner than after a minute.
   */
  private static long silentAfterMillis(PlantFile file) {
    return file.points().stream()
        .filter(point -> point.reporting() == Reporting.PERIODIC)
        .mapToLong(PlantPoint::sampleMillis)
        .min()
        .stream()
        .map(often -> Math.max(LEAST_SILENCE_MILLIS, MISSED * often))
        .findFirst()
        .orElse(0);
  }

  /** What is open stays judged until somebody has dealt with it (design: architecture §4). */
  private void requireNoOpenAlert(List<String> touched, String zh, String en) {
    Set<String> open = new HashSet<>();
    for (List<String> chunk : chunks(touched)) {
      alerts.findByOpenKeyIn(chunk).forEach(alert -> open.add(alert.subject().watch()));
    }
    if (!open.isEmpty()) {
      String names = String.join(", ", open.stream().sorted().limit(10).toList());
      throw ProblemCode.OPEN_ALERT
          .saying(
              "监视项 " + names + " 尚有未关闭的报警，" + zh + "；请先处理并签收，再导入",
              names
                  + " has an open Alert and "
                  + en
                  + "; deal with it, acknowledge it, and import again")
          .at("/points")
          .exception();
    }
  }

  private void write(Lane lane, PlantChange change) {
    rows.gateways().saveAll(change.newGateways);
    rows.gateways().updateAll(change.changedGateways);
    rows.points().saveAll(change.newPoints);
    rows.points().updateAll(change.changedPoints);
    rows.watches().saveAll(change.newWatches);
    rows.watches().updateAll(change.changedWatches);
    rows.lanes()
        .count(
            lane.id(),
            lane.points() + change.pointsAdded(),
            change.nextSlot(),
            change.nextWatch(),
            change.nextGateway());
  }

  private static List<List<String>> chunks(List<String> all) {
    List<List<String>> chunks = new ArrayList<>();
    for (int i = 0; i < all.size(); i += CHUNK) {
      chunks.add(all.subList(i, Math.min(all.size(), i + CHUNK)));
    }
    return chunks;
  }
}
