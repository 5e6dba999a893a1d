package io.vigil.alerting.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.Room;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the interface describes exactly the routes that there are. */
@ExtendWith(Room.Shared.class)
class OpenApiIT {
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

  @Test
  void everyRouteThatIsNotAPageIsDescribedAndNothingElseIs(Room room) {
    Router router = Inside.of(room.alerting()).getBean(Router.class);
    Set<String> routes = new TreeSet<>();
    router
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .filter(OpenApiIT::isDescribed)
        .forEach(
            route ->
                routes.add(
                    route.getHttpMethodName().toLowerCase(Locale.ROOT)
                        + " "
                        + route.getUriMatchTemplate().toPathString()));
    Set<String> described = new TreeSet<>();
    paths(room)
        .forEach(
            (path, operations) ->
                object(operations).keySet().forEach(method -> described.add(method + " " + path)));
    assertThat(described).isEqualTo(routes).contains("post /api/v1/alerts/{id}/ack");
  }

  @Test
  void everyOperationSaysWhatItDoesAndWhatItAnswers(Room room) {
    paths(room)
        .forEach(
            (path, operations) ->
                object(operations)
                    .forEach(
                        (method, operation) -> {
                          Map<String, Object> described = object(operation);
                          assertThat(described).as("%s %s", method, path).containsKey("responses");
                          assertThat(described.get("summary"))
                              .as("%s %s", method, path)
                              .asString()
                              .isNotBlank();
                        }));
  }

  @Test
  void everyPlaceInAPathIsAParameter(Room room) {
    paths(room)
        .forEach(
            (path, operations) ->
                object(operations)
                    .values()
                    .forEach(
                        operation -> {
                          String text = String.valueOf(object(operation).get("parameters"));
                          Matcher place = PLACE.matcher(path);
                          while (place.find()) {
                            assertThat(text).as(path).contains("name=" + place.group(1));
                          }
                        }));
  }

  @Test
  void whoSignsInCanReadItAndAStrangerCannot(Room room) {
    assertThat(room.stranger().get("/openapi").status()).isEqualTo(401);
    assertThat(room.duty().get("/openapi").raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/yaml");
  }

  private static boolean isDescribed(UriRouteInfo<?, ?> route) {
    return !route.getTargetMethod().getDeclaringType().isAnnotationPresent(Hidden.class);
  }

  private static Map<String, Object> paths(Room room) {
    String text = room.duty().get("/openapi").raw().body();
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return object(object(read).get("paths"));
  }

  @SuppressWarnings("unchecked") // YAML objects have text keys, or the test fails.
  private static Map<String, Object> object(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
