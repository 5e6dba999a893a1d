package io.vigil.alerting.delivery;

import jakarta.inject.Singleton;
import java.io.IOException;

/** Sends text messages through an HTTP gateway. Blocking; any thread. */
@Singleton
class Sms implements Sender {
  private final PhoneGateway phones;
  private final Contents contents;

  Sms(PhoneGateway phones, Contents contents) {
    this.phones = phones;
    this.contents = contents;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.SMS;
  }

  @Override
  public Answer send(DeliveryRequest request) throws IOException {
    Tongue tongue = request.channel().words().tongue();
    return phones.say(request, SmsParts.of(new Digest(contents.newest(request)), tongue));
  }
}
