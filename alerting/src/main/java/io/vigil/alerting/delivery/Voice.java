package io.vigil.alerting.delivery;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** Has people called by an HTTP gateway that speaks. Blocking; any thread. */
@Singleton
class Voice implements Sender {
  private final PhoneGateway phones;
  private final Contents contents;

  Voice(PhoneGateway phones, Contents contents) {
    this.phones = phones;
    this.contents = contents;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.VOICE;
  }

  @Override
  public Answer send(DeliveryRequest request) throws IOException {
    Digest digest = new Digest(contents.newest(request));
    return phones.say(request, List.of(digest.spoken(request.channel().words().tongue())));
  }
}
