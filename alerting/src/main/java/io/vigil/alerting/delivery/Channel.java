package io.vigil.alerting.delivery;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import io.vigil.alerting.alert.Alert;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Severity;

/**
 * Another system that is told of Alerts.
 *
 * @param id 1 to 32 of {@code [a-z0-9-]}
 * @param kind how it is told
 * @param url where
 * @param leastSeverity what is less urgent is not sent
 * @param division leading digits of the division (GB/T 2260) it is for; empty for all
 * @param enterprise the enterprise it is for; empty for all
 * @param enabled whether it is told at present
 * @param drills whether it is told of drills too, which say that they are
 * @param token what of the address is a secret, whom the mail server knows, or the numbers of the
 *     phones, sealed by {@link ChannelVault}; empty if nothing
 * @param secret what messages are signed with, the password of the mail server, or what lets into
 *     the gateway, sealed alike; empty if nothing
 * @param mail who writes letters to whom
 * @param words in what words it is told
 * @param gateway how it reaches phones
 */
@MappedEntity("channel")
record Channel(
    @Id String id,
    ChannelKind kind,
    String url,
    Severity leastSeverity,
    String division,
    String enterprise,
    boolean enabled,
    boolean drills,
    String token,
    String secret,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) MailEnvelope mail,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) ChannelWords words,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) Gateway gateway) {
  /** The same at this address, with these sealed secrets. */
  Channel at(String address, String sealedToken, String sealedSecret) {
    return new Channel(
        id,
        kind,
        address,
        leastSeverity,
        division,
        enterprise,
        enabled,
        drills,
        sealedToken,
        sealedSecret,
        mail,
        words,
        gateway);
  }

  /** The same, reaching phones like this. */
  Channel through(Gateway other) {
    return new Channel(
        id,
        kind,
        url,
        leastSeverity,
        division,
        enterprise,
        enabled,
        drills,
        token,
        secret,
        mail,
        words,
        other);
  }

  /** Whether it is to be told of the Alert; what happens nowhere in particular concerns all. */
  boolean wants(Alert alert) {
    return (drills || alert.subject().mode() != Mode.DRILL)
        && wants(
            alert.evidence().severity(), alert.subject().enterprise(), alert.subject().division());
  }

  /** Whether it is to be told of what is that severe there. */
  boolean wants(Severity severity, String otherEnterprise, String place) {
    return enabled
        && severity.number() <= leastSeverity.number()
        && (enterprise.isEmpty() || enterprise.equals(otherEnterprise))
        && (place.isEmpty() || place.startsWith(division));
  }
}
