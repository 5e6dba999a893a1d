package io.vigil.model.wire.sparkplug;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code spBv1.0/{group}/{type}/{edge node}[/{device}]} (Sparkplug 3.0, 4.1). The group is an
 * enterprise and the edge node one of its gateways, so that the broker can bind both to a
 * credential.
 *
 * @param group the tenant
 * @param type what is said
 * @param edgeNode name of the gateway
 * @param device behind it; empty where the edge node itself is meant
 */
public record SparkplugTopic(String group, Type type, String edgeNode, String device) {
  /** What all topics begin with. */
  public static final String NAMESPACE = "spBv1.0";

  /** What is said by an edge node or of a device of it; commands come from hosts. */
  public enum Type {
    NBIRTH,
    NDATA,
    NDEATH,
    DBIRTH,
    DDATA,
    DDEATH;

    /** Whether a device is meant. */
    public boolean isOfDevice() {
      return this == DBIRTH || this == DDATA || this == DDEATH;
    }
  }

  /** Whether the topic is one of Sparkplug at all. */
  public static boolean isSparkplug(String topic) {
    return topic.startsWith(NAMESPACE + "/");
  }

  /** Reads a topic of an edge node; empty if it is none, such as a command. */
  public static Optional<SparkplugTopic> parse(String topic) {
    String[] levels = topic.split("/", -1);
    if (levels.length < 4 || levels.length > 5 || !levels[0].equals(NAMESPACE)) {
      return Optional.empty();
    }
    boolean isOfDevice = levels.length == 5;
    for (Type type : Type.values()) {
      if (type.name().equals(levels[2]) && type.isOfDevice() == isOfDevice) {
        String device = isOfDevice ? levels[4] : "";
        return Optional.of(new SparkplugTopic(levels[1], type, levels[3], device));
      }
    }
    return Optional.empty();
  }

  /** Everything that edge nodes of a group say, and nothing of what is said to them. */
  public static List<String> filters(String group) {
    return Arrays.stream(Type.values()).map(type -> topic(group, type, "+")).toList();
  }

  /** The topic, or the filter of devices, of an edge node. */
  public static String topic(String group, Type type, String edgeNode) {
    String node = NAMESPACE + "/" + group + "/" + type + "/" + edgeNode;
    return type.isOfDevice() ? node + "/+" : node;
  }

  /** Where an edge node hears commands. */
  public static String command(String group, String edgeNode) {
    return NAMESPACE + "/" + group + "/NCMD/" + edgeNode;
  }

  /** Where a host says whether it is there. */
  public static String state(String host) {
    return NAMESPACE + "/STATE/" + host;
  }

  /** The code of the point that a metric of this sender is: device and metric, or the metric. */
  public String code(String metric) {
    return device.isEmpty() ? metric : device + "/" + metric;
  }
}
