package io.vigil.alerting.registry;

import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.DefinitionCodec;

/** Definitions as they stand in the registry's rows. Stateless; any thread. */
final class DefinitionBytes {
  private static final int USUAL = 256;

  private DefinitionBytes() {}

  static byte[] of(DefinitionEntry definition) {
    ByteWriter out = new ByteWriter(USUAL);
    DefinitionCodec.put(definition, out);
    return out.toByteArray();
  }

  static DefinitionEntry read(byte[] bytes) {
    return DefinitionCodec.get(new ByteReader(bytes));
  }
}
