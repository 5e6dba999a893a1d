package io.vigil.model.point;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Units of measure, with their symbol as plants write it and a stable code for the wire.
 *
 * <p>%LEL and %VOL are different units: how much of one is the other depends on the gas (design:
 * domain guide §2.1), so no conversion between them exists here.
 */
public enum MeasureUnit {
  NONE(0, "1"),
  PERCENT_LEL(1, "%LEL"),
  PERCENT_CH4(2, "%CH4"),
  PERCENT_VOL(3, "%VOL"),
  PPM(4, "ppm"),
  MG_PER_M3(5, "mg/m3"),
  UG_PER_M3(6, "ug/m3"),
  M_PER_S(7, "m/s"),
  DEG_C(8, "degC"),
  PA(9, "Pa"),
  HPA(10, "hPa"),
  KPA(11, "kPa"),
  MPA(12, "MPa"),
  BAR(13, "bar"),
  M(14, "m"),
  MM(15, "mm"),
  MM_PER_D(16, "mm/d"),
  KW(17, "kW"),
  KWH(18, "kWh"),
  KVARH(19, "kvarh"),
  A(20, "A"),
  V(21, "V"),
  PERCENT(22, "%"),
  BOOL(23, "bool"),
  COUNT(24, "count"),
  M3_PER_H(25, "m3/h"),
  L_PER_MIN(26, "L/min"),
  LEL_M(27, "LEL.m"),
  G(28, "g"),
  KV_PER_M(29, "kV/m"),
  COUNTS_PER_MIN(30, "cpm"),
  PERCENT_RH(31, "%RH"),
  KG(32, "kg"),
  PERSONS(33, "persons"),
  KWH_PER_T(34, "kWh/t");

  private static final Map<String, MeasureUnit> BY_SYMBOL = new HashMap<>();
  private static final MeasureUnit[] BY_CODE = new MeasureUnit[values().length];

  static {
    for (MeasureUnit unit : values()) {
      BY_SYMBOL.put(unit.symbol, unit);
      BY_CODE[unit.code] = unit;
    }
  }

  private final int code;
  private final String symbol;

  MeasureUnit(int code, String symbol) {
    this.code = code;
    this.symbol = symbol;
  }

  /** The stable number that stands for this unit on the wire. */
  public int code() {
    return code;
  }

  /** The unit as plants write it, for example {@code %LEL}. */
  public String symbol() {
    return symbol;
  }

  /** The unit with this symbol; empty if none has it. */
  public static Optional<MeasureUnit> ofSymbol(String symbol) {
    return Optional.ofNullable(BY_SYMBOL.get(symbol));
  }

  /** The unit with this wire code; throws {@link IllegalArgumentException} if none has it. */
  public static MeasureUnit ofCode(int code) {
    if (code < 0 || code >= BY_CODE.length) {
      throw new IllegalArgumentException("no unit of measure has code " + code);
    }
    return BY_CODE[code];
  }
}
