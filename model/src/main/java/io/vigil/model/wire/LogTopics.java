package io.vigil.model.wire;

/** Names of the topics of the durable log. */
public final class LogTopics {
  /** Lanes: partition = lane; never compacted. */
  public static final String READINGS = "readings";

  /** What says that it is late, in batches; partition = lane. */
  public static final String BACKFILL = "readings-backfill";

  /** What was not taken as sent. */
  public static final String REFUSED = "refused";

  /** What plants say of themselves besides readings; key = enterprise. */
  public static final String PLANT_EVENTS = "plant-events";

  /** Newest state of each gateway by its own word; compacted. */
  public static final String GATEWAY_STATES = "gateway-states";

  /** What is on record about enterprises in Vigil itself; key = enterprise; compacted. */
  public static final String OFFICE = "office";

  /** Newest version of each definition; compacted. */
  public static final String DEFINITIONS = "definitions";

  /** Which process of ingest owns the lanes. */
  public static final String INGEST_SLOT = "ingest-slot";

  /** What the judge says; key = enterprise. */
  public static final String ACTIVATIONS = "activations";

  /** What is unusual and no Alert; key = enterprise. */
  public static final String LEADS = "leads";

  /** Alert events and what people do to them; feeds the alert history. */
  public static final String ALERT_JOURNAL = "alert-journal";

  private LogTopics() {}
}
