package io.vigil.standalone;

import io.vigil.ingest.opcua.AddressSpace;
import io.vigil.ingest.opcua.AddressSpace.Limits;
import io.vigil.ingest.opcua.OpcUaOptions;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil browse URL}: what an OPC UA server shows, as a table; it is only read. */
@Command(
    name = "browse",
    mixinStandardHelpOptions = true,
    description =
        "Lists the nodes of an OPC UA server with type, unit, range, value and status. Node ids are"
            + " printed as a plant file names them.")
final class BrowseCommand implements Callable<Integer> {
  private static final int MOST_DEPTH = 100;
  private static final int MOST_NODES = 100_000;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "URL", description = "For example opc.tcp://host:4840/path.")
  private String url = "";

  @Option(
      names = "--node",
      paramLabel = "ID",
      description = "Where to begin, for example nsu=urn:plant:dcs;s=TK101; default: the objects.")
  private String node = "";

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Levels below it, 1 to " + MOST_DEPTH + "; default ${DEFAULT-VALUE}.")
  private int depth = 3;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Nodes, 1 to " + MOST_NODES + "; default ${DEFAULT-VALUE}.")
  private int most = 1_000;

  @Option(
      names = "--security",
      paramLabel = "MODE",
      description = "sign_and_encrypt, sign, or none for laboratories; default ${DEFAULT-VALUE}.")
  private String security = "sign_and_encrypt";

  @Option(
      names = "--as",
      paramLabel = "ENTERPRISE.GATEWAY",
      description = "Sign in as this gateway does: user and password of opcua/users.")
  private String as = "browse";

  @Option(
      names = "--data",
      description = "Data folder whose opcua/ holds our certificate and those we trust.")
  private Path data = DemoCommand.FOLDER;

  @Override
  public Integer call() throws InterruptedException {
    if (depth < 1 || depth > MOST_DEPTH) {
      throw new CommandException("--depth must lie between 1 and " + MOST_DEPTH + ", is " + depth);
    }
    if (most < 1 || most > MOST_NODES) {
      throw new CommandException("--most must lie between 1 and " + MOST_NODES + ", is " + most);
    }
    if (!url.startsWith("opc.tcp://")) {
      throw new CommandException("地址须以 opc.tcp:// 开头 | an address begins with opc.tcp://: " + url);
    }
    Endpoint endpoint = new Endpoint(url, security());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    BrowseTable table = new BrowseTable(out);
    OpcUaOptions options = OpcUaOptions.in(data.resolve("opcua"));
    try (AddressSpace space = AddressSpace.open(endpoint, as, options)) {
      table.end(space.walk(node, new Limits(depth, most), table));
      return 0;
    } catch (IOException e) {
      throw new CommandException(url + ": " + e.getMessage());
    }
  }

  private Security security() {
    try {
      return Security.valueOf(security.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          "--security: '" + security + "' is none of sign_and_encrypt, sign, none");
    }
  }
}
