package io.vigil.sim.scenario;

import io.vigil.sim.plant.Plant;
import io.vigil.sim.plant.SimulatedPlant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets scenarios happen to a plant, one at a time: those of a plan, and those that somebody asks
 * for between them. It remembers when each began, the ground truth, and moves the plant second by
 * second on a clock that is driven from outside.
 *
 * <p>Any thread may ask or start; one moves it.
 */
public final class ScenarioPlayer {
  private static final long SECOND = 1_000;
  private static final int MOST_REMEMBERED = 10_000;

  private final SimulatedPlant plant;
  private final Iterator<Planned> plan;

  // Guarded by this.
  private final List<Happened> happened = new ArrayList<>();
  private @Nullable Scenario asked;
  private @Nullable Happened running;
  private @Nullable Planned next;
  private long nextStart;
  private long now = Long.MIN_VALUE;

  /** Plays the plan on the plant. */
  public ScenarioPlayer(SimulatedPlant plant, Iterator<Planned> plan) {
    this.plant = plant;
    this.plan = plan;
  }

  /** Plays these scenarios one after the other, the first at once. */
  public static ScenarioPlayer of(SimulatedPlant plant, List<Scenario> scenarios) {
    return new ScenarioPlayer(
        plant, scenarios.stream().map(scenario -> new Planned(0, scenario)).iterator());
  }

  /** Moves plant and plan to this moment, milliseconds UTC; not before that of the last call. */
  public synchronized void stepTo(long millis, Plant.Sink sink) {
    long last = millis - Math.floorMod(millis, SECOND);
    if (now == Long.MIN_VALUE) {
      // It is settled before anything happens to it, or it would begin where that leads.
      now = last - SECOND;
      plant.settle(now);
      planNext(last);
    }
    while (now < last) {
      now += SECOND;
      act();
      plant.stepTo(now, sink);
    }
  }

  /**
   * Lets a scenario begin with the next second. Returns false, and does nothing, while another one
   * runs, before the plant lives, and while the plant is not in the state that it begins in.
   */
  public synchronized boolean start(Scenario scenario) {
    if (asked != null || running != null || now == Long.MIN_VALUE || !mayBegin(scenario)) {
      return false;
    }
    asked = scenario;
    return true;
  }

  /** One that ends makes room for the next, in the same second. */
  private void act() {
    do {
      beginIfDue();
    } while (running != null && hasEndedAfter(running));
  }

  private void beginIfDue() {
    if (running != null) {
      return;
    }
    Scenario begins = asked;
    if (begins != null) {
      asked = null;
      nextStart = Math.max(nextStart, now + begins.length().toMillis());
    } else {
      begins = nextIfDue();
    }
    if (begins != null) {
      running = new Happened(now, begins);
      remember(running);
    }
  }

  private @Nullable Scenario nextIfDue() {
    Planned planned = next;
    if (planned == null || now < nextStart) {
      return null;
    }
    if (mayBegin(planned.scenario())) {
      next = null;
      return planned.scenario();
    }
    if (now - nextStart >= planned.patienceMillis()) {
      next = null;
      planNext(now);
    }
    return null;
  }

  private boolean mayBegin(Scenario scenario) {
    return scenario.when() == null || plant.isOn(scenario.when());
  }

  private boolean hasEndedAfter(Happened current) {
    long since = now - current.start();
    for (TimedAct timed : current.scenario().acts()) {
      if (timed.atMillis() == since) {
        timed.act().on(plant);
      }
    }
    if (since < current.scenario().length().toMillis()) {
      return false;
    }
    running = null;
    if (next == null) {
      planNext(now);
    }
    return true;
  }

  private void planNext(long after) {
    if (plan.hasNext()) {
      next = plan.next();
      long start = after + next.afterMillis();
      nextStart = start - Math.floorMod(start, SECOND);
    }
  }

  private void remember(Happened begun) {
    if (happened.size() == MOST_REMEMBERED) {
      happened.remove(0);
    }
    happened.add(begun);
  }

  /** The scenarios that began so far, the newest ten thousand. */
  public synchronized List<Happened> happened() {
    return List.copyOf(happened);
  }

  /** The one that runs now, or begins with the next second; empty if none does. */
  public synchronized Optional<Happened> running() {
    return asked == null
        ? Optional.ofNullable(running)
        : Optional.of(new Happened(now + SECOND, asked));
  }
}
