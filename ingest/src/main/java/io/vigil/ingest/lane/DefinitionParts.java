package io.vigil.ingest.lane;

import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.DefinitionCodec;
import java.util.ArrayList;
import java.util.List;

/** Definitions in parts, each small enough to be one record of the log. */
final class DefinitionParts {
  static final int MOST_ENTRIES = 500;
  static final int MOST_BYTES = 512 << 10;

  private DefinitionParts() {}

  /** The entries in order; one empty part if there are none. */
  static List<List<DefinitionEntry>> of(List<? extends DefinitionEntry> entries) {
    List<List<DefinitionEntry>> parts = new ArrayList<>();
    List<DefinitionEntry> part = new ArrayList<>();
    ByteWriter size = new ByteWriter(MOST_BYTES / 8);
    int bytes = 0;
    for (DefinitionEntry entry : entries) {
      DefinitionCodec.put(entry, size.reset());
      if (!part.isEmpty() && (part.size() == MOST_ENTRIES || bytes + size.length() > MOST_BYTES)) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(entry);
      bytes += size.length();
    }
    parts.add(part);
    return parts;
  }
}
