package io.vigil.sim.replay;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What Vigil itself said of the cells of one play in its log topic {@code refused}: a second
 * witness beside the store. A refusal said twice counts once; the topic is written at least once.
 * One thread.
 */
public final class SaidRefusals {
  private final Map<Place, EnumMap<RefusalCode, Refusal>> said = new LinkedHashMap<>();

  /** One stamp of a point. */
  private record Place(String point, long time) {}

  /** Takes one refusal of the play. */
  public void add(Refusal refusal) {
    String point = Objects.requireNonNullElse(refusal.point(), "");
    said.computeIfAbsent(
            new Place(point, refusal.time()), place -> new EnumMap<>(RefusalCode.class))
        .put(refusal.code(), refusal);
  }

  /** How many stamps of points were spoken of. */
  public int size() {
    return said.size();
  }

  /** Whether it was said of the cell what its fate demands; of some, nothing need be said. */
  boolean agreeOn(Cell cell) {
    return switch (cell.fate()) {
      case SENTINEL -> has(RefusalCode.VALUE_SENTINEL, cell);
      case CONFLICT -> has(RefusalCode.VALUE_CONFLICT, cell);
      case TEXT -> has(RefusalCode.VALUE_NAN, cell);
      case STORED, BACKWARD, DUPLICATE, UNCARRIED, EMPTY -> true;
    };
  }

  private boolean has(RefusalCode code, Cell cell) {
    EnumMap<RefusalCode, Refusal> known = said.get(new Place(cell.point(), cell.time()));
    return known != null && known.containsKey(code);
  }

  /** What was said of stamps at which none of these cells stands. */
  List<Refusal> besides(List<Cell> spokenOf) {
    Set<Place> places = new HashSet<>();
    spokenOf.forEach(cell -> places.add(new Place(cell.point(), cell.time())));
    return said.entrySet().stream()
        .filter(entry -> !places.contains(entry.getKey()))
        .flatMap(entry -> entry.getValue().values().stream())
        .toList();
  }
}
