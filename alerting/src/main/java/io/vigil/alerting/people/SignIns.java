package io.vigil.alerting.people;

import io.micronaut.scheduling.annotation.Scheduled;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. The token is opaque, 256 random bits; we keep only its hash, so it can be
 * revoked at once and cannot be read from the database. Ends after 30 minutes without use, and
 * after 12 hours at the latest; an open board counts as use.
 *
 * <p>Looked up in memory by any thread; opening and closing block on the database.
 */
@Singleton
public class SignIns {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);

  /** For so long after its last use a sign-in stays at the address that used it. */
  static final Duration HELD = Duration.ofSeconds(30);

  /** What tokens of programs begin with, so that one that was left somewhere is known as one. */
  private static final String PROGRAM = "vigil_";

  private final SignInRepository repository;
  private final PersonRepository people;
  private final SecondFactors secondFactors;
  private final Clock clock;
  private final Map<String, Live> live = new ConcurrentHashMap<>();

  /** A token that was just given, and what goes with it. */
  record Opened(String token, Seat seat) {}

  /**
   * Where it was used last is kept in memory alone; empty if nobody has used it since our start.
   */
  private record Live(SignIn signIn, Person person, boolean bare, Instant saved, String address) {
    Live with(SignIn newer, Instant written) {
      return new Live(newer, person, bare, written, address);
    }

    Live at(String where) {
      return new Live(signIn, person, bare, saved, where);
    }

    /** Programs run wherever they run; a person sits at one place at a time. */
    boolean isHeldElsewhere(String where, Instant now) {
      return signIn.name() == null
          && !address.isEmpty()
          && !address.equals(where)
          && signIn.used().plus(HELD).isAfter(now);
    }
  }

  /** What came of a token: whose it is, or that somebody else is using it. */
  record Used(Optional<Seat> seat, boolean elsewhere) {
    private static final Used NOBODY = new Used(Optional.empty(), false);
    private static final Used ELSEWHERE = new Used(Optional.empty(), true);
  }

  /**
   * A person who is signed in.
   *
   * @param id of this sign-in
   * @param username who
   * @param role what the person may do
   * @param position where the person serves; null for nowhere
   * @param csrf what unsafe requests by cookie must carry in a header
   * @param rights what may be done now, of {@link Right}; nothing before a second factor is set up
   * @param bare whether the second factor is missing that everybody needs here
   * @param program name of the program that acts for the person; null for the person
   */
  public record Seat(
      String id,
      String username,
      Role role,
      @Nullable Position position,
      String csrf,
      Set<String> rights,
      boolean bare,
      @Nullable String program) {
    /** What the person may know of. */
    public Scope scope() {
      return Scope.of(position);
    }

    /** Whether what happens at the enterprise is the person's business. */
    public boolean sees(String enterprise, String division) {
      return scope().holds(enterprise, division);
    }
  }

  SignIns(
      SignInRepository repository,
      PersonRepository people,
      SecondFactors secondFactors,
      Clock clock) {
    this.repository = repository;
    this.people = people;
    this.secondFactors = secondFactors;
    this.clock = clock;
  }

  /** Reads who was signed in when we last ran. */
  public void load() {
    for (SignIn signIn : repository.findAll()) {
      people
          .findById(signIn.username())
          .ifPresent(
              person ->
                  live.put(
                      signIn.tokenHash(),
                      new Live(
                          signIn, person, secondFactors.isMissing(person), signIn.used(), "")));
    }
  }

  Opened open(Person person) {
    String token = Secrets.random();
    return opened(
        token,
        SignIn.ofPerson(
            Secrets.sha256Hex(token), person.username(), Secrets.random(), Instant.now(clock)),
        person);
  }

  /**
   * Lets a program act for the person; the token is shown this once.
   *
   * @param lasting until it ends
   */
  Opened openFor(Person person, String program, Set<String> rights, Duration lasting) {
    String token = PROGRAM + Secrets.random();
    Instant now = Instant.now(clock);
    return opened(
        token,
        new SignIn(
            Secrets.sha256Hex(token),
            person.username(),
            Secrets.random(),
            now,
            now,
            program,
            String.join(",", new TreeSet<>(rights)),
            now.plus(lasting)),
        person);
  }

  /** The programs that act for the person. */
  List<SignIn> programsOf(String username) {
    Instant now = Instant.now(clock);
    return repository.findByUsernameAndNameIsNotNullOrderByName(username).stream()
        .filter(one -> !one.isOver(now))
        .toList();
  }

  private Opened opened(String token, SignIn signIn, Person person) {
    repository.save(signIn);
    Live opened = new Live(signIn, person, secondFactors.isMissing(person), signIn.began(), "");
    live.put(signIn.tokenHash(), opened);
    return new Opened(token, seat(opened));
  }

  /**
   * The sign-in that the token belongs to; this counts as use. One seat at a time: while an address
   * uses it, others are refused, and the one that has it is not disturbed. It may move on once it
   * has not been used for {@link #HELD}.
   */
  Used use(String token, String address) {
    String id = Secrets.sha256Hex(token);
    Instant now = Instant.now(clock);
    Live held =
        live.computeIfPresent(
            id, (key, known) -> known.isHeldElsewhere(address, now) ? known : known.at(address));
    if (held == null) {
      return Used.NOBODY;
    }
    return held.address().equals(address) ? new Used(touch(id), false) : Used.ELSEWHERE;
  }

  /** The sign-in with this id, if it still stands; this counts as use. */
  public Optional<Seat> touch(String id) {
    Instant now = Instant.now(clock);
    Live touched =
        live.computeIfPresent(
            id,
            (key, known) ->
                known.signIn().isOver(now)
                    ? known
                    : known.with(known.signIn().usedAt(now), known.saved()));
    return touched == null || touched.signIn().isOver(now)
        ? Optional.empty()
        : Optional.of(seat(touched));
  }

  void close(String id) {
    live.remove(id);
    repository.deleteByTokenHashIn(List.of(id));
  }

  /** Ends every sign-in of the user. */
  void closeAllOf(String username) {
    List<String> theirs =
        repository.findAll().stream()
            .filter(one -> one.username().equals(username))
            .map(SignIn::tokenHash)
            .toList();
    theirs.forEach(live::remove);
    if (!theirs.isEmpty()) {
      repository.deleteByTokenHashIn(theirs);
    }
  }

  /** Forgets what has ended, and writes down when the others were last used. */
  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void sweep() {
    Instant now = Instant.now(clock);
    List<String> over = new ArrayList<>();
    List<SignIn> used = new ArrayList<>();
    live.forEach(
        (id, known) -> {
          if (known.signIn().isOver(now)) {
            over.add(id);
          } else if (known.signIn().used().isAfter(known.saved())) {
            used.add(known.signIn());
            live.computeIfPresent(id, (key, newest) -> newest.with(newest.signIn(), now));
          }
        });
    if (!over.isEmpty()) {
      over.forEach(live::remove);
      repository.deleteByTokenHashIn(over);
    }
    if (!used.isEmpty()) {
      repository.updateAll(used);
    }
  }

  private static Seat seat(Live known) {
    SignIn signIn = known.signIn();
    Person person = known.person();
    return new Seat(
        signIn.tokenHash(),
        signIn.username(),
        person.role(),
        person.positionOrNull(),
        signIn.csrf(),
        known.bare() ? Set.of() : signIn.of(person.role().rights()),
        known.bare(),
        signIn.name());
  }
}
