package io.vigil.rules.lead;

import io.vigil.model.lead.LeadEvent;

/** Where a step says what it found. Called by the thread that steps, before it returns. */
public interface LeadOutput {
  /** A lead begins or ends. */
  void lead(LeadEvent event);
}
