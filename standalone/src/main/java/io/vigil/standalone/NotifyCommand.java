package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.VigilApi.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil notify test CHANNEL}: whether a channel can be told, in the receiver's words. */
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    description =
        "Sends a message that says it is a test through a channel of the Vigil that runs, and says"
            + " what the receiver answered. Exit status 1 if it was not taken.")
final class NotifyCommand implements Callable<Integer> {
  private static final String TEST = "test";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = TEST, description = "What to do; there is one thing.")
  private String what = TEST;

  @Parameters(index = "1", paramLabel = "CHANNEL", description = "Id of the channel.")
  private String channel = "";

  @Option(names = "--data", description = "Data folder of the Vigil that runs.")
  private Path data = DemoCommand.FOLDER;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!what.equals(TEST)) {
      throw new CommandException("notify " + what + ": there is only notify " + TEST);
    }
    String path = "/api/v1/channels/" + VigilApi.encode(channel) + "/test";
    try {
      return print(RunningInstance.signIn(data, "admin").post(path));
    } catch (RefusedException refused) {
      throw new CommandException(refused.words());
    }
  }

  private int print(JsonNode tried) {
    boolean accepted = tried.path("accepted").asBoolean();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        "%s: %s | %s%n",
        channel,
        accepted ? "接收方已接受测试消息" : tried.path("zh").asText(),
        accepted ? "the receiver took the test message" : tried.path("en").asText());
    String answer = tried.path("answer").asText();
    if (!answer.isEmpty()) {
      out.println("  " + answer);
    }
    out.flush();
    return accepted ? 0 : 1;
  }
}
