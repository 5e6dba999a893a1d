package io.vigil.standalone;

import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.people.Credentials.Login;
import io.vigil.standalone.embedded.BrokerIdentity;
import io.vigil.standalone.embedded.MosquittoAcl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files {@code passwords} and {@code acl} of a Mosquitto as the registry says who may
 * come and what they may say, and tells the broker to read them again. It asks the registry each
 * second, so that whatever was changed, by whom and however it ended, arrives there.
 *
 * <p>What did not change is not written and not told: after a SIGHUP, Mosquitto 2.0.11 keeps no
 * more messages for sessions that it read from its disk and that have not come back since.
 *
 * <p>The broker is told by SIGHUP, to the process whose number stands in {@code mosquitto.pid} of
 * the same folder; it then also ends connections whose credential is gone. Where we may not send
 * it, that is said once a change, and somebody else has to.
 */
final class MosquittoLogins implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MosquittoLogins.class);
  private static final Set<PosixFilePermission> READERS =
      PosixFilePermissions.fromString("rw-r-----");
  private static final long PERIOD_MILLIS = 1_000;

  private final Path folder;
  private final Credentials credentials;
  private final String ingestPassword;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "broker-logins");
            made.setDaemon(true);
            return made;
          });

  /** What the files hold; of the starting thread first, of {@link #thread} afterwards. */
  private List<Login> written = List.of();

  private boolean failing;

  private MosquittoLogins(Path folder, Credentials credentials, String ingestPassword) {
    this.folder = folder;
    this.credentials = credentials;
    this.ingestPassword = ingestPassword;
  }

  /** Writes the files before it returns, and whenever something changed from then on. */
  static MosquittoLogins start(Path folder, Credentials credentials, String ingestPassword)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    MosquittoLogins logins = new MosquittoLogins(folder, credentials, ingestPassword);
    logins.write(credentials.logins());
    var unused =
        logins.thread.scheduleWithFixedDelay(
            logins::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return logins;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void look() {
    try {
      List<Login> now = credentials.logins();
      if (!now.equals(written)) {
        write(now);
      }
      failing = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) { // the registry may be away: tried again
      if (!failing) {
        LOG.warn("the broker's logins wait: {}", e.toString());
      }
      failing = true;
    }
  }

  private void write(List<Login> now) throws IOException, InterruptedException {
    BrokerIdentity ours = BrokerIdentity.ingest();
    StringBuilder passwords = new StringBuilder(line(ours, ingestHash(ours)));
    List<BrokerIdentity> identities = new ArrayList<>(List.of(ours));
    for (Login login : now) {
      BrokerIdentity identity = StandaloneAccess.identity(login.identity());
      identities.add(identity);
      passwords.append(line(identity, login.hash()));
    }
    // Who is new must find its topics, so they come first.
    boolean isOther = replace("acl", MosquittoAcl.of(identities));
    isOther |= replace("passwords", passwords.toString());
    written = now;
    if (isOther) {
      tellBroker();
    }
    LOG.info("broker: {} logins in {}", identities.size(), folder);
  }

  private static String line(BrokerIdentity identity, String hash) {
    return identity.username() + ":" + hash + "\n";
  }

  /** The same as before if the password is: a hash is another each time it is made. */
  private String ingestHash(BrokerIdentity ours) throws IOException {
    String begin = line(ours, "").strip();
    String before =
        held("passwords")
            .lines()
            .filter(one -> one.startsWith(begin))
            .findFirst()
            .map(one -> one.substring(begin.length()))
            .orElse("");
    return Credentials.mosquittoHash(ingestPassword, before);
  }

  private String held(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Whoever reads sees the old file or the new one. Says whether they differ. */
  private boolean replace(String name, String text) throws IOException {
    if (held(name).equals(text)) {
      return false;
    }
    Path half = folder.resolve(name + ".half");
    Files.deleteIfExists(half);
    Files.createFile(half, PosixFilePermissions.asFileAttribute(READERS));
    Files.writeString(half, text);
    Files.move(
        half,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private void tellBroker() throws IOException, InterruptedException {
    Path file = folder.resolve("mosquitto.pid");
    String pid = Files.exists(file) ? Files.readString(file).strip() : "";
    if (!isMosquitto(pid)) {
      LOG.info("broker: none runs by {}; it reads its files when it starts", file);
      return;
    }
    Process told =
        new ProcessBuilder("kill", "-HUP", pid)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (told.waitFor() != 0) {
      LOG.warn("broker: we may not tell it of new logins; it needs a SIGHUP (process {})", pid);
    }
  }

  /** A number that was left behind may be somebody else's by now. */
  private static boolean isMosquitto(String pid) throws IOException {
    Path name = Path.of("/proc", pid, "comm");
    return pid.matches("\\d+")
        && Files.exists(name)
        && Files.readString(name).strip().equals("mosquitto");
  }
}
