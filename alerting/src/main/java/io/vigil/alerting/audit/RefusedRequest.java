package io.vigil.alerting.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What somebody was refused, all of the same within an hour.
 *
 * @param id SHA-256 of hour, who, source, act and code, hex
 * @param who user name; empty if nobody was signed in
 * @param source address that it came from; empty if it is not known
 * @param act what was wanted: method and path, or packet and topic of MQTT
 * @param code why it was refused
 * @param times how often
 * @param began when the first came, on our clock
 * @param latest when the last came
 */
@MappedEntity("refused_request")
record RefusedRequest(
    @Id String id,
    String who,
    String source,
    String act,
    String code,
    long times,
    Instant began,
    Instant latest) {}
