package io.vigil.alerting.delivery;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sends each request by the sender of its channel's kind. Blocking; any thread. */
@Singleton
class Senders {
  private final Map<ChannelKind, Sender> senders = new EnumMap<>(ChannelKind.class);

  Senders(List<Sender> all) {
    all.forEach(one -> senders.put(one.kind(), one));
  }

  /** Sends it once, and says what became of it. */
  Answer send(DeliveryRequest request) throws IOException {
    Sender sender = senders.get(request.channel().kind());
    if (sender == null) {
      throw new IllegalStateException("nobody sends " + request.channel().kind());
    }
    try {
      return sender.send(request);
    } catch (TargetRefused e) {
      return new Answer(e.trouble(), String.valueOf(e.getMessage()));
    }
  }
}
