package io.vigil.standalone.check;

import io.vigil.standalone.StandaloneOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether options that are right in themselves can work on this machine: folder, disk, ports, Java,
 * certificate, and the servers of others. Changes nothing; what it finds free may be taken a moment
 * later.
 */
public final class MachineCheck {
  private MachineCheck() {}

  /** All that would keep a start from working, now. */
  public static List<ConfigMistake> mistakes(StandaloneOptions options, Instant now)
      throws IOException {
    List<ConfigMistake> mistakes = new ArrayList<>(JavaCheck.mistakes());
    List<ConfigMistake> folder = FolderCheck.mistakes(options.data(), Files::isWritable);
    mistakes.addAll(folder);
    Set<Integer> ours = Set.of();
    if (folder.isEmpty()) {
      mistakes.addAll(DiskCheck.mistakes(options.data(), options.externalLog().isEmpty()));
      mistakes.addAll(CertificateCheck.mistakes(options.data().resolve("opcua/own"), now));
      ours = PortCheck.portsOfRunning(options.data());
    }
    mistakes.addAll(CertificateCheck.ofServer(options.outer().identity(), now));
    mistakes.addAll(PortCheck.mistakes(options, ours));
    mistakes.addAll(NeighbourCheck.mistakes(options));
    return mistakes;
  }
}
