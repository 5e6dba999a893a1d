package io.vigil.rules.lead;

import io.vigil.model.alert.Mode;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.PointId;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.step.ContentId;

/**
 * A lead that has begun.
 *
 * @param id what stands in the lane, hashed
 * @param point where
 * @param unit plant unit of the point
 * @param rule id of the rule whose limit is meant; empty where none is
 * @param mode REAL, or TEST for a recording
 * @param began milliseconds UTC
 */
record OpenLead(String id, PointId point, String unit, String rule, Mode mode, long began) {
  static String id(String run, LeadSource source, String rule, PointId point, long began) {
    return ContentId.of(
        new ByteWriter(96)
            .putText(run)
            .putText(source.name())
            .putText(rule)
            .putText(point.enterprise())
            .putText(point.code())
            .putZigZag(began));
  }

  void put(ByteWriter out) {
    out.putText(id).putText(point.enterprise()).putText(point.code()).putText(unit).putText(rule);
    out.putVarLong(mode.ordinal()).putZigZag(began);
  }

  static OpenLead get(ByteReader in) {
    return new OpenLead(
        in.getText(),
        new PointId(in.getText(), in.getText()),
        in.getText(),
        in.getText(),
        in.getConstant(Mode.values()),
        in.getZigZag());
  }
}
