package io.vigil.ingest.opcua;

import io.vigil.ingest.admit.Samples;
import io.vigil.ingest.admit.SpanRead;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.refusal.Refusal;

/** Where values go: the owner of their lane. Any thread; nothing blocks. */
public interface SampleSink {
  /** Takes values in; false, and nothing, if there is no room now. */
  boolean offer(Samples samples);

  /** A span of a gap is filled as far as the server remembers it. */
  void filled(SpanRead span);

  /** Something about a server that people should read. */
  void say(Refusal words);

  /**
   * Whether silence says something: LOST before any server was asked, CURRENT when each has been
   * tried once, and who is silent then is silent himself.
   */
  void heard(LinkState state);
}
