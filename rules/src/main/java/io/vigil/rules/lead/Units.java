package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The units of a lane whose points are looked at together. Mutable; one thread. */
final class Units {
  /** By the slot of the point that chooses them. */
  private final TreeMap<Integer, ChosenUnit> chosen = new TreeMap<>();

  /** The same by the slots of their channels. */
  private @Nullable ChosenUnit[] byChannel = {};

  /** The unit that the point is a channel of; null if of none. */
  @Nullable ChosenUnit ofChannel(int slot) {
    return slot < byChannel.length ? byChannel[slot] : null;
  }

  /** The unit that the point chooses; null if none. */
  @Nullable ChosenUnit ofHome(int slot) {
    return chosen.get(slot);
  }

  /**
   * Chooses anew, as the points are defined now. A unit whose channels are the same goes on.
   *
   * @return slots of the homes of units that are not what they were
   */
  List<Integer> choose(List<PointDefinition> points) {
    Map<String, List<PointDefinition>> byUnit = new HashMap<>();
    List<PointDefinition> homes = new ArrayList<>();
    for (PointDefinition point : points) {
      if (ChosenUnit.isHome(point)) {
        homes.add(point);
        byUnit.put(unitOf(point), new ArrayList<>());
      }
    }
    if (homes.isEmpty() && chosen.isEmpty()) {
      return List.of();
    }
    for (PointDefinition point : points) {
      List<PointDefinition> unit = byUnit.get(unitOf(point));
      if (unit != null) {
        unit.add(point);
      }
    }
    TreeMap<Integer, ChosenUnit> wanted = new TreeMap<>();
    for (PointDefinition home : homes) {
      int[] slots = ChosenUnit.channels(home, byUnit.getOrDefault(unitOf(home), List.of()));
      if (slots.length > 0) {
        wanted.put(home.slot(), ChosenUnit.anew(home, slots));
      }
    }
    return replace(wanted);
  }

  private List<Integer> replace(TreeMap<Integer, ChosenUnit> wanted) {
    List<Integer> others = new ArrayList<>();
    chosen.forEach(
        (home, unit) -> {
          ChosenUnit now = wanted.get(home);
          if (now != null && now.isAs(unit)) {
            wanted.put(home, unit);
          } else {
            others.add(home);
          }
        });
    chosen.clear();
    chosen.putAll(wanted);
    index();
    return others;
  }

  /** Learns the unit anew. */
  void restart(ChosenUnit unit) {
    chosen.put(unit.home(), unit.anew());
    index();
  }

  private void index() {
    byChannel = new @Nullable ChosenUnit[0];
    for (ChosenUnit unit : chosen.values()) {
      int[] slots = unit.slots();
      int most = slots[slots.length - 1];
      byChannel = most < byChannel.length ? byChannel : Arrays.copyOf(byChannel, most + 1);
      for (int slot : slots) {
        byChannel[slot] = unit;
      }
    }
  }

  private static String unitOf(PointDefinition point) {
    return point.enterprise() + "/" + point.unit();
  }

  void put(ByteWriter out) {
    out.putVarLong(chosen.size());
    chosen.values().forEach(unit -> unit.put(out));
  }

  static Units get(ByteReader in, byte version) {
    Units units = new Units();
    for (int left = in.getVarInt(); left > 0; left--) {
      ChosenUnit unit = ChosenUnit.get(in, version);
      units.chosen.put(unit.home(), unit);
    }
    units.index();
    return units;
  }

  Units copy() {
    ByteWriter out = new ByteWriter(1 << 10);
    put(out);
    return get(new ByteReader(out.toByteArray()), LeadStateCodec.VERSION);
  }
}
