package io.vigil.alerting.scada;

import io.vigil.alerting.people.CredentialKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.people.Credentials.Identity;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.identity.AbstractUsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultUsernameIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.Identity.UsernameIdentity;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.jspecify.annotations.Nullable;

/**
 * Control rooms sign in with the credential that they have for the broker. Any thread; blocks on
 * the database.
 */
final class ScadaUsers extends AbstractUsernameIdentityValidator {
  private final Credentials credentials;
  private volatile Consumer<String> onSignIn = plant -> {};

  ScadaUsers(Credentials credentials) {
    this.credentials = credentials;
  }

  /** From now on tells the listener the plant, before a room of it is let in. */
  void onSignIn(Consumer<String> listener) {
    onSignIn = listener;
  }

  @Override
  protected @Nullable UsernameIdentity authenticateUsernamePassword(
      Session session, String username, String password) {
    Optional<Identity> room =
        credentials
            .identify(username, password, address(session))
            .filter(one -> one.kind() == CredentialKind.ROOM);
    if (room.isEmpty()) {
      return null;
    }
    onSignIn.accept(room.get().enterprise());
    UsernameIdentity identity = new DefaultUsernameIdentity(username);
    identity.setUserData(room.get());
    return identity;
  }

  /** Whose room the session is; empty before it has signed in. */
  static Optional<Identity> room(@Nullable Session session) {
    return Optional.ofNullable(session)
        .map(Session::getIdentity)
        .map(identity -> (Identity) identity.getUserData());
  }

  /** Whose room calls; refused where none has signed in. */
  static RoomUser user(AccessContext context) throws UaException {
    Identity room =
        context
            .getSession()
            .flatMap(ScadaUsers::room)
            .orElseThrow(() -> new UaException(StatusCodes.Bad_UserAccessDenied));
    return new RoomUser(room.enterprise(), room.name());
  }

  /** Whether whoever asks may know of what belongs to the plant; we ourselves may. */
  static boolean sees(AccessContext context, String plant) {
    return context.getSession().isEmpty()
        || room(context.getSession().get())
            .filter(one -> one.enterprise().equals(plant))
            .isPresent();
  }

  private static String address(Session session) {
    InetAddress address = session.getClientAddress();
    return address == null ? "" : Objects.toString(address.getHostAddress(), "");
  }
}
