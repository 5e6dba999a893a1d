package io.vigil.alerting.statistics;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.overlay.OverlayEnd;
import io.vigil.alerting.registry.Inventory;
import io.vigil.alerting.statistics.FactRows.ActivationRow;
import io.vigil.alerting.statistics.FactRows.CaseStepRow;
import io.vigil.alerting.statistics.FactRows.QuietRow;
import io.vigil.alerting.statistics.FactRows.SettledRow;
import io.vigil.alerting.statistics.Facts.Activation;
import io.vigil.alerting.statistics.Facts.Annunciation;
import io.vigil.alerting.statistics.Facts.Handling;
import io.vigil.alerting.statistics.Facts.Plant;
import io.vigil.alerting.statistics.Facts.Quiet;
import io.vigil.alerting.statistics.Facts.Quiet.How;
import io.vigil.alerting.statistics.Facts.Settlement;
import io.vigil.alerting.statistics.Facts.Step;
import io.vigil.alerting.statistics.Facts.What;
import io.vigil.model.alert.Severity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the facts from journal, Alerts, overlays, Cases and registry. Blocking, and outside the
 * transactions of the journal, so it holds up nobody.
 */
@Singleton
class FactReader {
  /** A flood may have begun before the window, and a demand too. */
  private static final Duration BEFORE = Duration.ofHours(1);

  /** Division of the system itself, which is no plant of anybody. */
  private static final String NO_PLACE = "000000";

  /** The entries of Cases that are asked for. */
  private static final Map<JournalKind, What> STEPS =
      Map.of(
          JournalKind.CASE_JOINED, What.JOINED,
          JournalKind.CASE_DISPOSING, What.MEASURE,
          JournalKind.CASE_FALSE_CLAIM, What.FALSE_CLAIM,
          JournalKind.CASE_FEEDBACK, What.FEEDBACK,
          JournalKind.CASE_ESCALATED, What.LATE,
          JournalKind.CASE_CLOSED, What.CLOSED);

  private final FactRepository rows;
  private final Inventory inventory;
  private final JsonMapper json;

  FactReader(FactRepository rows, Inventory inventory, JsonMapper json) {
    this.rows = rows;
    this.inventory = inventory;
    this.json = json;
  }

  Facts read(CountedArea scope, Window window) {
    Area area = new Area(scope.divisions(), scope.enterprises(), window);
    return new Facts(
        annunciations(area),
        settlements(area),
        activations(area),
        quiets(area),
        handlings(area),
        plants(scope));
  }

  private record Area(String divisions, String enterprises, Window window) {
    Instant from() {
      return window.from();
    }

    Instant to() {
      return window.to();
    }
  }

  private List<Annunciation> annunciations(Area area) {
    return rows
        .heard(area.from().minus(BEFORE), area.to(), area.divisions(), area.enterprises())
        .stream()
        .map(
            row ->
                new Annunciation(
                    row.alert(), row.watch(), row.position(), row.severity(), row.at(), row.due()))
        .toList();
  }

  private List<Settlement> settlements(Area area) {
    return rows
        .settled(area.from().minus(BEFORE), area.to(), area.divisions(), area.enterprises())
        .stream()
        .map(row -> new Settlement(row.alert(), row.at(), isByPerson(row)))
        .toList();
  }

  /** A shelf acknowledges; out of service does not. */
  private boolean isByPerson(SettledRow row) {
    return row.kind() == JournalKind.ACKED
        || (row.kind() == JournalKind.OVERLAID
            && isShelf(String.valueOf(detail(row.detail()).get("what"))));
  }

  private List<Activation> activations(Area area) {
    List<Activation> activations = new ArrayList<>();
    Map<String, ActivationRow> open = new HashMap<>();
    for (ActivationRow row :
        rows.activations(area.from(), area.to(), area.divisions(), area.enterprises())) {
      boolean begins = row.kind() == JournalKind.RAISED || row.kind() == JournalKind.REOPENED;
      ActivationRow begun = begins ? open.put(row.alert(), row) : open.remove(row.alert());
      if (begun != null) {
        activations.add(activation(begun, row.at()));
      }
    }
    open.values().forEach(begun -> activations.add(activation(begun, null)));
    return activations;
  }

  private static Activation activation(ActivationRow begun, @Nullable Instant end) {
    return new Activation(
        begun.alert(),
        begun.watch(),
        begun.enterprise() + ":" + begun.point(),
        begun.offline(),
        new Span(begun.at(), end));
  }

  private List<Quiet> quiets(Area area) {
    return rows.quiets(area.from(), area.to(), area.divisions(), area.enterprises()).stream()
        .filter(this::wasInForce)
        .map(
            row ->
                new Quiet(
                    row.watch(),
                    how(row.kind()),
                    isAuthorised(row),
                    new Span(
                        Objects.requireNonNullElse(row.approvedAt(), row.requestedAt()),
                        row.endedAt())))
        .toList();
  }

  /** What was replaced while it still waited for a second person never kept anything quiet. */
  private boolean wasInForce(QuietRow row) {
    boolean replaced = OverlayEnd.REPLACED.name().equals(row.endReason());
    return !replaced || row.recorded() || row.approvedBy() != null || !needsSecond(row);
  }

  private boolean needsSecond(QuietRow row) {
    return !isShelf(row.kind()) || isRed(row.evidence());
  }

  private boolean isAuthorised(QuietRow row) {
    boolean hasSecond = row.approvedBy() != null && !row.approvedBy().equals(row.requestedBy());
    boolean hasPermit = how(row.kind()) != How.OUT_OF_SERVICE || !row.permit().isBlank();
    return row.recorded() && hasPermit && (hasSecond || !needsSecond(row));
  }

  private boolean isRed(@Nullable String evidence) {
    return evidence != null
        && detail(evidence).get("severity") instanceof Number number
        && number.intValue() == Severity.RED.number();
  }

  private static boolean isShelf(String kind) {
    return how(kind) == How.SHELF;
  }

  private static How how(String kind) {
    return kind.startsWith("SHELF_") ? How.SHELF : How.valueOf(kind);
  }

  private List<Handling> handlings(Area area) {
    Map<String, List<Step>> steps = new HashMap<>();
    for (CaseStepRow row :
        rows.caseSteps(area.from(), area.to(), area.divisions(), area.enterprises())) {
      steps
          .computeIfAbsent(row.disposal(), key -> new ArrayList<>())
          .add(new Step(Objects.requireNonNull(STEPS.get(row.kind())), row.at()));
    }
    return rows.cases(area.from(), area.to(), area.divisions(), area.enterprises()).stream()
        .map(
            row ->
                new Handling(
                    row.division(),
                    row.opened(),
                    row.cause(),
                    steps.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private List<Plant> plants(CountedArea scope) {
    return inventory
        .expected(one -> !one.division().equals(NO_PLACE) && scope.holds(one.id(), one.division()))
        .stream()
        .map(
            one ->
                new Plant(
                    one.enterprise().id(),
                    one.enterprise().name(),
                    one.enterprise().nameEn(),
                    one.enterprise().division(),
                    one.enterprise().created(),
                    one.points()))
        .toList();
  }

  private Map<String, Object> detail(String text) {
    try {
      return json.readValue(text, Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException("a journal entry has no JSON detail: " + text, e);
    }
  }
}
