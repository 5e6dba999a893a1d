package io.vigil.model.lane;

import java.util.List;

/**
 * All definitions of the lane, in parts, so that a cold job can start from the middle of the log.
 * Once all parts of a revision have passed, a point that none of them named is gone.
 *
 * @param ownerEpoch see {@link LaneRecord#ownerEpoch}
 * @param appended see {@link LaneRecord#appended}
 * @param revision names the snapshot that the parts belong to; grows
 * @param part number of this part, from 0
 * @param parts how many parts the snapshot has
 * @param entries the definitions of this part
 */
public record Snapshot(
    int ownerEpoch,
    long appended,
    long revision,
    int part,
    int parts,
    List<DefinitionEntry> entries)
    implements LaneRecord {
  public Snapshot {
    if (part < 0 || part >= parts) {
      throw new IllegalArgumentException("part " + part + " of " + parts);
    }
    entries = List.copyOf(entries);
  }
}
