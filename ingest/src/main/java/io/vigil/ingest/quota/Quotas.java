package io.vigil.ingest.quota;

/** Says what each enterprise may send. Asked once, when its first message comes. */
public interface Quotas {
  /** The quota of an enterprise. */
  Quota of(String enterprise);
}
