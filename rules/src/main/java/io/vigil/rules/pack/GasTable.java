package io.vigil.rules.pack;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.JsonFields;
import io.vigil.rules.pack.Gas.OelKind;
import io.vigil.rules.pack.Quantity.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exposure limits of toxic gases, as the table behind GB/T 50493-2019, 5.5.2 reads GBZ 2.1. Some of
 * them move with amendments, hence the date. Molar masses are sums of the standard atomic weights
 * of 2021 (CIAAW). Immutable; any thread.
 */
final class GasTable {
  private static final GasTable BUILT_IN = builtIn();

  private final String effective;
  private final Map<String, Gas> gases;

  private GasTable(String effective, Map<String, Gas> gases) {
    this.effective = effective;
    this.gases = gases;
  }

  /** The table that comes with Vigil. */
  static GasTable get() {
    return BUILT_IN;
  }

  /** The gas that plant files call so; null if there is none or none is named. */
  @Nullable Gas gas(@Nullable String id) {
    return id == null ? null : gases.get(id);
  }

  /** What is wrong with a point for which {@link #gas} is null. */
  Found.Missing missing(@Nullable String id) {
    String all = String.join(", ", gases.keySet());
    return id == null
        ? new Found.Missing(
            "gas", "须填写气体（gas），可选：" + all, "the field gas must name the gas, one of " + all)
        : new Found.Missing(
            "gas",
            "气体（gas）“" + id + "” 不在限值表（" + effective + " 起）之内，可选：" + all,
            "gas '" + id + "' is not in the table of limits of " + effective + ", one of " + all);
  }

  private static GasTable builtIn() {
    List<Complaint> complaints = new ArrayList<>();
    GasTable table = table(JsonFields.parse(PackResource.read("gases"), complaints));
    if (!complaints.isEmpty()) {
      throw new IllegalStateException("table of gases: " + complaints);
    }
    return table;
  }

  private static GasTable table(JsonFields in) {
    Map<String, Gas> gases = new LinkedHashMap<>();
    for (JsonFields row : in.objects("gases")) {
      Gas gas = gas(row);
      if (gases.put(gas.id(), gas) != null) {
        row.complain("id", "气体 " + gas.id() + " 重复", "gas " + gas.id() + " is named twice");
      }
    }
    in.text("source");
    String effective = in.text("effective") + " " + Mark.read(in, "effectiveMark").letter();
    in.requireNothingElse();
    return new GasTable(effective, gases);
  }

  private static Gas gas(JsonFields in) {
    Gas gas =
        new Gas(
            in.text("id"),
            in.text("name"),
            in.text("nameEn"),
            in.constant("oelKind", OelKind.UNSTATED),
            in.number("oel"),
            in.has("pcStel") ? in.number("pcStel") : null,
            in.has("idlh") ? in.number("idlh") : null,
            Mark.read(in, "limitMark"),
            in.number("molarMass"),
            Mark.read(in, "massMark"));
    in.requireNothingElse();
    return gas;
  }
}
