package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import io.vigil.sim.plant.Plant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets planned scenarios happen to a mine face, one after the other, and remembers when each began:
 * the ground truth. It moves the plant second by second on a clock that is driven from outside.
 *
 * <p>One thread moves it; {@link #happened} may be asked from any.
 */
public final class ScenarioPlayer {
  private static final long SECOND = 1_000;
  private static final int MOST_REMEMBERED = 10_000;

  private final MineFace plant;
  private final Iterator<Planned> plan;
  private final List<Happened> happened = new ArrayList<>();
  private @Nullable Happened current;
  private long nextStart;
  private long now = Long.MIN_VALUE;

  /** Plays the plan on the plant. */
  public ScenarioPlayer(MineFace plant, Iterator<Planned> plan) {
    this.plant = plant;
    this.plan = plan;
  }

  /** Plays these scenarios one after the other, the first at once. */
  public static ScenarioPlayer of(MineFace plant, List<? extends Scenario> scenarios) {
    List<Planned> plan = new ArrayList<>();
    scenarios.forEach(scenario -> plan.add(new Planned(0, scenario)));
    return new ScenarioPlayer(plant, plan.iterator());
  }

  /** Moves plant and plan to this moment, milliseconds UTC; not before that of the last call. */
  public void stepTo(long millis, Plant.Sink sink) {
    long last = millis - Math.floorMod(millis, SECOND);
    if (now == Long.MIN_VALUE) {
      now = last - SECOND;
      nextStart = last;
      planNext();
    }
    while (now < last) {
      now += SECOND;
      act();
      plant.stepTo(now, sink);
    }
  }

  private void act() {
    Happened running = current;
    if (running == null) {
      return;
    }
    long since = now - running.start();
    if (since < 0) {
      return;
    }
    if (since == 0) {
      remember(running);
    }
    running.scenario().act(plant, since);
    if (since >= running.scenario().length().toMillis()) {
      nextStart = now;
      planNext();
    }
  }

  private void planNext() {
    if (!plan.hasNext()) {
      current = null;
      return;
    }
    Planned planned = plan.next();
    long start = nextStart + planned.afterMillis();
    current = new Happened(start - Math.floorMod(start, SECOND), planned.scenario());
    if (current.start() == now) {
      act();
    }
  }

  private void remember(Happened begun) {
    synchronized (happened) {
      if (happened.size() == MOST_REMEMBERED) {
        happened.remove(0);
      }
      happened.add(begun);
    }
  }

  /** The scenarios that began so far, the newest ten thousand. */
  public List<Happened> happened() {
    synchronized (happened) {
      return List.copyOf(happened);
    }
  }
}
