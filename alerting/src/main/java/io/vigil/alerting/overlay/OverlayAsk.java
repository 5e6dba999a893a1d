package io.vigil.alerting.overlay;

import java.time.Duration;

/**
 * What somebody asks for.
 *
 * @param kind how the Watch is to be kept quiet
 * @param lasting for how long at most
 * @param reason from the list
 * @param note in words; empty where the reason says enough
 * @param permit number of the permit or work order; empty for shelves
 * @param substitute what watches instead; empty for shelves
 */
record OverlayAsk(
    OverlayKind kind,
    Duration lasting,
    OverlayReason reason,
    String note,
    String permit,
    String substitute) {}
