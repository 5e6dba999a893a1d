package io.vigil.alerting.delivery;

import io.micronaut.data.annotation.Embeddable;

/**
 * In what words a channel is told.
 *
 * @param format of the body, for webhooks
 * @param tongue language of texts, for robots and phones
 */
@Embeddable
record ChannelWords(WebhookFormat format, Tongue tongue) {
  /** As a channel is told of which nothing else was said. */
  static final ChannelWords DEFAULT = new ChannelWords(WebhookFormat.ALERTMANAGER, Tongue.ZH);
}
