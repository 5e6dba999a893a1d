package io.vigil.alerting.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.model.alert.Severity;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An attack on the shared room, in which a red Alert stands: what is attempted must be refused with
 * a code, stand on record with the auditor, and leave that Alert as loud as it was.
 */
public final class Attack {
  private static final String PLANT = "attacked-a";
  private static final String DIVISION = "140483";
  private static final String REFUSED = "/api/v1/audit/refused?limit=1000&who=";

  private final Room room;
  private final Browser officer;
  private final Browser auditor;
  private final String standing;

  private Attack(Room room) throws Exception {
    this.room = room;
    String file = Plants.coalMine(PLANT, 1).replace("140428", DIVISION);
    assertThat(room.importPlant(PLANT, file).status()).isEqualTo(200);
    officer = room.officer("attacked-officer", "county:" + DIVISION);
    auditor = room.signIn("audit");
    room.judge().say(room.judge().watch(PLANT, "F01.CH4", Room.RULE).at(Severity.RED).raise(3.2));
    standing = room.open(officer, PLANT, 1).get(0).get("id").asText();
  }

  /** Hands the attack to test methods that ask for one; the room is {@link Room.Shared}. */
  public static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Attack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Room room = (Room) new Room.Shared().resolveParameter(parameter, context);
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .getOrComputeIfAbsent(Attack.class, key -> on(room), Attack.class);
    }

    private static Attack on(Room room) {
      try {
        return new Attack(room);
      } catch (Exception e) {
        throw new IllegalStateException("no standing alert", e);
      }
    }
  }

  /** Does what must be refused, looks at the record and at the board, and returns the answer. */
  public Answer isRefused(Browser who, int status, String code, Supplier<Answer> attempt)
      throws Exception {
    long before = timesRefused(who, code);
    Answer answer = attempt.get();
    Room.assertProblem(answer, status, code);
    Eventually.get(() -> timesRefused(who, code), times -> times > before);
    boardIsNoQuieter();
    return answer;
  }

  /** The standing Alert stands, nobody has acknowledged it, and it has not cleared. */
  public void boardIsNoQuieter() {
    JsonNode alert = officer.get("/api/v1/alerts/" + standing).json();
    assertThat(alert.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    assertThat(alert.get("quiet_until").isNull()).isTrue();
    assertThat(room.openOf(officer, PLANT))
        .extracting(one -> one.get("id").asText())
        .containsExactly(standing);
  }

  /** What the auditor is shown to have been refused to the user, or to whoever is not signed in. */
  public List<JsonNode> refusedTo(Browser who) {
    return auditor.get(REFUSED + who.username()).json().get("items").findParents("code").stream()
        .filter(one -> one.get("who").asText("").equals(who.username()))
        .toList();
  }

  private long timesRefused(Browser who, String code) {
    return refusedTo(who).stream()
        .filter(one -> one.get("code").asText().equals(code))
        .mapToLong(one -> one.get("times").asLong())
        .sum();
  }
}
