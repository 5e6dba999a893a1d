package io.vigil.alerting.intake;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertDuty;
import io.vigil.alerting.alert.AlertEdit;
import io.vigil.alerting.alert.AlertMarks;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.AlertWriter;
import io.vigil.alerting.alert.AlertWriter.Change;
import io.vigil.alerting.alert.WatchState;
import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.AlertEvent;
import io.vigil.model.alert.AlertLifecycle;
import io.vigil.model.alert.AlertPolicy;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.FoundActivation;
import io.vigil.model.alert.WatchMemory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an Alert of what was found in a gap: of mode HISTORY, over when it comes, and before people
 * until one has seen it. Nobody is called, nothing sounds, no time runs out, and the real Alert of
 * the Watch is not touched. What a real Alert told people at that time is no news.
 *
 * <p>Its key is the activation's id, which is the same however often the gap is judged. Within a
 * transaction of the journal; blocking.
 */
@Singleton
class FoundAlerts {
  private final AlertRepository alerts;
  private final AlertWriter writer;
  private final WatchStateRepository states;
  private final Descriptions descriptions;

  FoundAlerts(
      AlertRepository alerts,
      AlertWriter writer,
      WatchStateRepository states,
      Descriptions descriptions) {
    this.alerts = alerts;
    this.writer = writer;
    this.states = states;
    this.descriptions = descriptions;
  }

  /** Applies them; how many were news. */
  int apply(List<FoundActivation> found, JournalPen pen) {
    Map<String, ActivationEvent> news = news(found);
    if (news.isEmpty()) {
      return 0;
    }
    Set<String> watches = new HashSet<>();
    news.values().forEach(event -> watches.add(event.watch()));
    Map<String, WatchDescription> described = descriptions.ofWatches(watches);
    List<Change> changes = new ArrayList<>();
    List<WatchState> born = new ArrayList<>();
    news.forEach(
        (key, event) -> {
          WatchMemory memory = memory(event);
          born.add(WatchState.unheard(key, event.lane()).with(memory).begun(onset(event)));
          changes.add(
              Change.of(null, alert(key, described.get(event.watch()), event, memory, pen)));
        });
    states.saveAll(born);
    writer.writeAll(changes, pen);
    return news.size();
  }

  private Map<String, ActivationEvent> news(List<FoundActivation> found) {
    Map<String, ActivationEvent> news = new LinkedHashMap<>();
    found.forEach(one -> news.putIfAbsent(key(one), one.last()));
    states.findByWatchIn(news.keySet()).forEach(known -> news.remove(known.watch()));
    news.values().removeIf(event -> alerts.wasTrue(event.watch(), onset(event)));
    return news;
  }

  private static String key(FoundActivation found) {
    return "found/" + found.last().activation();
  }

  /** The condition came and went; who has to see that is a matter of its severity. */
  private static WatchMemory memory(ActivationEvent event) {
    AlertPolicy policy = AlertPolicy.of(event.severity());
    WatchMemory began =
        AlertLifecycle.step(WatchMemory.START, AlertEvent.CONDITION_TRUE, policy).to();
    return AlertLifecycle.step(began, AlertEvent.CONDITION_FALSE, policy).to();
  }

  private static Alert alert(
      String key,
      @Nullable WatchDescription watch,
      ActivationEvent event,
      WatchMemory memory,
      JournalPen pen) {
    Alert raised =
        Alert.raised(
            pen.next(),
            Evidence.subject(key, watch, event),
            Evidence.found(watch, event),
            AlertDuty.unassigned(false),
            AlertMarks.NONE,
            AlertLifecycle.displayed(memory),
            new Alert.Onset(event.activation(), onset(event), pen.now(), null));
    boolean over = memory.base() == AlertState.NORMAL;
    AlertEdit edit = raised.edit().cleared(Instant.ofEpochMilli(event.at()));
    if (event.endReason() != ActivationEvent.EndReason.NONE) {
      edit.ended(event.endReason().name());
    }
    Alert alert = (over ? edit.close() : edit).at(pen.now(), over ? pen.next().next() : pen.next());
    pen.record(
        JournalKind.FOUND, pen.now(), alert, null, EntryDetail.of(event, alert.evidence(), null));
    if (over) {
      pen.record(JournalKind.CLOSED, pen.now(), alert, null, "{}");
    }
    return alert;
  }

  private static Instant onset(ActivationEvent event) {
    return Instant.ofEpochMilli(event.onset());
  }
}
