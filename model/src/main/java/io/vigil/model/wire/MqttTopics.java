package io.vigil.model.wire;

import java.util.Optional;

/** MQTT topics between plants and Vigil (design: onboarding §3). */
public final class MqttTopics {
  private MqttTopics() {}

  /** What a gateway says upward. */
  public enum Up {
    DATA("data"),
    BIRTH("birth"),
    DEATH("death"),
    EVENT("event"),
    BACKFILL("backfill"),
    RECEIPT("receipt"),
    /** ThingsBoard's telemetry of one device. */
    TELEMETRY("telemetry"),
    /** ThingsBoard's telemetry of the devices behind a gateway. */
    DEVICES_TELEMETRY("devices-telemetry"),
    /** ThingsBoard: a device behind a gateway is there. */
    DEVICE_CONNECT("device-connect"),
    /** ThingsBoard: a device behind a gateway is gone. */
    DEVICE_DISCONNECT("device-disconnect"),
    /** What EMQ's Neuron publishes. */
    NEURON("neuron");

    private final String level;

    Up(String level) {
      this.level = level;
    }

    /** Whether such messages begin with boot id, number and time of sending: those of Vigil do. */
    public boolean isNumbered() {
      return switch (this) {
        case DATA, BIRTH, EVENT, BACKFILL, RECEIPT -> true;
        case DEATH, TELEMETRY, DEVICES_TELEMETRY, DEVICE_CONNECT, DEVICE_DISCONNECT, NEURON ->
            false;
      };
    }
  }

  /** The tenant, the sender and the kind of message that a topic names. */
  public record Address(String enterprise, String gateway, Up kind) {}

  /** The topic of an upward message. */
  public static String up(String enterprise, String gateway, Up kind) {
    return "ent/" + enterprise + "/up/" + gateway + "/" + kind.level;
  }

  /** The topic on which a gateway is told what is in the log. */
  public static String ack(String enterprise, String gateway) {
    return "ent/" + enterprise + "/down/" + gateway + "/ack";
  }

  /** The topic on which a gateway is told the server's time. */
  public static String time(String enterprise, String gateway) {
    return "ent/" + enterprise + "/down/" + gateway + "/time";
  }

  /** The topic on which the control rooms of a plant hear its Alerts. */
  public static String alerts(String enterprise) {
    return "ent/" + enterprise + "/down/alerts";
  }

  /** The filter of the receipts of all control rooms. */
  public static String allReceipts() {
    return "ent/+/up/+/" + Up.RECEIPT.level;
  }

  /** Reads an upward topic; empty if it is none. */
  public static Optional<Address> parseUp(String topic) {
    String[] levels = topic.split("/", -1);
    if (levels.length != 5 || !levels[0].equals("ent") || !levels[2].equals("up")) {
      return Optional.empty();
    }
    for (Up kind : Up.values()) {
      if (kind.level.equals(levels[4])) {
        return Optional.of(new Address(levels[1], levels[3], kind));
      }
    }
    return Optional.empty();
  }
}
