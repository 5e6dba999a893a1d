package io.vigil.alerting.testing;

import jakarta.mail.internet.MimeUtility;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A mail server (RFC 5321): keeps the letters it takes, and answers as told. */
public final class MailReceiver implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile String answer = "250 taken";
  private volatile boolean dripping;
  private volatile boolean encrypted;
  private volatile @Nullable SSLContext encryption;

  /**
   * A letter.
   *
   * @param login user and password as they came, with a blank between; empty if none
   * @param recipients whom the server was asked to give it to, and knows
   * @param encrypted whether it came over TLS
   * @param text headers and body, lines ended by LF
   */
  public record Got(String login, List<String> recipients, boolean encrypted, String text) {
    /** The lines of the head. */
    public List<String> head() {
      return text.substring(0, text.indexOf("\n\n")).lines().toList();
    }

    /** The only line of the head that begins with the name, without it. */
    public String header(String name) {
      List<String> found =
          head().stream()
              .filter(
                  one ->
                      one.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
              .toList();
      if (found.size() != 1) {
        throw new AssertionError(name + ": " + found);
      }
      return found.get(0).substring(name.length() + 1).strip();
    }

    /** The subject, unfolded and decoded. */
    public String subject() throws IOException {
      StringBuilder subject = new StringBuilder();
      String whole = text.substring(text.indexOf("\nSubject:") + "\nSubject:".length());
      for (String line : whole.lines().toList()) {
        if (!subject.isEmpty() && !line.startsWith(" ")) {
          break;
        }
        subject.append(line).append('\n');
      }
      return MimeUtility.decodeText(MimeUtility.unfold(subject.toString().strip()));
    }

    /** The body, decoded from Base64. */
    public String body() {
      String coded = text.substring(text.indexOf("\n\n") + 2);
      return new String(Base64.getMimeDecoder().decode(coded), StandardCharsets.UTF_8);
    }
  }

  private MailReceiver(ServerSocket server) {
    this.server = server;
  }

  /** One on loopback that takes everything. */
  public static MailReceiver start() throws IOException {
    return start(InetAddress.getLoopbackAddress());
  }

  /** One at this address of the machine. */
  public static MailReceiver start(InetAddress address) throws IOException {
    MailReceiver receiver = new MailReceiver(new ServerSocket(0, 50, address));
    receiver.threads.execute(receiver::accept);
    return receiver;
  }

  /** From now on answers this to a letter. */
  public MailReceiver answering(String line) {
    answer = line;
    dripping = false;
    return this;
  }

  /** From now on greets with a line that never ends. */
  public MailReceiver dripping() {
    dripping = true;
    return this;
  }

  /** From now on offers to encrypt, with this certificate. */
  public MailReceiver encrypting(SSLContext certificate) {
    encryption = certificate;
    return this;
  }

  /** From now on is encrypted from the start, with this certificate. */
  public MailReceiver encrypted(SSLContext certificate) {
    encrypted = true;
    return encrypting(certificate);
  }

  /** Knows no such recipient. */
  public MailReceiver without(String recipient) {
    unknown.add(recipient);
    return this;
  }

  /** Where it listens. */
  public String url() {
    return (encrypted ? "smtps://" : "smtp://")
        + server.getInetAddress().getHostAddress()
        + ":"
        + server.getLocalPort();
  }

  /** What was handed in, taken or not, oldest first. */
  public List<Got> got() {
    return got;
  }

  /** The same, once it is as much. */
  public List<Got> got(int letters) throws Exception {
    return Eventually.get(() -> List.copyOf(got), all -> all.size() >= letters);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket one : open) {
      one.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      if (dripping) {
        drip(socket.getOutputStream());
      } else {
        converse(socket);
      }
    } catch (IOException e) {
      // The other side is gone.
    } finally {
      open.remove(socket);
    }
  }

  /** A byte at a time, so that whoever waits for the next one never waits long. */
  private static void drip(OutputStream out) throws IOException {
    out.write("220-".getBytes(StandardCharsets.US_ASCII));
    while (true) {
      out.write('x');
      out.flush();
      LockSupport.parkNanos(100_000_000);
    }
  }

  private void converse(Socket socket) throws IOException {
    SSLContext offered = encryption;
    if (!encrypted) {
      say(socket.getOutputStream(), "220 ready");
      if (!converse(socket, offered != null)) {
        return;
      }
    }
    if (offered == null) {
      return;
    }
    SSLSocketFactory factory = offered.getSocketFactory();
    try (SSLSocket tls =
        (SSLSocket) factory.createSocket(socket, "localhost", socket.getPort(), true)) {
      tls.setUseClientMode(false);
      if (encrypted) {
        say(tls.getOutputStream(), "220 ready");
      }
      converse(tls, false);
    }
  }

  /** Whether the other side wants to go on encrypted. */
  private boolean converse(Socket socket, boolean offering) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = socket.getOutputStream();
    String login = "";
    List<String> recipients = new ArrayList<>();
    String line = in.readLine();
    while (line != null) {
      String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> say(out, "250-here\r\n" + (offering ? "250 STARTTLS" : "250 AUTH PLAIN"));
        case "STARTTLS" -> {
          say(out, "220 go on");
          return true;
        }
        case "AUTH" -> {
          String coded = line.substring(line.lastIndexOf(' ') + 1);
          String[] parts =
              new String(Base64.getDecoder().decode(coded), StandardCharsets.UTF_8).split("\0", -1);
          login = parts[1] + " " + parts[2];
          say(out, "235 known");
        }
        case "RCPT" -> {
          String whom = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          if (unknown.contains(whom)) {
            say(out, "550 nobody of that name");
          } else {
            recipients.add(whom);
            say(out, "250 known");
          }
        }
        case "DATA" -> {
          say(out, "354 go on");
          boolean encrypted = socket instanceof SSLSocket;
          got.add(new Got(login, List.copyOf(recipients), encrypted, letter(in)));
          say(out, answer);
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return false;
        }
        default -> say(out, "250 fine");
      }
      line = in.readLine();
    }
    return false;
  }

  private static String letter(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      text.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
      line = in.readLine();
    }
    return text.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
