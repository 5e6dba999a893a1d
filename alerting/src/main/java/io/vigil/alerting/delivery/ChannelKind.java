package io.vigil.alerting.delivery;

/** How a channel is told. */
enum ChannelKind {
  /** An HTTP POST in the format of Alertmanager's webhook, version 4. */
  WEBHOOK,
  /** A message to the control rooms of the plant, through the MQTT broker. */
  CONTROL_ROOM
}
