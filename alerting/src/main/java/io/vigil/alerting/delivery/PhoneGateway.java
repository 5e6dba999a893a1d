package io.vigil.alerting.delivery;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the HTTP gateway of a channel to tell each of its numbers, one request for each number and
 * text. Who was told is not told again while the rest is tried again; that is kept in memory, so
 * after a start somebody may be told twice. Blocks for as long as one attempt may take once the
 * gateway no longer answers; any thread.
 */
@Singleton
class PhoneGateway {
  private static final int MOST_KEPT = 1_000;

  private final Poster poster;
  private final ChannelVault vault;
  private final GatewayTemplate template;

  /** Number and text that a request has brought already, while others of it are tried again. */
  private final Map<String, Set<String>> told =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
              return size() > MOST_KEPT;
            }
          });

  PhoneGateway(Poster poster, ChannelVault vault, GatewayTemplate template) {
    this.poster = poster;
    this.vault = vault;
    this.template = template;
  }

  /** Tells every number these texts, one after the other. */
  Answer say(DeliveryRequest request, List<String> texts) throws IOException {
    Channel channel = request.channel();
    List<String> phones = List.of(vault.open(channel.id(), channel.token()).split(",", -1));
    Answer failed = null;
    Answer answer = new Answer(null, "");
    for (int i = 0; i < phones.size() && !isAway(answer); i++) {
      answer = say(request, phones.get(i), i + 1, texts);
      if (failed == null && !answer.isAccepted()) {
        String whom = Phones.shown(phones.get(i));
        failed = new Answer(answer.trouble(), whom + ": " + answer.detail());
      }
    }
    if (failed != null) {
      return failed;
    }
    told.remove(request.key());
    return answer;
  }

  private Answer say(DeliveryRequest request, String phone, int number, List<String> texts)
      throws IOException {
    Set<String> done = told.computeIfAbsent(request.key(), any -> ConcurrentHashMap.newKeySet());
    Answer answer = new Answer(null, "");
    for (int part = 1; part <= texts.size() && answer.isAccepted(); part++) {
      String what = phone + "/" + part;
      if (!done.contains(what)) {
        String key = request.key() + "/" + number + "/" + part;
        answer = call(request, phone, texts.get(part - 1), key);
        if (answer.isAccepted()) {
          done.add(what);
        }
      }
    }
    return answer;
  }

  private Answer call(DeliveryRequest request, String phone, String text, String key)
      throws IOException {
    Channel channel = request.channel();
    Gateway gateway = channel.gateway();
    String secret = vault.open(channel.id(), channel.secret());
    GatewayTemplate.Call call = new GatewayTemplate.Call(phone, text, key, secret);
    Post post =
        Post.of(request, template.body(gateway, call))
            .by(gateway.gatewayMethod(), key)
            .headed(template.headers(gateway, call));
    return poster.post(post, answer -> answer.contains(gateway.gatewayTaken()));
  }

  /** Whoever did not answer once keeps nobody waiting for each further number. */
  private static boolean isAway(Answer answer) {
    return answer.trouble() == Trouble.TIMEOUT || answer.trouble() == Trouble.UNREACHABLE;
  }
}
