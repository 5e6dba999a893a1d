package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Room;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, as the answers say it. What a role may do it then does badly, or finds none. */
@ExtendWith(Room.Shared.class)
class RolesIT {
  @ParameterizedTest(name = "{0} {1}: stranger {2}, officer {3}, administrator {4}")
  @CsvSource({
    "GET,  /api/v1/me,                          401, 200, 200",
    "GET,  /api/v1/alerts,                      401, 200, 200",
    "GET,  /api/v1/alerts/a-0-0,                401, 404, 404",
    "GET,  /api/v1/alerts/a-0-0/trace,          401, 404, 404",
    "POST, /api/v1/alerts/a-0-0/ack,            401, 400, 403",
    "POST, /api/v1/alerts/ack,                  401, 400, 403",
    "POST, /api/v1/alerts/a-0-0/shelve,         401, 400, 403",
    "POST, /api/v1/overlays/o-0-0/approve,      401, 403, 403",
    "GET,  /api/v1/overlays,                    401, 200, 200",
    "GET,  /api/v1/audit/verify,                401, 403, 403",
    "GET,  /api/v1/points/x-1:P/series?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z,"
        + " 401, 404, 404",
    "GET,  /api/v1/enterprises,                 401, 200, 200",
    "PUT,  /api/v1/enterprises/x-1,             401, 403, 422",
    "POST, /api/v1/enterprises/x-1/gateways/gw1/credential, 401, 403, 404",
    "GET,  /openapi,                            401, 200, 200",
    "POST, /api/v1/login,                       401, 401, 401",
    "GET,  /health/liveness,                    200, 200, 200",
    "GET,  /metrics,                            200, 200, 200"
  })
  void routeAnswersEachRole(
      String method, String path, int stranger, int officer, int administrator, Room room) {
    String body = method.equals("GET") ? null : "{}";
    assertThat(status(room.stranger(), method, path, body)).as("stranger").isEqualTo(stranger);
    assertThat(status(room.duty(), method, path, body)).as("officer").isEqualTo(officer);
    assertThat(status(room.admin(), method, path, body))
        .as("administrator")
        .isEqualTo(administrator);
  }

  private static int status(Browser who, String method, String path, @Nullable String body) {
    return who.send(method, path, body).status();
  }
}
