package io.vigil.model.wire.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.vigil.model.point.Names;
import io.vigil.model.refusal.RefusalCode;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message while it is read, token by token. It knows where it stands, so that whatever is wrong
 * is named by its field; and it remembers the sender and the number as soon as they were read, so
 * that even a refused message can be answered. One message, one thread.
 */
final class MessageIn {
  static final int V = 1;
  static final int BOOT = 2;
  static final int SEQ = 4;
  static final int SENT = 8;

  /** The largest whole number that every JSON reader gets right. */
  static final long MOST = (1L << 53) - 1;

  private static final String[] ENVELOPE = {"v", "boot", "seq", "sent"};

  /** Not even the encoding is guessed: what is not UTF-8 is refused. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxNumberLength(100)
                  .maxStringLength(4_096)
                  .maxNameLength(256)
                  .build())
          .build();

  private final JsonParser in;
  private int envelope;
  private String boot = "";
  private long sequence = Decoded.NO_SEQUENCE;
  private long sent;
  private int unknownFields;
  private @Nullable String list;
  private int index;

  private MessageIn(JsonParser in) {
    this.in = in;
  }

  /** Reads the fields of one kind of message. */
  interface Body<M> {
    M read(MessageIn in) throws IOException, BadMessage;
  }

  /** Reads a message and says in words what is wrong with it. */
  static <M> Decoded<M> decode(byte[] payload, int mostBytes, Body<M> body) {
    if (payload.length > mostBytes) {
      return refused(RefusalCode.TOO_LARGE, "", Decoded.NO_SEQUENCE, payload.length, mostBytes);
    }
    try (JsonParser parser = JSON.createParser(payload)) {
      MessageIn in = new MessageIn(parser);
      try {
        in.requireObject(in.in.nextToken(), "");
        M message = body.read(in);
        in.requireEnd();
        // Last, so that the sender hears which of its messages it was.
        int foreign = Utf8.firstBad(payload);
        return foreign < 0
            ? new Decoded.Value<>(message)
            : SyntaxWords.notUtf8(payload, foreign).refused(in.boot, in.sequence);
      } catch (BadMessage e) {
        return new Decoded.Refused<>(
            RefusalCode.MESSAGE_BAD,
            in.boot,
            in.sequence,
            RefusalCode.MESSAGE_BAD.zh(e.field, e.zh),
            RefusalCode.MESSAGE_BAD.en(e.field, e.en));
      } catch (JsonProcessingException e) {
        return SyntaxWords.of(e, parser, payload).refused(in.boot, in.sequence);
      }
    } catch (IOException e) {
      throw new AssertionError("an array can be opened and closed", e);
    }
  }

  String boot() {
    return boot;
  }

  long sequence() {
    return sequence;
  }

  long sent() {
    return sent;
  }

  int unknownFields() {
    return unknownFields;
  }

  /** The next field of the object; null at its end. Its value is the next token. */
  @Nullable String nextField() throws IOException {
    return in.nextFieldName();
  }

