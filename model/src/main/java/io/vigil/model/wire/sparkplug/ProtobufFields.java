package io.vigil.model.wire.sparkplug;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.CorruptBytesException;

/**
 * The fields of one protobuf message, one after the other: {@link #next}, then one of the methods
 * that read what it holds. Each throws {@link CorruptBytesException} if the bytes say otherwise.
 */
final class ProtobufFields {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final ByteReader in;
  private int tag;

  ProtobufFields(ByteReader in) {
    this.in = in;
  }

  /** Goes to the next field; false at the end of the message. */
  boolean next() {
    if (in.remaining() == 0) {
      return false;
    }
    tag = in.getVarInt();
    if (number() == 0) {
      throw new CorruptBytesException("field 0");
    }
    return true;
  }

  /** Number of the field. */
  int number() {
    return tag >>> 3;
  }

  long varint() {
    require(VARINT);
    return in.getVarLong();
  }

  long fixed64() {
    require(FIXED_64);
    return in.getLong();
  }

  long fixed32() {
    require(FIXED_32);
    return littleEndian();
  }

  String text() {
    require(BYTES);
    return in.getText();
  }

  ProtobufFields message() {
    require(BYTES);
    return new ProtobufFields(new ByteReader(in.getBytes()));
  }

  /** Steps over what nobody needs. */
  void skip() {
    switch (tag & 7) {
      case VARINT -> in.getVarLong();
      case FIXED_64 -> in.getLong();
      case BYTES -> in.getBytes();
      case FIXED_32 -> littleEndian();
      default -> throw new CorruptBytesException("field " + number() + " of type " + (tag & 7));
    }
  }

  private long littleEndian() {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (in.getByte() & 0xFFL) << shift;
    }
    return value;
  }

  private void require(int type) {
    if ((tag & 7) != type) {
      throw new CorruptBytesException(
          "field " + number() + " is of type " + (tag & 7) + " and not " + type);
    }
  }
}
