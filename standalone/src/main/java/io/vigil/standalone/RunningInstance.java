package io.vigil.standalone;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Objects;

/** The Vigil that runs on a data folder, for commands that speak to it. */
final class RunningInstance {
  private RunningInstance() {}

  /**
   * Signs in with the password that was generated for the user; outside the demo the code of the
   * user's second factor stands in the environment, {@code VIGIL_CODE}.
   *
   * @throws CommandException in words when nothing runs there, or nobody of that name was made
   */
  static VigilApi signIn(Path data, String user) throws IOException, InterruptedException {
    Endpoints endpoints = Endpoints.read(data).orElseThrow(() -> nothing(data));
    String password =
        new SecretFiles(data.resolve("passwords"))
            .find(user)
            .orElseThrow(
                () -> new CommandException("no password of " + user + " is kept in " + data));
    try {
      String code = Objects.requireNonNullElse(System.getenv("VIGIL_CODE"), "");
      return VigilApi.login(data, endpoints.http(), user, password, code);
    } catch (ConnectException nobody) {
      throw nothing(data);
    }
  }

  private static CommandException nothing(Path data) {
    return new CommandException("nothing is running in " + data);
  }
}
