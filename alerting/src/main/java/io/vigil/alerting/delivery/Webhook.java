package io.vigil.alerting.delivery;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/**
 * Posts to receivers, in the format that the channel asks for and signed if it has a secret.
 * Blocking; any thread.
 */
@Singleton
class Webhook implements Sender {
  private final Poster poster;
  private final Contents contents;
  private final ChannelVault vault;
  private final Clock clock;
  private final JsonMapper json;

  Webhook(Poster poster, Contents contents, ChannelVault vault, Clock clock, JsonMapper json) {
    this.poster = poster;
    this.contents = contents;
    this.vault = vault;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WEBHOOK;
  }

  @Override
  public Answer send(DeliveryRequest request) throws IOException {
    Channel channel = request.channel();
    WebhookBody told = WebhookBody.of(channel.id(), contents.newest(request));
    Post post =
        switch (channel.words().format()) {
          case ALERTMANAGER -> Post.of(request, json.writeValueAsBytes(told));
          case CLOUDEVENTS ->
              Post.of(request, json.writeValueAsBytes(CloudEvent.of(request, told)))
                  .as(CloudEvent.MEDIA_TYPE);
        };
    String secret = vault.open(channel.id(), channel.secret());
    if (secret.isEmpty()) {
      return poster.post(post);
    }
    String signature = WebhookSignature.of(post.body(), secret, clock.instant());
    return poster.post(post.headed(Map.of(WebhookSignature.HEADER, signature)));
  }
}
