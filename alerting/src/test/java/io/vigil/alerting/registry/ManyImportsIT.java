package io.vigil.alerting.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many imports at once, large ones, and how plants are spread over the lanes. */
@ExtendWith(Room.Shared.class)
class ManyImportsIT {
  @Test
  void plantsImportedAtOnceShareNoNumbers(Room room) throws Exception {
    List<Callable<Answer>> imports = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String plant = "at-once-" + i;
      String file = Plants.coalMine(plant, 3);
      imports.add(() -> room.signIn("admin").put("/api/v1/enterprises/" + plant, file));
    }
    for (Answer answer : all(imports)) {
      assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    }
    Set<String> slots = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      String plant = "at-once-" + i;
      List<Addressed> said =
          Eventually.get(() -> room.definitionsOf(plant), list -> list.size() == 4);
      for (Addressed one : said) {
        if (one.entry() instanceof PointDefinition point) {
          assertThat(slots.add(one.lane() + "/" + point.slot())).as("%s", one).isTrue();
        }
      }
    }
  }

  @Test
  void sameFileImportedAtOnceIsOneImport(Room room) throws Exception {
    String file = Plants.coalMine("at-once-same", 3);
    List<Callable<Answer>> imports = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      imports.add(() -> room.signIn("admin").put("/api/v1/enterprises/at-once-same", file));
    }
    List<Answer> answers = all(imports);
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(answers.stream().mapToInt(answer -> answer.json().get("credentials").size()).sum())
        .as("the password is shown to one")
        .isEqualTo(1);
    Eventually.get(() -> room.definitionsOf("at-once-same"), list -> list.size() == 4);
    room.importPlant("at-once-same", file);
    assertThat(room.definitionsOf("at-once-same")).hasSize(4);
  }

  @Test
  void newPlantsGoIntoTheLaneWithTheFewestPointsAndStayThere(Room room) {
    LaneRepository lanes = Inside.of(room.alerting()).getBean(LaneRepository.class);
    for (int i = 0; i < AlertingOptions.DEFAULT_LANES; i++) {
      int least = lanes.all().stream().mapToInt(Lane::points).min().orElseThrow();
      String plant = "spread-" + i;
      JsonNode imported = room.importPlant(plant, Plants.coalMine(plant, 5)).json();
      Lane lane = lanes.findById(imported.get("lane").asInt()).orElseThrow();
      assertThat(lane.points()).isEqualTo(least + 5);
      JsonNode smaller = room.importPlant(plant, Plants.coalMine(plant, 2)).json();
      assertThat(smaller.get("lane")).isEqualTo(imported.get("lane"));
      assertThat(lanes.findById(lane.id()).orElseThrow().points()).isEqualTo(least + 2);
    }
  }

  @Test
  void largePlantIsOneImportAndEveryPointIsSaid(Room room) throws Exception {
    String plant = "large-1";
    int points = 2_500;
    List<String> list = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      list.add(Plants.methane("P" + i));
    }
    String file = Plants.plant(plant, String.join(",", list));
    assertThat(room.importPlant(plant, file).status()).isEqualTo(200);
    List<Addressed> said =
        Eventually.get(() -> room.definitionsOf(plant), all -> all.size() == points + 1);
    assertThat(said.stream().map(one -> one.entry().version())).containsOnly(1L);
    Answer fewer = room.importPlant(plant, Plants.plant(plant, Plants.methane("P0")));
    assertThat(fewer.status()).as("so many watches retired at once").isEqualTo(200);
    Eventually.get(() -> room.definitionsOf(plant), all -> all.size() == 2 * points);
  }

  private static List<Answer> all(List<Callable<Answer>> imports)
      throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(imports)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
