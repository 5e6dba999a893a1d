package io.vigil.alerting.people;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first users, because nothing is shipped with a password: the three administrators
 * {@code admin}, {@code security} and {@code audit}, each only while nobody has its role; and in
 * the demo {@code duty}, {@code prefecture} and {@code province}, one for each duty room, and
 * {@code plant} for a control room. Each gets a generated password in {@code DIR/passwords/<user>},
 * readable by the owner of the process alone.
 */
@Singleton
public final class FirstPeople {
  private static final Logger LOG = LoggerFactory.getLogger(FirstPeople.class);

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Where the plants of the demo lie (GB/T 2260). */
  private static final String DEMO_COUNTY = "140428";

  /** One of them. */
  private static final String DEMO_PLANT = "coal-a";

  private final PersonRepository people;
  private final Path folder;
  private final boolean demo;

  FirstPeople(PersonRepository people, AlertingOptions options) {
    this.people = people;
    this.folder = options.data().resolve("passwords");
    this.demo = options.demo();
  }

  /** Makes who is missing. Blocking. */
  public void create() throws IOException {
    List<First> wanted = new ArrayList<>();
    for (Role role : Role.administrators()) {
      if (!people.existsByRole(role)) {
        wanted.add(new First(role.name().toLowerCase(Locale.ROOT), role, null));
      }
    }
    if (demo) {
      wanted.add(new First("duty", Role.DUTY, new Position(DutyTier.COUNTY, DEMO_COUNTY)));
      wanted.add(new First("prefecture", Role.LEAD, new Position(DutyTier.PREFECTURE, "1404")));
      wanted.add(new First("province", Role.LEAD, new Position(DutyTier.PROVINCE, "14")));
      wanted.add(new First("plant", Role.PLANT, new Position(DutyTier.PLANT_SHIFT, DEMO_PLANT)));
    }
    wanted.removeIf(one -> people.existsById(one.username()));
    for (First one : wanted) {
      keep(one.made());
    }
  }

  private record First(String username, Role role, @Nullable Position position) {
    Made made() {
      String password = Secrets.random();
      String hash = Passwords.randomHash(password);
      return new Made(Person.of(username, role, hash, position), password);
    }
  }

  private record Made(Person person, String password) {}

  private void keep(Made made) throws IOException {
    Path file = folder.resolve(made.person().username());
    write(file, made.password());
    people.save(made.person());
    LOG.info("people: made user {}, its password is in {}", made.person().username(), file);
  }

  /** Never readable by others, not even for a moment: the file is born with its mode. */
  private void write(Path file, String password) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectory(folder, OWNER_ONLY_FOLDER);
    }
    Files.deleteIfExists(file);
    Files.createFile(file, OWNER_ONLY);
    Files.writeString(file, password, StandardOpenOption.WRITE);
  }
}
