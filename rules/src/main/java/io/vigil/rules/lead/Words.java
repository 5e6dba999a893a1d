package io.vigil.rules.lead;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import org.jspecify.annotations.Nullable;

/** What stands as found, as bytes. Stateless; any thread. */
final class Words {
  private Words() {}

  static void put(@Nullable Explanation words, ByteWriter out) {
    out.putBoolean(words != null);
    if (words != null) {
      out.putText(words.zh()).putText(words.en());
    }
  }

  static @Nullable Explanation get(ByteReader in) {
    return in.getBoolean() ? new Explanation(in.getText(), in.getText()) : null;
  }
}
