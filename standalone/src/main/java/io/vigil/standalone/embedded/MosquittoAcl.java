package io.vigil.standalone.embedded;

import java.util.List;

/**
 * Who may come in, what each may say and hear as text of Mosquitto's {@code acl_file} out: the
 * grants of the embedded broker. What is not named is denied.
 *
 * <p>Mosquitto knows less than the embedded broker: it does not tie a client id to a user, takes
 * retained messages, and answers a wide subscription as granted though it delivers only what may be
 * heard. Topics in the manner of ThingsBoard name no sender and are not offered there.
 */
public final class MosquittoAcl {
  private MosquittoAcl() {}

  /** The whole file. */
  public static String of(List<BrokerIdentity> identities) {
    StringBuilder text = new StringBuilder("# Written by Vigil; changes here are lost.\n");
    for (BrokerIdentity identity : identities) {
      TopicGrants grants = TopicGrants.of(identity);
      text.append("\nuser ").append(identity.username()).append('\n');
      grants.publish().forEach(topic -> line(text, "write", topic));
      grants.subscribe().forEach(topic -> line(text, "read", topic));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String act, String topic) {
    text.append("topic ").append(act).append(' ').append(topic).append('\n');
  }
}
