package io.vigil.standalone.embedded;

import io.vigil.model.point.Names;

/**
 * Who is connected to the broker: what the topics it may use are built from (design: onboarding
 * §3.1). Names pass an allow-list, so that none can hold {@code + # / $}.
 *
 * @param kind what the credential is for
 * @param enterprise 3 to 32 of {@code [a-z0-9-]}; {@code vigil} is ours
 * @param name of the gateway or control room, 1 to 32 of {@code [a-z0-9-]}
 */
public record BrokerIdentity(Kind kind, String enterprise, String name) {
  private static final String OURS = "vigil";

  /** What a credential is for. */
  public enum Kind {
    /** Sends the readings of a plant and hears what was stored. */
    GATEWAY,
    /** A plant's control room: hears Alerts and sends receipts. */
    ROOM,
    /** Vigil's own clients. */
    INGEST
  }

  /** Refuses names outside the allow-list, and the name of our own for anybody else. */
  public BrokerIdentity {
    if (!Names.isEnterprise(enterprise) || !Names.isGateway(name)) {
      throw new IllegalArgumentException(
          "'" + enterprise + "." + name + "' is not a broker identity");
    }
    if ((kind == Kind.INGEST) != enterprise.equals(OURS)) {
      throw new IllegalArgumentException(
          "enterprise '" + OURS + "' is for " + Kind.INGEST + " alone");
    }
  }

  /** Vigil's own clients: user name {@code vigil.ingest}. */
  public static BrokerIdentity ingest() {
    return new BrokerIdentity(Kind.INGEST, OURS, "ingest");
  }

  /** The user name of this identity: {@code enterprise.name}. */
  public String username() {
    return enterprise + "." + name;
  }

  /** Whether a connection of this identity may call itself so: its user name, or that and a dot. */
  boolean mayBeCalled(String clientId) {
    return isCalled(clientId, username());
  }

  /** Whether a client of this name signed in with this user name. */
  static boolean isCalled(String clientId, String username) {
    return clientId.equals(username) || clientId.startsWith(username + ".");
  }

  /** Whether the text could be a user name at all; anything else is not worth asking a store. */
  public static boolean isUsername(String text) {
    int dot = text.indexOf('.');
    return dot > 0
        && Names.isEnterprise(text.substring(0, dot))
        && Names.isGateway(text.substring(dot + 1));
  }

  /** One line that {@link #parse} reads back; kept with the connection in the broker. */
  String format() {
    return kind + "/" + username();
  }

  static BrokerIdentity parse(String line) {
    int slash = line.indexOf('/');
    int dot = line.indexOf('.');
    return new BrokerIdentity(
        Kind.valueOf(line.substring(0, slash)),
        line.substring(slash + 1, dot),
        line.substring(dot + 1));
  }
}
