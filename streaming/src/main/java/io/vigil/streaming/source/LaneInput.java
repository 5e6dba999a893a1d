package io.vigil.streaming.source;

import java.util.Arrays;

/**
 * One record of the log as it stands there. It is handed on whole and unread: only the operator
 * that steps unpacks it, so bytes that cannot be read are set aside there and nothing fails here.
 *
 * <p>Streamed as a Flink POJO. The bytes are handed over, not copied; nobody writes to them.
 *
 * @param feed the topic
 * @param lane the partition
 * @param offset the record's place in the partition
 * @param timestamp the log's stamp of the record, milliseconds UTC; never judged
 * @param bytes the value; empty where the log has none
 */
public record LaneInput(LaneFeed feed, int lane, long offset, long timestamp, byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof LaneInput that
        && feed == that.feed
        && lane == that.lane
        && offset == that.offset
        && timestamp == that.timestamp
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(offset) * 31 + lane;
  }

  @Override
  public String toString() {
    return feed + "/" + lane + "@" + offset + "[" + bytes.length + "]";
  }
}
