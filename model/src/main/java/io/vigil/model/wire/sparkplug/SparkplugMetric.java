package io.vigil.model.wire.sparkplug;

/**
 * One metric as it was sent (Sparkplug 3.0, 6.4.1).
 *
 * @param name empty where it is known by its alias
 * @param alias {@link #NO_ALIAS} if absent
 * @param time milliseconds UTC; {@link SparkplugPayload#NO_TIME} if absent
 * @param datatype number of its type; 0 if absent, since its birth said it
 * @param historical whether it is of the past
 * @param field number of the field its value stood in; 0 if it has none
 * @param bits the value as it was written, where it is a number or a truth value
 * @param text the value, where it is text
 * @param quality its property Quality; {@link #GOOD} where none is named
 */
public record SparkplugMetric(
    String name,
    long alias,
    long time,
    int datatype,
    boolean historical,
    int field,
    long bits,
    String text,
    int quality) {
  /** No alias. */
  public static final long NO_ALIAS = -1;

  /** The qualities that are named in 6.4.8; any other is uncertain. */
  public static final int GOOD = 192;

  /** Not to be used. */
  public static final int BAD = 0;

  /** Of before a death. */
  public static final int STALE = 500;

  static final int INT = 10;
  static final int LONG = 11;
  static final int FLOAT = 12;
  static final int DOUBLE = 13;
  static final int TRUTH = 14;
  static final int TEXT = 15;

  private static final int INT8 = 1;
  private static final int INT16 = 2;
  private static final int INT32 = 3;
  private static final int UINT64 = 8;
  private static final double TWO_TO_64 = 0x1p64;

  /** Whether it has a value, of whatever type. */
  public boolean hasValue() {
    return field != 0;
  }

  /**
   * The number that its bits are; {@code NaN} if they are none. A float is the shortest decimal
   * that it stands for, so that 12.4 is 12.4 through every door.
   *
   * @param known the datatype that its birth said
   */
  public double number(int known) {
    int type = datatype == 0 ? known : datatype;
    return switch (field) {
      case INT ->
          switch (type) {
            case INT8 -> (byte) bits;
            case INT16 -> (short) bits;
            case INT32 -> (int) bits;
            default -> bits & 0xFFFF_FFFFL;
          };
      case LONG -> type == UINT64 && bits < 0 ? bits + TWO_TO_64 : bits;
      case FLOAT -> Double.parseDouble(Float.toString(Float.intBitsToFloat((int) bits)));
      case DOUBLE -> Double.longBitsToDouble(bits);
      case TRUTH -> bits == 0 ? 0 : 1;
      default -> Double.NaN;
    };
  }

  /** What stands there, for words about a value that is no number. */
  public String shown(int known) {
    return field == TEXT ? text : String.valueOf(number(known));
  }
}
