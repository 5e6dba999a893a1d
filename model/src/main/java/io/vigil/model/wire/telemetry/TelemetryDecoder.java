package io.vigil.model.wire.telemetry;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.JsonTree;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON of ThingsBoard's device and gateway interfaces, and of Neuron's formats "values" and "tags",
 * in; values out. Whatever comes, nothing is thrown. Stateless; any thread.
 *
 * <pre>
 * device    {"k":1}   {"ts":…,"values":{"k":1}}   [one of both, …]      code k
 * gateway   {"D1":[{"ts":…,"values":{"k":1}}, …], …}                    code D1/k
 * Neuron    {"timestamp":…,"node":"n","group":"g","values":{"k":1},"errors":{"e":3000}}
 *           {…,"tags":[{"name":"k","value":1},{"name":"e","error":3000}]}   code n/g/k
 * </pre>
 */
public final class TelemetryDecoder {
  private static final int MOST_BYTES = 65_536;

  private TelemetryDecoder() {}

  /** What reads the tree of one kind of message; null where it is none. */
  private interface Shape {
    @Nullable List<Telemetry> read(Object tree);
  }

  /** ThingsBoard, {@code v1/devices/me/telemetry}. */
  public static Decoded<List<Telemetry>> device(byte[] payload) {
    return decode(
        payload,
        "{\"k\":1} / {\"ts\":…,\"values\":{…}}",
        tree -> {
          List<Telemetry> into = new ArrayList<>();
          return device("", tree, into) ? into : null;
        });
  }

  /** ThingsBoard, {@code v1/gateway/telemetry}. */
  public static Decoded<List<Telemetry>> gateway(byte[] payload) {
    return decode(payload, "{\"device\":[{\"ts\":…,\"values\":{…}}]}", TelemetryDecoder::devices);
  }

  /** Neuron, formats "values" and "tags". */
  public static Decoded<List<Telemetry>> neuron(byte[] payload) {
    return decode(
        payload,
        "{\"timestamp\":…,\"node\":\"…\",\"group\":\"…\",\"values\":{…}}",
        TelemetryDecoder::neuron);
  }

  /** The device that {@code v1/gateway/connect} and {@code disconnect} name. */
  public static Decoded<String> deviceName(byte[] payload) {
    List<Complaint> complaints = new ArrayList<>();
    Object tree = payload.length > MOST_BYTES ? null : JsonTree.parseAny(payload, complaints);
    return tree instanceof Map<?, ?> fields && fields.get("device") instanceof String name
        ? new Decoded.Value<>(name)
        : refused(complaints, "{\"device\":\"…\"}");
  }

  private static Decoded<List<Telemetry>> decode(byte[] payload, String wanted, Shape shape) {
    if (payload.length > MOST_BYTES) {
      RefusalCode code = RefusalCode.TOO_LARGE;
      return new Decoded.Refused<>(
          code,
          "",
          Decoded.NO_SEQUENCE,
          code.zh(payload.length, MOST_BYTES),
          code.en(payload.length, MOST_BYTES));
    }
    List<Complaint> complaints = new ArrayList<>();
    Object tree = JsonTree.parseAny(payload, complaints);
    List<Telemetry> values = tree == null ? null : shape.read(tree);
    return values == null ? refused(complaints, wanted) : new Decoded.Value<>(values);
  }

  private static <M> Decoded<M> refused(List<Complaint> complaints, String wanted) {
    RefusalCode code = RefusalCode.MESSAGE_BAD;
    boolean isJson = complaints.isEmpty();
    String zh = isJson ? "应形如 " + wanted : complaints.get(0).zh();
    String en = isJson ? "must look like " + wanted : complaints.get(0).en();
    return new Decoded.Refused<>(code, "", Decoded.NO_SEQUENCE, code.zh("/", zh), code.en("/", en));
  }

  private static boolean device(String before, Object tree, List<Telemetry> into) {
    if (tree instanceof List<?> parts) {
      for (Object part : parts) {
        if (!(part instanceof Map<?, ?> fields) || !values(before, fields, into)) {
          return false;
        }
      }
      return true;
    }
    return tree instanceof Map<?, ?> fields && values(before, fields, into);
  }

  /** One set of values; with a time only in the form that has one. */
  private static boolean values(String before, Map<?, ?> fields, List<Telemetry> into) {
    if (fields.get("ts") instanceof Double ts && fields.get("values") instanceof Map<?, ?> values) {
      add(before, ts.longValue(), values, into);
      return true;
    }
    if (fields.containsKey("ts")) {
      return false;
    }
    add(before, Telemetry.NO_TIME, fields, into);
    return true;
  }

  private static void add(String before, long time, Map<?, ?> values, List<Telemetry> into) {
    JsonTree.fields(values)
        .forEach((key, value) -> into.add(Telemetry.of(before + key, time, value)));
  }

  private static @Nullable List<Telemetry> devices(Object tree) {
    if (!(tree instanceof Map<?, ?> fields)) {
      return null;
    }
    List<Telemetry> into = new ArrayList<>();
    for (Map.Entry<String, Object> device : JsonTree.fields(fields).entrySet()) {
      boolean isRead =
          device.getValue() instanceof List<?>
              && device(device.getKey() + "/", device.getValue(), into);
      if (!isRead) {
        return null;
      }
    }
    return into;
  }

  private static @Nullable List<Telemetry> neuron(Object tree) {
    if (!(tree instanceof Map<?, ?> fields)
        || !(fields.get("node") instanceof String node)
        || !(fields.get("group") instanceof String group)) {
      return null;
    }
    long time =
        fields.get("timestamp") instanceof Double stamp ? stamp.longValue() : Telemetry.NO_TIME;
    String before = node + "/" + group + "/";
    List<Telemetry> into = new ArrayList<>();
    if (fields.get("tags") instanceof List<?> tags) {
      return tags(before, time, tags, into) ? into : null;
    }
    if (!(fields.get("values") instanceof Map<?, ?> values)) {
      return null;
    }
    add(before, time, values, into);
    if (fields.get("errors") instanceof Map<?, ?> errors) {
      JsonTree.fields(errors)
          .keySet()
          .forEach(name -> into.add(Telemetry.bad(before + name, time)));
    }
    return into;
  }

  private static boolean tags(String before, long time, List<?> tags, List<Telemetry> into) {
    for (Object tag : tags) {
      if (!(tag instanceof Map<?, ?> fields) || !(fields.get("name") instanceof String name)) {
        return false;
      }
      Object value = fields.get("value");
      into.add(
          value == null
              ? Telemetry.bad(before + name, time)
              : Telemetry.of(before + name, time, value));
    }
    return true;
  }
}
