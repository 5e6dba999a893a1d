package io.vigil.alerting.delivery;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;

/**
 * A channel as people see it: without its secrets, but whether it has one.
 *
 * @param signed whether it has a secret
 * @param from address that letters come from; empty if it writes none
 * @param recipients addresses that letters go to
 * @param format {@code alertmanager} or {@code cloudevents}
 * @param language {@code zh} or {@code en}
 */
@Serdeable
record ChannelView(
    String id,
    ChannelKind kind,
    String url,
    int leastSeverity,
    String division,
    String enterprise,
    boolean enabled,
    boolean drills,
    boolean signed,
    String from,
    List<String> recipients,
    String format,
    String language) {
  static ChannelView of(Channel channel) {
    return new ChannelView(
        channel.id(),
        channel.kind(),
        channel.url(),
        channel.leastSeverity().number(),
        channel.division(),
        channel.enterprise(),
        channel.enabled(),
        channel.drills(),
        !channel.secret().isEmpty(),
        channel.mail().mailFrom(),
        channel.mail().recipients(),
        channel.words().format().name().toLowerCase(Locale.ROOT),
        channel.words().tongue().name().toLowerCase(Locale.ROOT));
  }
}
