package io.vigil.model.wire;

import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.WatchDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * Definitions as bytes, in lanes and in the log topic {@code definitions}, where each value also
 * names its lane. Stateless; any thread.
 */
public final class DefinitionCodec {
  private static final byte VERSION = 1;
  private static final byte GATEWAY = 1;
  private static final byte POINT = 2;

  /** As {@link #GATEWAY} and {@link #POINT}, and behind them where they are reached. */
  private static final byte REACHED_GATEWAY = 3;

  private static final byte REACHED_POINT = 4;

  /** As {@link #REACHED_POINT}, and behind it the seed of its forest. */
  private static final byte FOREST_POINT = 5;

  private DefinitionCodec() {}

  /** A definition and the lane it belongs to: a value of the log topic {@code definitions}. */
  public record Addressed(int lane, DefinitionEntry entry) {}

  /** The key under which the newest version of a definition stands in the compacted topic. */
  public static String key(DefinitionEntry entry) {
    if (entry instanceof GatewayDefinition gateway) {
      return "gateway/" + gateway.enterprise() + "/" + gateway.name();
    }
    return "point/" + ((PointDefinition) entry).id();
  }

  /** The value of the log topic {@code definitions}. */
  public static byte[] encode(Addressed addressed) {
    ByteWriter out = new ByteWriter(256);
    out.putByte(VERSION).putVarLong(addressed.lane());
    put(addressed.entry(), out);
    return out.toByteArray();
  }

  /** Reads a value of the log topic; throws {@link CorruptBytesException} if it is none. */
  public static Addressed decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("definition of version " + version);
    }
    try {
      Addressed addressed = new Addressed(in.getVarInt(), get(in));
      in.requireEnd();
      return addressed;
    } catch (IllegalArgumentException e) {
      throw new CorruptBytesException("definition: " + e.getMessage(), e);
    }
  }

  /** Writes one entry, so that {@link #get} reads it: for lane records and for state. */
  public static void put(DefinitionEntry entry, ByteWriter out) {
    if (entry instanceof GatewayDefinition gateway) {
      Endpoint endpoint = gateway.endpoint();
      out.putByte(endpoint == null ? GATEWAY : REACHED_GATEWAY)
          .putVarLong(gateway.number())
          .putVarLong(gateway.version())
          .putText(gateway.enterprise())
          .putText(gateway.name())
          .putVarLong(gateway.door().ordinal())
          .putVarLong(gateway.mode().ordinal())
          .putBoolean(gateway.retired());
      if (endpoint != null) {
        out.putText(endpoint.url()).putVarLong(endpoint.security().ordinal());
      }
    } else if (entry instanceof PointDefinition point) {
      byte kind = kind(point);
      out.putByte(kind);
      putPoint(point, out);
      if (kind != POINT) {
        out.putText(point.source());
      }
      if (kind == FOREST_POINT) {
        out.putVarLong(point.forestSeed());
      }
    }
  }

  private static byte kind(PointDefinition point) {
    if (point.forestSeed() > 0) {
      return FOREST_POINT;
    }
    return point.source().isEmpty() ? POINT : REACHED_POINT;
  }

  /** Reads one entry. */
  public static DefinitionEntry get(ByteReader in) {
    byte kind = in.getByte();
    return switch (kind) {
      case GATEWAY, REACHED_GATEWAY -> getGateway(in, kind == REACHED_GATEWAY);
      case POINT, REACHED_POINT, FOREST_POINT -> getPoint(in, kind);
      default -> throw new CorruptBytesException("definition of kind " + kind);
    };
  }

  private static void putPoint(PointDefinition point, ByteWriter out) {
    out.putVarLong(point.slot())
        .putVarLong(point.version())
        .putText(point.id().enterprise())
        .putText(point.id().code())
        .putText(point.name())
        .putText(point.nameEn())
        .putText(point.unit())
        .putText(point.kind())
        .putVarLong(point.gateway())
        .putVarLong(point.measureUnit().code())
        .putDouble(point.rangeLow())
        .putDouble(point.rangeHigh())
        .putVarLong(point.reporting().ordinal())
        .putVarLong(point.sampleMillis())
        .putVarLong(point.stampMemory())
        .putVarLong(point.sentinels().size());
    point.sentinels().forEach(out::putDouble);
    out.putVarLong(point.watches().size());
    point.watches().forEach(watch -> putWatch(watch, out));
    out.putBoolean(point.retired());
  }

  private static GatewayDefinition getGateway(ByteReader in, boolean reached) {
    return new GatewayDefinition(
        in.getVarInt(),
        in.getVarLong(),
        in.getText(),
        in.getText(),
        in.getConstant(Door.values()),
        in.getConstant(GatewayMode.values()),
        in.getBoolean(),
        reached ? new Endpoint(in.getText(), in.getConstant(Security.values())) : null);
  }

  private static PointDefinition getPoint(ByteReader in, byte kind) {
    return new PointDefinition(
        in.getVarInt(),
        in.getVarLong(),
        new PointId(in.getText(), in.getText()),
        in.getText(),
        in.getText(),
        in.getText(),
        in.getText(),
        in.getVarInt(),
        MeasureUnit.ofCode(in.getVarInt()),
        in.getDouble(),
        in.getDouble(),
        in.getConstant(Reporting.values()),
        in.getVarLong(),
        in.getVarInt(),
        getSentinels(in),
        getWatches(in),
        in.getBoolean(),
        kind == POINT ? "" : in.getText(),
        kind == FOREST_POINT ? in.getVarInt() : 0);
  }

  private static List<Double> getSentinels(ByteReader in) {
    int count = in.getCount(8);
    List<Double> sentinels = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sentinels.add(in.getDouble());
    }
    return sentinels;
  }

  private static List<WatchDefinition> getWatches(ByteReader in) {
    int count = in.getCount(8);
    List<WatchDefinition> watches = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      watches.add(
          new WatchDefinition(
              in.getVarInt(),
              in.getText(),
              in.getVarInt(),
              Severity.ofNumber(in.getVarInt()),
              in.getConstant(Scheme.values()),
              RuleCodec.get(in)));
    }
    return watches;
  }

  private static void putWatch(WatchDefinition watch, ByteWriter out) {
    out.putVarLong(watch.number())
        .putText(watch.ruleId())
        .putVarLong(watch.ruleVersion())
        .putVarLong(watch.severity().number())
        .putVarLong(watch.scheme().ordinal());
    RuleCodec.put(watch.rule(), out);
  }
}
