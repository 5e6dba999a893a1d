package io.vigil.model.lane;

import java.util.List;

/**
 * New versions of definitions; they take effect at their place in the lane. An entry whose version
 * is not newer than the one known changes nothing.
 *
 * @param ownerEpoch see {@link LaneRecord#ownerEpoch}
 * @param appended see {@link LaneRecord#appended}
 * @param entries each complete in itself
 */
public record Definition(int ownerEpoch, long appended, List<DefinitionEntry> entries)
    implements LaneRecord {
  public Definition {
    entries = List.copyOf(entries);
  }
}
