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
 * @param method POST or PUT; empty if it reaches no phones
 * @param body what a gateway gets, with its places
 * @param headers lines of {@code Name: value}, with their places
 * @param taken what an answer holds if it was taken
 * @param phones the numbers it reaches, all but their ends hidden
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
    String method,
    String body,
    List<String> headers,
    String taken,
    List<String> phones,
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
        channel.gateway().gatewayMethod(),
        channel.gateway().gatewayBody(),
        channel.gateway().headerLines(),
        channel.gateway().gatewayTaken(),
        channel.gateway().shownPhones(),
        channel.words().format().name().toLowerCase(Locale.ROOT),
        channel.words().tongue().name().toLowerCase(Locale.ROOT));
  }
}
