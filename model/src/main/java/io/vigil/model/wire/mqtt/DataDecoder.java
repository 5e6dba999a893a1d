package io.vigil.model.wire.mqtt;

import com.fasterxml.jackson.core.JsonParser;
import io.vigil.model.lane.Batch;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code data} and {@code backfill} messages. It keeps its columns and the texts that come
 * often from message to message, so that a reading costs no object of its own. One thread.
 */
public final class DataDecoder {
  /** No payload is longer; the broker refuses it before (design: onboarding §6). */
  public static final int MOST_BYTES = 65_536;

  private static final int P = 1;
  private static final int T = 2;
  private static final int X = 4;
  private static final int Q = 8;
  private static final int WHY = 16;
  private static final int U = 32;
  private static final String[] READING = {"p", "t", "x", "q"};

  private static final int R = 1;
  private static final int LATE = 2;
  private static final int AT = 4;
  private static final String[] DATA = {"r"};

  private static final int LONGEST_CODE = 64;
  private static final int LONGEST_WORD = 64;
  private static final String NULL = "null";

  private final TextPool pool;
  private final DataColumns columns = new DataColumns();

  /** A decoder that remembers about this many texts: as many as there are points, or fewer. */
  public DataDecoder(int texts) {
    pool = new TextPool(texts);
  }

  /** The message that these bytes are, or in words why they are none. */
  public Decoded<DataMessage> decode(byte[] payload) {
    columns.clear();
    return MessageIn.decode(payload, MOST_BYTES, this::message);
  }

  private DataMessage message(MessageIn in) throws IOException, BadMessage {
    int seen = 0;
    boolean late = false;
    long at = Batch.NO_AT;
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      if (in.takeEnvelope(name)) {
        continue;
      }
      switch (name) {
        case "late" -> {
          seen = in.once(seen, LATE, name);
          late = in.truth(name);
        }
        case "at" -> {
          seen = in.once(seen, AT, name);
          at = in.whole(name, -MessageIn.MOST, MessageIn.MOST);
        }
        case "r" -> {
          seen = in.once(seen, R, name);
          readings(in);
        }
        case "gap" -> in.skip();
        default -> in.skipUnknown();
      }
    }
    in.requireEnvelope(MessageIn.V | MessageIn.BOOT | MessageIn.SEQ | MessageIn.SENT);
    in.requireAll(seen, R, DATA);
    if (columns.count == 0 && at == Batch.NO_AT) {
      throw in.bad("r", "至少应有一个读数", "must hold a reading");
    }
    return columns.message(in, late, at);
  }

  private void readings(MessageIn in) throws IOException, BadMessage {
    in.beginList("r");
    while (in.nextObject()) {
      columns.begin();
      reading(in, columns.count);
      columns.count++;
    }
  }

  private void reading(MessageIn in, int i) throws IOException, BadMessage {
    int seen = 0;
    String q = "";
    String why = null;
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "p" -> {
          seen = in.once(seen, P, name);
          columns.points[i] = in.text(name, LONGEST_CODE, pool);
        }
        case "t" -> {
          seen = in.once(seen, T, name);
          columns.times[i] = in.whole(name, -MessageIn.MOST, MessageIn.MOST);
        }
        case "x" -> {
          seen = in.once(seen, X, name);
          value(in, i);
        }
        case "q" -> {
          seen = in.once(seen, Q, name);
          q = in.text(name, LONGEST_WORD, pool);
        }
        case "why" -> {
          seen = in.once(seen, WHY, name);
          why = in.text(name, LONGEST_WORD, pool);
        }
        case "u" -> {
          seen = in.once(seen, U, name);
          columns.units[i] = in.text(name, LONGEST_WORD, pool);
          columns.anyUnit = true;
        }
        default -> in.skipUnknown();
      }
    }
    in.requireAll(seen, P | T | X | Q, READING);
    quality(in, i, q, why);
  }

  /** What is no number does not spoil the message: that reading alone is refused, by admission. */
  private void value(MessageIn in, int i) throws IOException, BadMessage {
    JsonParser value = in.value();
    columns.values[i] =
        switch (value.currentToken()) {
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value.getDoubleValue();
          case VALUE_TRUE -> 1;
          case VALUE_FALSE -> 0;
          case VALUE_NULL, VALUE_STRING -> Double.NaN;
          default ->
              throw in.bad("x", "应为数值、true、false 或 null", "must be a number, true, false or null");
        };
    if (!Double.isFinite(columns.values[i])) {
      notNumber(i, value.getText());
    }
  }

  private void notNumber(int i, String text) {
    columns.values[i] = Double.NaN;
    String shown = text.isEmpty() ? "\"\"" : text;
    columns.notNumbers[i] = shown.substring(0, Math.min(shown.length(), LONGEST_WORD));
  }

  private void quality(MessageIn in, int i, String q, @Nullable String why) throws BadMessage {
    QualityReason reason = QualityWords.reason(q, why);
    if (reason == null) {
      throw in.bad(
          "q",
          "应为 GOOD、UNCERTAIN、BAD、CALIBRATING 或 MANUAL",
          "must be GOOD, UNCERTAIN, BAD, CALIBRATING or MANUAL");
    }
    columns.reasons[i] = reason.code();
    settleNotNumber(i, reason);
  }

  /** No value at all is in order when the quality says so. */
  private void settleNotNumber(int i, QualityReason reason) {
    String text = columns.notNumbers[i];
    if (text.isEmpty()) {
      return;
    }
    if (text.equals(NULL) && reason.quality() == Quality.BAD) {
      columns.notNumbers[i] = DataColumns.NONE;
    } else {
      columns.anyNotNumber = true;
    }
  }
}
