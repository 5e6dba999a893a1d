package io.vigil.standalone;

import io.vigil.standalone.certs.DevelopmentAuthority;
import io.vigil.standalone.embedded.BrokerIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigil certs DIR}: an authority for development and a certificate for the server, or for a
 * gateway, in PEM files that only their owner may read.
 */
@Command(
    name = "certs",
    mixinStandardHelpOptions = true,
    description =
        "Makes an authority (CA) for development, and a server's or a gateway's certificate.")
final class CertsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder of the authority; made if it is not there.")
  private Path folder = Path.of("");

  @Option(
      names = "--host",
      paramLabel = "NAME",
      split = ",",
      description =
          "Names and addresses that the server is called by; default localhost, 127.0.0.1 and the"
              + " name of this machine.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--client",
      paramLabel = "USER",
      description =
          "Instead of the server's, make the certificate of this gateway (its user name).")
  private @Nullable String client;

  @Override
  public Integer call() throws IOException {
    if (client != null && !BrokerIdentity.isUsername(client)) {
      throw new CommandException(client + " is no user name of a gateway: ENTERPRISE.GATEWAY");
    }
    Instant now = Instant.now();
    DevelopmentAuthority authority = DevelopmentAuthority.in(folder, now);
    if (client == null) {
      authority.issueServer(hosts.isEmpty() ? ofThisMachine() : hosts, now);
      say("ca.pem", "server.pem", "server-key.pem");
      return 0;
    }
    authority.issueClient(client, now);
    say("ca.pem", client + ".pem", client + "-key.pem");
    return 0;
  }

  private static List<String> ofThisMachine() throws IOException {
    return List.of("localhost", "127.0.0.1", InetAddress.getLocalHost().getHostName());
  }

  private void say(String... files) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    for (String file : files) {
      out.println(folder.resolve(file));
    }
    out.flush();
  }
}
