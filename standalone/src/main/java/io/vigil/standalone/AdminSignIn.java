package io.vigil.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.alerting.people.Totp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Signs the administrator in at a server that is no demo, for tools that start one and drive it:
 * sets up the second factor that is asked for there, and makes its codes. One thread.
 */
public final class AdminSignIn {
  private static final String FACTOR = "/api/v1/me/second-factor";

  private final String user;
  private String secret = "";
  private long used;

  /** For the administrator. */
  public AdminSignIn() {
    this("admin");
  }

  /** For another of the people of the first start. */
  AdminSignIn(String user) {
    this.user = user;
  }

  /** Signs in; a code is used each time. */
  public VigilApi at(Endpoints endpoints, Path data) throws IOException, InterruptedException {
    return at(endpoints.http(), data);
  }

  /** The same at the base address of a web server. */
  public VigilApi at(String http, Path data) throws IOException, InterruptedException {
    String password = Files.readString(data.resolve("passwords").resolve(user)).strip();
    if (secret.isEmpty()) {
      setUp(VigilApi.login(data, http, user, password, ""), password);
    }
    return VigilApi.login(data, http, user, password, code());
  }

  private void setUp(VigilApi bare, String password) throws IOException, InterruptedException {
    secret = bare.get(FACTOR).path("secret").asText();
    ObjectNode factor =
        new ObjectMapper()
            .createObjectNode()
            .put("password", password)
            .put("secret", secret)
            .put("code", code());
    bare.post(FACTOR, factor);
  }

  /**
   * A code that was not used, of now or of the step after: both still stand at a server that takes
   * half a minute to look. Waits where the steps that stand are used up.
   */
  private String code() throws InterruptedException {
    used = Math.max(used + 1, step());
    long early = (used - 1) * Totp.STEP_SECONDS * 1_000 - System.currentTimeMillis();
    Thread.sleep(Math.max(0, early));
    return Totp.code(secret, used);
  }

  private static long step() {
    return Instant.now().getEpochSecond() / Totp.STEP_SECONDS;
  }
}
