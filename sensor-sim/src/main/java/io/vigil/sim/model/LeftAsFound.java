package io.vigil.sim.model;

import io.vigil.sim.plant.Lever;
import io.vigil.sim.scenario.Act;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keeps account of what a scenario has changed and not put back. One thread. */
final class LeftAsFound {
  private final Map<String, Lever> levers;
  private final Set<String> changed = new TreeSet<>();

  LeftAsFound(Map<String, Lever> levers) {
    this.levers = levers;
  }

  /** The next act, in the order of time. */
  void note(Act act) {
    if (act instanceof Act.Move move) {
      Lever lever = levers.get(move.lever());
      boolean isBack = lever != null && lever.start() == move.to();
      note(move.lever(), isBack);
    } else if (act instanceof Act.Release release) {
      note(release.point(), true);
    } else if (act instanceof Act.Connect connect) {
      note(connect.gateway(), true);
    } else if (act instanceof Act.Silence silence) {
      note(silence.point(), false);
    } else if (act instanceof Act.Force force) {
      note(force.point(), false);
    } else if (act instanceof Act.Freeze freeze) {
      note(freeze.point(), false);
    } else if (act instanceof Act.Mark mark) {
      note(mark.point(), false);
    } else if (act instanceof Act.Disconnect disconnect) {
      note(disconnect.gateway(), false);
    }
  }

  private void note(String name, boolean isBack) {
    if (isBack) {
      changed.remove(name);
    } else {
      changed.add(name);
    }
  }

  /** What is not as it was found. */
  Set<String> changed() {
    return changed;
  }
}
