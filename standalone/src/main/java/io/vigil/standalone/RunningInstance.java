package io.vigil.standalone;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;

/** The Vigil that runs on a data folder, for commands that speak to it. */
final class RunningInstance {
  private RunningInstance() {}

  /**
   * Signs in with the password that was generated for the user.
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
      return VigilApi.login(endpoints.http(), user, password);
    } catch (ConnectException nobody) {
      throw nothing(data);
    }
  }

  private static CommandException nothing(Path data) {
    return new CommandException("nothing is running in " + data);
  }
}
