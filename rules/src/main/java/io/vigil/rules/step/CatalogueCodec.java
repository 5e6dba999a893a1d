package io.vigil.rules.step;

import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.DefinitionCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions of a lane as bytes. Points have much in common, so what they share is written
 * once: profiles (a point without slot, version, code and watches) and templates (a watch without
 * its number). Both are written as definitions, so that {@code model.wire} stays the one place
 * where rules become bytes.
 */
final class CatalogueCodec {
  private static final byte ABSENT = 0;
  private static final byte PRESENT = 1;
  private static final byte RETIRED = 2;
  private static final PointId NOBODY = new PointId("---", "-");
  private static final int LEAST_BYTES_A_WATCH = 2;

  private CatalogueCodec() {}

  static void put(Catalogue catalogue, ByteWriter out) {
    out.putRaw(catalogue.written(CatalogueCodec::definitions));
    catalogue.progress().put(out);
  }

  /** Everything but the progress of a snapshot. */
  private static byte[] definitions(Catalogue catalogue) {
    ByteWriter out = new ByteWriter(32 * (catalogue.slots() + 1));
    out.putVarLong(catalogue.gateways());
    for (int number = 0; number < catalogue.gateways(); number++) {
      GatewayDefinition gateway = catalogue.knownGateway(number);
      out.putByte(gateway == null ? ABSENT : PRESENT);
      if (gateway != null) {
        DefinitionCodec.put(gateway, out);
      }
    }
    Map<PointDefinition, Integer> profiles = new LinkedHashMap<>();
    Map<WatchDefinition, Integer> templates = new LinkedHashMap<>();
    ByteWriter body = new ByteWriter(24 * catalogue.slots());
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      PointDefinition point = catalogue.knownPoint(slot);
      if (point == null) {
        body.putByte(ABSENT);
      } else {
        putPoint(point, profiles, templates, body);
      }
    }
    out.putVarLong(profiles.size());
    profiles.keySet().forEach(profile -> DefinitionCodec.put(profile, out));
    out.putVarLong(templates.size());
    templates.keySet().forEach(template -> DefinitionCodec.put(carrier(template), out));
    out.putVarLong(catalogue.slots());
    out.putBytes(body.toByteArray());
    return out.toByteArray();
  }

  static Catalogue get(ByteReader in) {
    Catalogue catalogue = new Catalogue();
    int gateways = in.getCount(1);
    for (int number = 0; number < gateways; number++) {
      if (in.getByte() == PRESENT) {
        catalogue.put(require(GatewayDefinition.class, in));
      }
    }
    List<PointDefinition> profiles = getPoints(in);
    List<WatchDefinition> templates = new ArrayList<>();
    for (PointDefinition carrier : getPoints(in)) {
      templates.add(carrier.watches().get(0));
    }
    int slots = in.getVarInt();
    ByteReader body = new ByteReader(in.getBytes());
    if (slots > body.remaining()) {
      throw new CorruptBytesException(slots + " slots in " + body.remaining() + " bytes");
    }
    for (int slot = 0; slot < slots; slot++) {
      byte presence = body.getByte();
      if (presence != ABSENT) {
        catalogue.put(getPoint(slot, presence == RETIRED, profiles, templates, body));
      }
    }
    body.requireEnd();
    catalogue.restore(gateways, slots, SnapshotProgress.get(in));
    return catalogue;
  }

  private static void putPoint(
      PointDefinition point,
      Map<PointDefinition, Integer> profiles,
      Map<WatchDefinition, Integer> templates,
      ByteWriter out) {
    out.putByte(point.retired() ? RETIRED : PRESENT)
        .putVarLong(point.version())
        .putText(point.id().code())
        .putVarLong(number(profiles, profile(point)))
        .putVarLong(point.watches().size());
    int before = 0;
    for (WatchDefinition watch : point.watches()) {
      out.putZigZag((long) watch.number() - point.slot() - before)
          .putVarLong(number(templates, template(watch, 0)));
      before = watch.number() - point.slot();
    }
  }

  private static PointDefinition getPoint(
      int slot,
      boolean retired,
      List<PointDefinition> profiles,
      List<WatchDefinition> templates,
      ByteReader in) {
    long version = in.getVarLong();
    String code = in.getText();
    PointDefinition profile = profiles.get(in.getVarInt());
    int count = in.getCount(LEAST_BYTES_A_WATCH);
    List<WatchDefinition> watches = new ArrayList<>(count);
    long number = slot;
    for (int i = 0; i < count; i++) {
      number += in.getZigZag();
      watches.add(template(templates.get(in.getVarInt()), Math.toIntExact(number)));
    }
    PointId id = new PointId(profile.id().enterprise(), code);
    return point(profile, slot, version, id, watches, retired);
  }

  private static <K> int number(Map<K, Integer> dictionary, K entry) {
    Integer known = dictionary.putIfAbsent(entry, dictionary.size());
    return known == null ? dictionary.size() - 1 : known;
  }

  private static PointDefinition profile(PointDefinition point) {
    PointId id = new PointId(point.id().enterprise(), NOBODY.code());
    return point(point, 0, 0, id, List.of(), false);
  }

  private static WatchDefinition template(WatchDefinition watch, int number) {
    return new WatchDefinition(
        number,
        watch.ruleId(),
        watch.ruleVersion(),
        watch.severity(),
        watch.scheme(),
        watch.rule());
  }

  /** A point without qualities that carries one watch through the codec of definitions. */
  private static PointDefinition carrier(WatchDefinition template) {
    return new PointDefinition(
        0,
        0,
        NOBODY,
        "",
        "",
        "",
        "",
        0,
        MeasureUnit.NONE,
        0,
        1,
        Reporting.PERIODIC,
        1,
        1,
        List.of(),
        List.of(template),
        false);
  }

  private static PointDefinition point(
      PointDefinition profile,
      int slot,
      long version,
      PointId id,
      List<WatchDefinition> watches,
      boolean retired) {
    PointDefinition point =
        new PointDefinition(
            slot,
            version,
            id,
            "",
            "",
            profile.unit(),
            profile.kind(),
            profile.gateway(),
            profile.measureUnit(),
            profile.rangeLow(),
            profile.rangeHigh(),
            profile.reporting(),
            profile.sampleMillis(),
            profile.stampMemory(),
            profile.sentinels(),
            watches,
            retired);
    return point.withForest(profile.forestSeed());
  }

  private static List<PointDefinition> getPoints(ByteReader in) {
    int count = in.getCount(1);
    List<PointDefinition> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(require(PointDefinition.class, in));
    }
    return points;
  }

  private static <T> T require(Class<T> kind, ByteReader in) {
    return kind.cast(DefinitionCodec.get(in));
  }
}
