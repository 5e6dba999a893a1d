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
  private static final String ADMIN = "admin";
  private static final String FACTOR = "/api/v1/me/second-factor";

  private static final long SLOW_SIGN_IN_SECONDS = 5;

  private String secret = "";
  private long used;

  /** Signs in; a code is used each time. */
  public VigilApi at(Endpoints endpoints, Path data) throws IOException, InterruptedException {
    return at(endpoints.http(), data);
  }

  /** The same at the base address of a web server. */
  public VigilApi at(String http, Path data) throws IOException, InterruptedException {
    String password = Files.readString(data.resolve("passwords").resolve(ADMIN)).strip();
    if (secret.isEmpty()) {
      setUp(VigilApi.login(http, ADMIN, password), password);
    }
    return VigilApi.login(http, ADMIN, password, code());
  }

  private void setUp(VigilApi bare, String password) throws IOException, InterruptedException {
    secret = bare.get(FACTOR).path("secret").asText();
    used = oldest() - 1;
    ObjectNode factor =
        new ObjectMapper()
            .createObjectNode()
            .put("password", password)
            .put("secret", secret)
            .put("code", code());
    bare.post(FACTOR, factor);
  }

  /** The oldest code that still counts and was not used: that leaves the next one for the next. */
  private String code() {
    used = Math.max(used + 1, oldest());
    return Totp.code(secret, used);
  }

  /** The one before this counts too, but not for long enough when its time is nearly over. */
  private static long oldest() {
    return (Instant.now().getEpochSecond() + SLOW_SIGN_IN_SECONDS) / Totp.STEP_SECONDS - 1;
  }
}
