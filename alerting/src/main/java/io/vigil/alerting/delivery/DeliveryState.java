package io.vigil.alerting.delivery;

/** How far a delivery has got. */
enum DeliveryState {
  /** To be sent, or to be sent again. */
  WAITING,
  /** The receiver has accepted it. */
  SENT,
  /** Given up: a dead letter, until a person has it sent again. */
  DEAD
}
