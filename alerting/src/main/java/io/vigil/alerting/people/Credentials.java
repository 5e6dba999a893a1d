package io.vigil.alerting.people;

import io.vigil.alerting.error.ProblemCode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * With what machines sign in at the broker, and who they then are. A password that was right once
 * is remembered in memory as a salted digest, so that 500 gateways which come back together are not
 * hashed for seconds.
 *
 * <p>{@link #identify} may be called from any thread; it blocks on the database, and for some
 * milliseconds on the hash, the first time a credential is seen.
 */
@Singleton
public class Credentials {
  private final CredentialRepository repository;
  private final Lockout lockout;
  private final Clock clock;
  private final Map<String, Verified> verified = new ConcurrentHashMap<>();
  private final AtomicLong forgotten = new AtomicLong();
  private final List<Consumer<String>> revocationListeners = new CopyOnWriteArrayList<>();

  /** Who signed in. */
  public record Identity(CredentialKind kind, String enterprise, String name) {}

  /** Whether a credential is good, and when its password was made, if that was noted. */
  public record Held(boolean revoked, @Nullable Instant issued) {}

  /** A user name and the password that was just made for it; shown once. */
  public record Issued(String name, String username, String password) {}

  /**
   * What a broker of others needs to know of a machine.
   *
   * @param identity who it is
   * @param hash its password as Mosquitto's password files hold it, behind {@code user:}
   */
  public record Login(Identity identity, String hash) {
    @Override
    public String toString() {
      return "Login[" + identity + "]";
    }
  }

  private record Verified(Identity identity, byte[] salt, byte[] digest) {
    boolean matches(String password) {
      return MessageDigest.isEqual(digest, Credentials.digest(salt, password));
    }
  }

  Credentials(CredentialRepository repository, Clock clock) {
    this.repository = repository;
    this.lockout = new Lockout(clock);
    this.clock = clock;
  }

  /** Who this is; empty if user name or password is wrong, or the credential was revoked. */
  public Optional<Identity> identify(String username, String password) {
    Verified known = verified.get(username);
    if (known != null && known.matches(password)) {
      return Optional.of(known.identity());
    }
    long before = forgotten.get();
    Optional<Identity> identity =
        repository
            .findById(username)
            .filter(credential -> !credential.revoked())
            .filter(credential -> Passwords.matches(password, credential.hash()))
            .map(Credentials::identity);
    identity.ifPresent(found -> remember(username, found, password, before));
    return identity;
  }

  /**
   * As {@link #identify(String, String)}, and after five wrong passwords from an address, each
   * another than the one before, empty for that address for 15 minutes; others are not affected.
   */
  public Optional<Identity> identify(String username, String password, String address) {
    if (lockout.locked(username, address).isPresent()) {
      return Optional.empty();
    }
    Optional<Identity> identity = identify(username, password);
    identity.ifPresentOrElse(
        known -> lockout.passed(username, address),
        () -> lockout.failed(username, address, password));
    return identity;
  }

  /** Calls the listener with the user name when a credential is revoked or replaced. */
  public void onRevoked(Consumer<String> listener) {
    revocationListeners.add(listener);
  }

  /**
   * Makes credentials for gateways or control rooms, or new passwords where they have some. Belongs
   * into the caller's transaction; {@link #forget} must follow once it has committed.
   *
   * @throws io.vigil.alerting.error.ProblemException if a name is one of the other kind
   */
  public List<Issued> issue(CredentialKind kind, String enterprise, Collection<String> gateways) {
    List<Credential> made = new ArrayList<>();
    List<Issued> issued = new ArrayList<>();
    Instant now = clock.instant();
    for (String gateway : gateways) {
      String username = username(enterprise, gateway);
      String password = Secrets.random();
      made.add(
          new Credential(
              username, kind, enterprise, gateway, Passwords.machineHash(password), false, now));
      issued.add(new Issued(gateway, username, password));
    }
    List<Credential> before =
        repository.findByUsernameIn(made.stream().map(Credential::username).toList());
    before.stream()
        .filter(one -> one.kind() != kind)
        .forEach(
            one -> {
              throw ProblemCode.NAME_TAKEN.problem(one.username()).exception();
            });
    List<String> known = before.stream().map(Credential::username).toList();
    repository.saveAll(made.stream().filter(c -> !known.contains(c.username())).toList());
    repository.updateAll(made.stream().filter(c -> known.contains(c.username())).toList());
    return issued;
  }

  /**
   * Gives the gateway this password; says whether it had another. Belongs into the caller's
   * transaction; {@link #forget} must follow if it had.
   *
   * @param username of a gateway that has a credential
   */
  public boolean replace(String username, String password) {
    Credential before = repository.findById(username).orElseThrow();
    if (!before.revoked() && Passwords.matches(password, before.hash())) {
      return false;
    }
    String hash = Passwords.machineHash(password);
    repository.updateAll(
        List.of(
            new Credential(
                username,
                before.kind(),
                before.enterprise(),
                before.name(),
                hash,
                false,
                clock.instant())));
    return true;
  }

  /** The credentials of the kind in the enterprises, by user name. */
  public Map<String, Held> held(CredentialKind kind, Collection<String> enterprises) {
    if (enterprises.isEmpty()) {
      return Map.of();
    }
    return repository.findByKindAndEnterpriseIn(kind, enterprises).stream()
        .collect(
            Collectors.toMap(Credential::username, one -> new Held(one.revoked(), one.issued())));
  }

  /**
   * Every good credential that a broker of others can check, by user name. Those issued by versions
   * without this are missing until they are renewed.
   */
  public List<Login> logins() {
    List<Login> logins = new ArrayList<>();
    for (Credential credential : repository.findByRevokedFalseOrderByUsername()) {
      Passwords.forMosquitto(credential.hash())
          .ifPresent(hash -> logins.add(new Login(identity(credential), hash)));
    }
    return logins;
  }

  /**
   * As the hash of a {@link Login}, of a password that the registry does not keep.
   *
   * @param before the hash that stands there; it stays if it is one of this password
   */
  public static String mosquittoHash(String password, String before) {
    return Passwords.matchesMosquitto(password, before)
        ? before
        : Passwords.forMosquitto(Passwords.machineHash(password)).orElseThrow();
  }

  /** Those of the enterprises that have a good credential of the kind. */
  public Set<String> enterprisesWith(CredentialKind kind, Collection<String> enterprises) {
    return enterprises.isEmpty() ? Set.of() : Set.copyOf(repository.having(kind, enterprises));
  }

  /** The good credentials of the kind in the enterprise, by name. */
  public List<String> names(CredentialKind kind, String enterprise) {
    return repository.names(kind, enterprise);
  }

  /**
   * Makes the credentials of gateways or control rooms worthless; {@link #forget} must follow after
   * the commit.
   */
  public void revoke(String enterprise, Collection<String> gateways) {
    List<String> usernames = gateways.stream().map(name -> username(enterprise, name)).toList();
    repository.updateAll(
        repository.findByUsernameIn(usernames).stream().map(Credentials::revoked).toList());
  }

  /** Takes effect for sign-ins that are remembered, and for those that are connected. */
  public void forget(String enterprise, Collection<String> gateways) {
    for (String gateway : gateways) {
      String username = username(enterprise, gateway);
      synchronized (verified) {
        forgotten.incrementAndGet();
        verified.remove(username);
      }
      revocationListeners.forEach(listener -> listener.accept(username));
    }
  }

  /** Not when something was forgotten meanwhile: it may have been this. */
  private void remember(String username, Identity identity, String password, long before) {
    byte[] salt = Secrets.salt();
    Verified fresh = new Verified(identity, salt, digest(salt, password));
    synchronized (verified) {
      if (forgotten.get() == before) {
        verified.put(username, fresh);
      }
    }
  }

  /** How many pairs of a user name and an address are locked out now. */
  int lockedNow() {
    return lockout.lockedNow();
  }

  private static Identity identity(Credential credential) {
    return new Identity(credential.kind(), credential.enterprise(), credential.name());
  }

  private static Credential revoked(Credential credential) {
    return new Credential(
        credential.username(),
        credential.kind(),
        credential.enterprise(),
        credential.name(),
        credential.hash(),
        true,
        credential.issued());
  }

  private static String username(String enterprise, String gateway) {
    return enterprise + "." + gateway;
  }

  static byte[] digest(byte[] salt, String password) {
    return Secrets.sha256(salt, password.getBytes(StandardCharsets.UTF_8));
  }
}
