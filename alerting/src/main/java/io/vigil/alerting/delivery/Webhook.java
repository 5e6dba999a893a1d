package io.vigil.alerting.delivery;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;

/** Posts to receivers in the format of Alertmanager's webhook. Blocking; any thread. */
@Singleton
class Webhook implements Sender {
  private final Poster poster;
  private final Contents contents;
  private final JsonMapper json;

  Webhook(Poster poster, Contents contents, JsonMapper json) {
    this.poster = poster;
    this.contents = contents;
    this.json = json;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WEBHOOK;
  }

  @Override
  public Answer send(DeliveryRequest request) throws IOException {
    byte[] body =
        json.writeValueAsBytes(WebhookBody.of(request.channel().id(), contents.newest(request)));
    return poster.post(Poster.Post.of(request, Map.of(), body));
  }
}
