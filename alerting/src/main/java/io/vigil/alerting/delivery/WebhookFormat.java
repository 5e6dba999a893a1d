package io.vigil.alerting.delivery;

/** How the body of a webhook is written. */
enum WebhookFormat {
  /** Alertmanager's webhook, version 4. */
  ALERTMANAGER,

  /** CloudEvents 1.0 in structured mode, with the same as its data. */
  CLOUDEVENTS
}
