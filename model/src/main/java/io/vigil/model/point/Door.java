package io.vigil.model.point;

/** The protocol through which a gateway's readings come in. */
public enum Door {
  MQTT,
  OPC_UA
}
