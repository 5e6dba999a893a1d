package io.vigil.streaming.source;

import io.vigil.model.wire.LogTopics;

/** The topics of the log that jobs read record by record. */
public enum LaneFeed {
  /** Lanes: what is judged. */
  READINGS(LogTopics.READINGS),
  /** What says that it is late: history only. */
  BACKFILL(LogTopics.BACKFILL),
  /** Alert events and human acts: history only. */
  ALERT_JOURNAL(LogTopics.ALERT_JOURNAL);

  private final String topic;

  LaneFeed(String topic) {
    this.topic = topic;
  }

  /** Its name in the log. */
  public String topic() {
    return topic;
  }

  static LaneFeed ofTopic(String topic) {
    for (LaneFeed feed : values()) {
      if (feed.topic.equals(topic)) {
        return feed;
      }
    }
    throw new IllegalArgumentException("no job reads the topic " + topic);
  }
}
