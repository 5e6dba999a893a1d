package io.vigil.alerting.intake;

import io.micronaut.data.exceptions.DataAccessException;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertFollower;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.AlertWriter;
import io.vigil.alerting.alert.WatchState;
import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.overlay.OverlayEffects;
import io.vigil.alerting.overlay.Suppressions;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.FoundActivation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Applies a batch of the judge's events: one transaction holds the offset, the Alerts, the journal
 * and what is to be said in the log (design: architecture §2, 7). Used by the intake alone;
 * blocking.
 */
@Singleton
class FactBatch {
  private final Journal journal;
  private final AlertRepository alerts;
  private final AlertWriter writer;
  private final List<AlertFollower> followers;
  private final OverlayEffects overlays;
  private final Suppressions suppressions;
  private final WatchStateRepository states;
  private final Descriptions descriptions;
  private final IntakeOffsetRepository offsets;
  private final LaneEpochs epochs;
  private final FoundAlerts foundAlerts;

  /** What a batch came to: how many events were new, and how many were repeats. */
  record Applied(int fresh, int repeats) {
    private Applied with(int more, int freshOfThem) {
      return new Applied(fresh + freshOfThem, repeats + more - freshOfThem);
    }
  }

  private record Written(Applied applied, Map<Integer, Long> epochsBegun) {}

  FactBatch(
      Journal journal,
      AlertRepository alerts,
      AlertWriter writer,
      List<AlertFollower> followers,
      OverlayEffects overlays,
      Suppressions suppressions,
      WatchStateRepository states,
      Descriptions descriptions,
      IntakeOffsetRepository offsets,
      LaneEpochs epochs,
      FoundAlerts foundAlerts) {
    this.foundAlerts = foundAlerts;
    this.journal = journal;
    this.alerts = alerts;
    this.writer = writer;
    this.followers = List.copyOf(followers);
    this.overlays = overlays;
    this.suppressions = suppressions;
    this.states = states;
    this.descriptions = descriptions;
    this.offsets = offsets;
    this.epochs = epochs;
  }

  /**
   * Whether nothing would change: nothing is open on these watches and nothing is to be opened. A
   * cold start says so for every watch, thousands at once, and none of it needs a transaction.
   */
  boolean isIdle(List<ActivationEvent> events) {
    Set<String> watches = new HashSet<>();
    for (ActivationEvent event : events) {
      if (WatchStory.holds(event) || epochs.isNew(event)) {
        return false;
      }
      watches.add(event.watch());
    }
    return watches.isEmpty() || alerts.findByOpenKeyIn(watches).isEmpty();
  }

  /**
   * Applies the events, and what was found in gaps, and moves the offset, or nothing of it.
   *
   * @throws DataAccessException if the database refused or is away
   */
  Applied apply(
      String partition,
      List<ActivationEvent> events,
      List<FoundActivation> found,
      long nextOffset) {
    Written written =
        journal.write(
            pen -> {
              Applied applied =
                  apply(events, pen).with(found.size(), foundAlerts.apply(found, pen));
              Map<Integer, Long> begun = epochs.write(events, pen.now());
              advance(partition, nextOffset);
              return new Written(applied, begun);
            });
    epochs.committed(written.epochsBegun());
    return written.applied();
  }

  /**
   * Applies the events, or none of them, and leaves the offset where it is: they will be met again
   * in their turn, as repeats.
   *
   * @throws DataAccessException if the database refused or is away
   */
  Applied applyAhead(List<ActivationEvent> events) {
    return journal.write(pen -> apply(events, pen));
  }

  /** Whether the database would take anything at all at this moment. */
  boolean isWritable() {
    return journal.isWritable();
  }

  /** Moves the offset alone; what lies before it changed nothing. */
  void advance(String partition, long nextOffset) {
    if (offsets.advance(partition, nextOffset) == 0) {
      offsets.save(new IntakeOffset(partition, nextOffset));
    }
  }

  private Applied apply(List<ActivationEvent> events, JournalPen pen) {
    AlertChanges changes = new AlertChanges();
    Map<String, WatchStory> stories = stories(events, changes, pen);
    int fresh = 0;
    for (ActivationEvent event : events) {
      WatchStory story = stories.get(event.watch());
      if (story != null && story.apply(event)) {
        fresh++;
      }
    }
    List<Alert> begun = changes.write(writer, pen);
    if (!begun.isEmpty()) {
      followers.forEach(one -> one.raised(begun, pen));
    }
    overlays.shelvesBroken(changes.shelvesBroken(), pen);
    suppressions.follow(writeStates(stories), pen);
    return new Applied(fresh, events.size() - fresh);
  }

  private Map<String, WatchStory> stories(
      List<ActivationEvent> events, AlertChanges changes, JournalPen pen) {
    Map<String, Integer> lanes = new HashMap<>();
    events.forEach(event -> lanes.put(event.watch(), event.lane()));
    if (lanes.isEmpty()) {
      return Map.of();
    }
    Map<String, WatchState> stored = new HashMap<>();
    states.findByWatchIn(lanes.keySet()).forEach(state -> stored.put(state.watch(), state));
    Map<String, Alert> open = new HashMap<>();
    alerts.findByOpenKeyIn(lanes.keySet()).forEach(one -> open.put(one.subject().watch(), one));
    Set<String> toDescribe = new HashSet<>(open.keySet());
    events.stream().filter(WatchStory::holds).forEach(event -> toDescribe.add(event.watch()));
    Map<String, WatchDescription> described = descriptions.ofWatches(toDescribe);
    Map<String, WatchStory> stories = new HashMap<>();
    lanes.forEach(
        (watch, lane) -> {
          WatchState state = stored.get(watch);
          stories.put(
              watch,
              new WatchStory(
                  state == null ? WatchState.unheard(watch, lane) : state,
                  state != null,
                  open.get(watch),
                  described.get(watch),
                  changes,
                  pen));
        });
    return stories;
  }

  /** Writes what is remembered; the Watches of which something is news. */
  private List<String> writeStates(Map<String, WatchStory> stories) {
    List<WatchState> born = new ArrayList<>();
    List<WatchState> changed = new ArrayList<>();
    for (WatchStory story : stories.values()) {
      WatchState state = story.changedState();
      if (state != null) {
        (story.isStored() ? changed : born).add(state);
      }
    }
    if (!born.isEmpty()) {
      states.saveAll(born);
    }
    if (!changed.isEmpty()) {
      states.updateAll(changed);
    }
    return Stream.concat(born.stream(), changed.stream()).map(WatchState::watch).toList();
  }
}