  /** Takes the fields that nearly every message has; false if this is none of them. */
  boolean takeEnvelope(String name) throws IOException, BadMessage {
    switch (name) {
      case "v" -> {
        envelope = once(envelope, V, name);
        if (whole(name, 0, MOST) != 1) {
          throw bad(name, "应为 1", "must be 1");
        }
      }
      case "boot" -> {
        envelope = once(envelope, BOOT, name);
        String text = text(name, 32);
        if (!Names.isBoot(text)) {
          throw bad(name, "应为 1–32 位字母、数字或 “-”", "must be 1 to 32 of 0-9, a-z, A-Z and -");
        }
        boot = text;
      }
      case "seq" -> {
        envelope = once(envelope, SEQ, name);
        sequence = whole(name, 0, MOST);
      }
      case "sent" -> {
        envelope = once(envelope, SENT, name);
        sent = time(name);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Fails unless these fields of the envelope were there. */
  void requireEnvelope(int fields) throws BadMessage {
    requireAll(envelope & fields, fields, ENVELOPE);
  }

  /** Marks a field as seen; fails if it was. */
  int once(int seen, int field, String name) throws BadMessage {
    if ((seen & field) != 0) {
      throw bad(name, "重复", "stands there twice");
    }
    return seen | field;
  }

  /** Fails unless all fields were seen; field {@code 1 << i} is called {@code names[i]}. */
  void requireAll(int seen, int fields, String[] names) throws BadMessage {
    int missing = fields & ~seen;
    if (missing != 0) {
      String name = names[Integer.numberOfTrailingZeros(missing)];
      throw bad(name, "缺少必填字段", "is missing");
    }
  }

  /** Passes over the value of a field that nobody knows, and counts it. */
  void skipUnknown() throws IOException {
    unknownFields++;
    skip();
  }

  /** Passes over the value of a field. */
  void skip() throws IOException {
    in.nextToken();
    in.skipChildren();
  }

  /** Begins a list of objects or lists. */
  void beginList(String name) throws IOException, BadMessage {
    if (in.nextToken() != JsonToken.START_ARRAY) {
      throw bad(name, "应为列表", "must be a list");
    }
    list = name;
    index = -1;
  }

  /** The next object of the list; false at the end of the list. */
  boolean nextObject() throws IOException, BadMessage {
    if (!nextElement()) {
      return false;
    }
    requireObject(in.currentToken(), "");
    return true;
  }

  /** The next list of exactly two whole numbers into {@code pair}; false at the end of the list. */
  boolean nextPair(long[] pair) throws IOException, BadMessage {
    if (!nextElement()) {
      return false;
    }
    if (in.currentToken() == JsonToken.START_ARRAY) {
      pair[0] = whole("0", 0, MOST);
      pair[1] = whole("1", 0, MOST);
      if (in.nextToken() == JsonToken.END_ARRAY && pair[0] <= pair[1]) {
        return true;
      }
    }
    throw bad("", "应为 [起, 止]", "must be [first, last]");
  }

  private boolean nextElement() throws IOException {
    index++;
    if (in.nextToken() == JsonToken.END_ARRAY) {
      list = null;
      return false;
    }
    return true;
  }

  /** A text of 1 to {@code longest} characters. */
  String text(String name, int longest) throws IOException, BadMessage {
    requireText(name, longest);
    return in.getText();
  }

  /** A text that comes often; see {@link TextPool}. */
  String text(String name, int longest, TextPool pool) throws IOException, BadMessage {
    requireText(name, longest);
    return pool.of(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
  }

  /** A text that people will read in a log: no line breaks or other control characters. */
  String line(String name, int longest) throws IOException, BadMessage {
    String text = text(name, longest);
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw bad(name, "不得含控制字符", "must hold no control characters");
    }
    return text;
  }

  /** A list of at least one text of 1 to {@code longest} characters each. */
  List<String> texts(String name, int longest) throws IOException, BadMessage {
    if (in.nextToken() != JsonToken.START_ARRAY) {
      throw bad(name, "应为列表", "must be a list");
    }
    List<String> texts = new ArrayList<>();
    while (in.nextToken() == JsonToken.VALUE_STRING
        && in.getTextLength() > 0
        && in.getTextLength() <= longest) {
      texts.add(in.getText());
    }
    if (in.currentToken() != JsonToken.END_ARRAY || texts.isEmpty()) {
      throw bad(
          name + "/" + texts.size(),
          "应为 1–" + longest + " 个字符",
          "must be a text of 1 to " + longest + " characters");
    }
    return texts;
  }

  /** A whole number from {@code least} to {@code most}. */
  long whole(String name, long least, long most) throws IOException, BadMessage {
    if (in.nextToken() == JsonToken.VALUE_NUMBER_INT
        && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      long value = in.getLongValue();
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw bad(
        name,
        "应为 " + least + " 至 " + most + " 的整数",
        "must be a whole number from " + least + " to " + most);
  }

  /** A finite number. */
  double number(String name) throws IOException, BadMessage {
    JsonToken token = in.nextToken();
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = in.getDoubleValue();
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw bad(name, "应为数值", "must be a number");
  }

  /** A truth value. */
  boolean truth(String name) throws IOException, BadMessage {
    return switch (in.nextToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw bad(name, "应为 true 或 false", "must be true or false");
    };
  }

  /** A time in RFC 3339, as milliseconds UTC. */
  long time(String name) throws IOException, BadMessage {
    try {
      return Rfc3339.parse(text(name, 4_096));
    } catch (DateTimeException e) {
      throw bad(
          name,
          "应为带时区的时间，例如 2026-11-22T16:02:11.120+08:00",
          "must be a time with offset such as 2026-11-22T16:02:11.120+08:00");
    }
  }

  /** Moves to the value of the field; for fields that may be of several types. */
  JsonParser value() throws IOException {
    in.nextToken();
    return in;
  }

  /** What is wrong with a field of where we stand. */
  BadMessage bad(String name, String zh, String en) {
    return new BadMessage(place(name), zh, en);
  }

  private String place(String name) {
    if (list == null) {
      return name.isEmpty() ? "/" : name;
    }
    return list + "/" + index + (name.isEmpty() ? "" : "/" + name);
  }

  private void requireText(String name, int longest) throws IOException, BadMessage {
    if (in.nextToken() != JsonToken.VALUE_STRING) {
      throw bad(name, "应为文字", "must be a text");
    }
    int length = in.getTextLength();
    if (length == 0 || length > longest) {
      throw bad(
          name, "应为 1–" + longest + " 个字符", "must be a text of 1 to " + longest + " characters");
    }
  }

  private void requireObject(@Nullable JsonToken token, String name) throws BadMessage {
    if (token != JsonToken.START_OBJECT) {
      throw bad(name, "应为 JSON 对象", "must be a JSON object");
    }
  }

  private void requireEnd() throws IOException, BadMessage {
    if (in.nextToken() != null) {
      throw bad("", "对象之后还有内容", "must end after the object");
    }
  }

  private static <M> Decoded<M> refused(
      RefusalCode code, String boot, long sequence, Object... words) {
    return new Decoded.Refused<>(code, boot, sequence, code.zh(words), code.en(words));
  }
}
