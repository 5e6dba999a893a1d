package io.vigil.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.ingest.down.Answer;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessage.Range;
import io.vigil.model.wire.mqtt.AckMessageCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a sender reads: the acknowledgement that gateways get on {@code down/{gateway}/ack}, or a
 * problem (RFC 9457) with a code and the sentence in both languages.
 *
 * @param status of the HTTP answer
 * @param retrySeconds after how long the same message may be posted again; 0 if that is no use
 * @param body JSON
 */
record PostReply(int status, int retrySeconds, byte[] body) {
  static final int OK = 200;
  private static final int BAD = 400;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** The buckets of quotas fill by a second's worth in a second. */
  private static final int QUOTA_SECONDS = 1;

  private static final int LOG_SECONDS = 5;
  private static final JsonFactory JSON = new JsonFactory();

  /** What became of messages that the log has, or in words of one that it does not have. */
  static PostReply of(List<Answer> answers) {
    List<AckMessage.Entry> rejected = new ArrayList<>();
    List<AckMessage.Entry> flagged = new ArrayList<>();
    for (Answer answer : answers) {
      for (Refusal remark : answer.remarks()) {
        if (remark.point() == null && remark.code().effect() != RefusalCode.Effect.FLAGGED) {
          return problem(status(remark.code()), remark.code().name(), remark.zh(), remark.en());
        }
      }
      rejected.addAll(answer.message().rejected());
      flagged.addAll(answer.message().flagged());
    }
    Answer first = answers.get(0);
    Range all = new Range(first.sequence(), answers.get(answers.size() - 1).sequence());
    AckMessage message = new AckMessage(first.boot(), List.of(all), rejected, flagged);
    return new PostReply(OK, 0, AckMessageCodec.encode(message));
  }

  /** A table that could not be read. */
  static PostReply badTable(String zh, String en) {
    return problem(BAD, "TABLE_BAD", zh, en);
  }

  /** A message with a larger body than is taken. */
  static PostReply tooLarge(long bytes, int most) {
    RefusalCode code = RefusalCode.TOO_LARGE;
    return problem(TOO_LARGE, code.name(), code.zh(bytes, most), code.en(bytes, most));
  }

  static PostReply problem(int status, String code, String zh, String en) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField(
          "type", "urn:vigil:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
      out.writeNumberField("status", status);
      out.writeStringField("code", code);
      out.writeStringField("zh", zh);
      out.writeStringField("en", en);
      out.writeEndObject();
    } catch (IOException e) {
      throw new AssertionError("writing into an array cannot fail", e);
    }
    return new PostReply(status, retrySeconds(status), bytes.toByteArray());
  }

  String type() {
    return status == OK ? "application/json" : "application/problem+json";
  }

  private static int status(RefusalCode code) {
    if (code.effect() == RefusalCode.Effect.WITHHELD) {
      return UNAVAILABLE;
    }
    return switch (code) {
      case RATE, RATE_BYTES -> TOO_MANY;
      case TOO_LARGE -> TOO_LARGE;
      default -> BAD;
    };
  }

  private static int retrySeconds(int status) {
    return switch (status) {
      case TOO_MANY -> QUOTA_SECONDS;
      case UNAVAILABLE -> LOG_SECONDS;
      default -> 0;
    };
  }
}
