package io.vigil.standalone;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.IngestOptions;
import io.vigil.ingest.slot.SlotLease;

/** Ingest under the lease of the lanes: takes nothing before it has it, and gives it up last. */
final class OwnedIngest implements AutoCloseable {
  private final SlotLease slot;
  private final Ingest ingest;

  private OwnedIngest(SlotLease slot, Ingest ingest) {
    this.slot = slot;
    this.ingest = ingest;
  }

  /**
   * Waits for the lease, however long, and begins. The process ends when another takes over.
   *
   * @param isAlone whether no other process can be at work
   */
  static OwnedIngest start(IngestOptions options, boolean isAlone) throws InterruptedException {
    SlotLease slot = SlotLease.await(options.bootstrap(), isAlone);
    slot.keep(Replaced::end);
    return new OwnedIngest(slot, Ingest.start(options.withOwnerEpoch(slot.ownerEpoch())));
  }

  Ingest ingest() {
    return ingest;
  }

  @Override
  public void close() {
    ingest.close();
    slot.close();
  }
}
