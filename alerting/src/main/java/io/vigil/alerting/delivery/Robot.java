package io.vigil.alerting.delivery;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the robots of chats have in common: a text in JSON, posted to an address with a token, and
 * answers that say in the body whether the text was taken, whatever the status. Plain text, because
 * names in it are not ours and must not become markup. Blocking; any thread.
 */
@Singleton
class Robot {
  /** WeCom takes 2,048 bytes of UTF-8, DingTalk more. */
  private static final int MOST_BYTES = 2_000;

  private final Poster poster;
  private final Contents contents;
  private final ChannelVault vault;
  private final JsonMapper json;

  Robot(Poster poster, Contents contents, ChannelVault vault, JsonMapper json) {
    this.poster = poster;
    this.contents = contents;
    this.vault = vault;
    this.json = json;
  }

  /** A message as both chats take it. */
  @Serdeable
  record Message(String msgtype, Text text) {}

  /** Its text. */
  @Serdeable
  record Text(String content) {}

  /** What both chats answer; 0 if they took it. */
  @Serdeable
  record Verdict(@Nullable Integer errcode) {}

  /** Says what the request tells, with these parameters besides the token. */
  Answer say(DeliveryRequest request, Map<String, String> parameters) throws IOException {
    Channel channel = request.channel();
    Map<String, String> query = new HashMap<>(parameters);
    query.put(channel.kind().token(), vault.open(channel.id(), channel.token()));
    String text = new Digest(contents.newest(request)).text(channel.words().tongue(), MOST_BYTES);
    byte[] body = json.writeValueAsBytes(new Message("text", new Text(text)));
    return poster.post(Post.of(request, body).asking(query), this::isTaken);
  }

  private boolean isTaken(String answer) {
    try {
      Verdict verdict = json.readValue(answer, Verdict.class);
      return verdict != null && Integer.valueOf(0).equals(verdict.errcode());
    } catch (IOException e) {
      return false;
    }
  }
}
