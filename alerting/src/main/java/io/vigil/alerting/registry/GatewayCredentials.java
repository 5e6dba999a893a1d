package io.vigil.alerting.registry;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.CredentialKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.registry.PlantImport.GatewayCredential;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.point.Names;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives passwords to gateways that are on record, and takes them away. Blocking. */
@Singleton
public class GatewayCredentials {
  private final RegistryRows rows;
  private final Credentials credentials;
  private final Journal journal;

  GatewayCredentials(RegistryRows rows, Credentials credentials, Journal journal) {
    this.rows = rows;
    this.credentials = credentials;
    this.journal = journal;
  }

  /** Makes a new password for the gateway, not by a person. */
  public GatewayCredential rotate(String enterprise, String gateway) {
    return rotate(enterprise, gateway, null);
  }

  /** Makes a new password for the gateway. */
  GatewayCredential rotate(String enterprise, String gateway, @Nullable String person) {
    Credentials.Issued issued =
        journal.write(
            pen -> {
              requireGateway(enterprise, gateway);
              note(JournalKind.GATEWAY_EQUIPPED, enterprise, gateway, person, pen);
              return credentials.issue(CredentialKind.GATEWAY, enterprise, List.of(gateway)).get(0);
            });
    credentials.forget(enterprise, List.of(gateway));
    return new GatewayCredential(issued.name(), issued.username(), issued.password());
  }

  /** Gives the gateway a password that was made elsewhere; nothing happens if it has that. */
  public GatewayCredential equip(String enterprise, String gateway, String password) {
    String username = enterprise + "." + gateway;
    boolean isOther =
        journal.write(
            pen -> {
              requireGateway(enterprise, gateway);
              boolean replaced = credentials.replace(username, password);
              if (replaced) {
                note(JournalKind.GATEWAY_EQUIPPED, enterprise, gateway, null, pen);
              }
              return replaced;
            });
    if (isOther) {
      credentials.forget(enterprise, List.of(gateway));
    }
    return new GatewayCredential(gateway, username, password);
  }

  /** Lets the gateway sign in no more, and ends its connections, until it gets a new password. */
  void bar(String enterprise, String gateway, String person) {
    journal.write(
        pen -> {
          requireGateway(enterprise, gateway);
          note(JournalKind.GATEWAY_BARRED, enterprise, gateway, person, pen);
          credentials.revoke(enterprise, List.of(gateway));
          return gateway;
        });
    credentials.forget(enterprise, List.of(gateway));
  }

  private void requireGateway(String enterprise, String gateway) {
    String id = enterprise + "." + gateway;
    boolean known =
        Names.isEnterprise(enterprise)
            && Names.isGateway(gateway)
            && !gateway.equals(PlantGateway.OFFICE)
            && rows.gateways().findByIdIn(List.of(id)).stream().anyMatch(one -> !one.retired());
    if (!known) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
  }

  private static void note(
      JournalKind kind,
      String enterprise,
      String gateway,
      @Nullable String person,
      JournalPen pen) {
    String detail = new JournalDetail().with("gateway", gateway).toString();
    pen.note(kind, pen.now(), enterprise, person, detail);
  }
}
