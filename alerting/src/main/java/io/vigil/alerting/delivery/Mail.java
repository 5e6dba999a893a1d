package io.vigil.alerting.delivery;

import io.vigil.alerting.AlertingOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes letters and hands them in by SMTP: encrypted (STARTTLS, or from the start) to a server
 * whose certificate is trusted and bears its name, but on this machine, where neither matters; to
 * the address that was judged, within {@link DeliveryOptions#timeout} for the whole conversation.
 * What one recipient's server refuses does not keep it from the others: it is accepted if anybody
 * got it, and the answer names who did not. Blocking; any thread.
 */
@Singleton
class Mail implements Sender {
  private final Targets targets;
  private final Contents contents;
  private final ChannelVault vault;
  private final Clock clock;
  private final Duration timeout;
  private final ScheduledExecutorService patience =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "alerting-mail-patience");
            thread.setDaemon(true);
            return thread;
          });

  Mail(
      Targets targets,
      Contents contents,
      ChannelVault vault,
      Clock clock,
      AlertingOptions options) {
    this.targets = targets;
    this.contents = contents;
    this.vault = vault;
    this.clock = clock;
    this.timeout = options.delivery().timeout();
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.MAIL;
  }

  @Override
  public Answer send(DeliveryRequest request) throws IOException {
    Channel channel = request.channel();
    MailServer server = MailServer.parse(channel.url());
    InetAddress address = targets.lookup(server.host()).get(0);
    PasswordAuthentication login =
        new PasswordAuthentication(
            vault.open(channel.id(), channel.token()), vault.open(channel.id(), channel.secret()));
    PinnedSockets sockets = new PinnedSockets(address);
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> end =
        patience.schedule(() -> giveUp(sockets, late), timeout.toMillis(), TimeUnit.MILLISECONDS);
    try (sockets) {
      Session session = Session.getInstance(properties(server, login, address, sockets));
      Letter letter = new Letter(session, request, contents.newest(request), clock.instant());
      return handIn(session, letter, server, login);
    } catch (SendFailedException e) {
      return partly(e);
    } catch (MessagingException e) {
      return new Answer(late.get() ? Trouble.TIMEOUT : trouble(e), said(e));
    } finally {
      end.cancel(false);
    }
  }

  @PreDestroy
  void close() {
    patience.shutdownNow();
  }

  private Properties properties(
      MailServer server, PasswordAuthentication login, InetAddress address, PinnedSockets sockets) {
    boolean here = address.isLoopbackAddress();
    String millis = Long.toString(timeout.toMillis());
    Properties properties = new Properties();
    properties.put("mail.smtp.socketFactory", sockets);
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.auth", Boolean.toString(!login.getUserName().isEmpty()));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(server.encrypted()));
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", Boolean.toString(!here));
    properties.put("mail.smtp.ssl.checkserveridentity", Boolean.toString(!here));
    if (here) {
      properties.put("mail.smtp.ssl.trust", "*");
    }
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.localhost", "vigil");
    return properties;
  }

  private static Answer handIn(
      Session session, Letter letter, MailServer server, PasswordAuthentication login)
      throws MessagingException {
    try (Transport transport = session.getTransport("smtp")) {
      // With any user at all, were it none, it would sign in wherever it can.
      boolean known = !login.getUserName().isEmpty();
      transport.connect(
          server.host(),
          server.port(),
          known ? login.getUserName() : null,
          known ? login.getPassword() : null);
      transport.sendMessage(letter, letter.getAllRecipients());
      return new Answer(null, "");
    }
  }

  private static Answer partly(SendFailedException failed) {
    Address[] sent = failed.getValidSentAddresses();
    boolean anybody = sent != null && sent.length > 0;
    return new Answer(anybody ? null : Trouble.STATUS, said(failed));
  }

  private static Trouble trouble(MessagingException failed) {
    if (failed.getNextException() instanceof SocketTimeoutException) {
      return Trouble.TIMEOUT;
    }
    if (failed.getNextException() instanceof SSLException
        || String.valueOf(failed.getMessage()).contains("STARTTLS")) {
      return Trouble.NO_TLS;
    }
    return failed.getNextException() instanceof IOException ? Trouble.UNREACHABLE : Trouble.STATUS;
  }

  /** What the server said, to the last of it: the first exception only says that it failed. */
  private static String said(MessagingException failed) {
    StringBuilder said = new StringBuilder();
    for (@Nullable Exception one = failed;
        one instanceof MessagingException messaging;
        one = messaging.getNextException()) {
      said.append(one.getMessage()).append(' ');
    }
    return said.toString().strip();
  }

  private static void giveUp(PinnedSockets sockets, AtomicBoolean late) {
    late.set(true);
    try {
      sockets.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a socket cannot fail", e);
    }
  }
}
