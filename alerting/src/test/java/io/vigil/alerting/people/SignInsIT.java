package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.HandClock;
import io.vigil.alerting.testing.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a sign-in stands, on a clock that the test drives and a real database. */
@ExtendWith(Room.Shared.class)
class SignInsIT {
  private static final String DESK = "192.0.2.1";
  private static final String OTHER = "192.0.2.2";

  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T08:00:00Z"));
  private SignInRepository repository;
  private PersonRepository people;
  private SecondFactors secondFactors;
  private SignIns signIns;
  private SignIns.Opened opened;

  @BeforeEach
  void signIn(Room room) {
    repository = Inside.of(room.alerting()).getBean(SignInRepository.class);
    people = Inside.of(room.alerting()).getBean(PersonRepository.class);
    secondFactors = Inside.of(room.alerting()).getBean(SecondFactors.class);
    signIns = new SignIns(repository, people, secondFactors, clock);
    opened = signIns.open(people.findById("duty").orElseThrow());
  }

  @Test
  void standsWhileItIsUsedEveryHalfHourAndNotAMillisecondLonger() {
    clock.pass(SignIns.IDLE);
    assertThat(use(opened.token())).isPresent();
    clock.pass(SignIns.IDLE);
    assertThat(use(opened.token())).isPresent();
    clock.pass(SignIns.IDLE.plusMillis(1));
    assertThat(use(opened.token())).isEmpty();
    assertThat(use(opened.token())).as("using it too late is no use").isEmpty();
  }

  @Test
  void endsAfterTwelveHoursHoweverMuchItIsUsed() {
    for (int i = 0; i < 48; i++) {
      clock.pass(Duration.ofMinutes(15));
      assertThat(use(opened.token())).as("after %s quarters", i + 1).isPresent();
    }
    clock.pass(Duration.ofMillis(1));
    assertThat(use(opened.token())).isEmpty();
  }

  @Test
  void programIsNotEndedByIdlenessButByItsDate() {
    Person duty = people.findById("duty").orElseThrow();
    SignIns.Opened program = signIns.openFor(duty, "meter", Set.of("LOOK"), Duration.ofDays(30));
    clock.pass(Duration.ofDays(30).minusMillis(1));
    signIns.sweep();
    assertThat(use(program.token()))
        .hasValueSatisfying(seat -> assertThat(seat.rights()).containsExactly("LOOK"));
    clock.pass(Duration.ofMillis(1));
    assertThat(use(program.token())).isEmpty();
    signIns.sweep();
    assertThat(repository.findAll()).noneMatch(one -> one.tokenHash().equals(program.seat().id()));
  }

  @Test
  void anOpenBoardCountsAsUse() {
    for (int i = 0; i < 10; i++) {
      clock.pass(Duration.ofMinutes(20));
      assertThat(signIns.touch(opened.seat().id())).isPresent();
    }
    assertThat(use(opened.token())).isPresent();
  }

  @Test
  void onlyTheHashOfTheTokenIsKept() {
    String id = opened.seat().id();
    assertThat(id).isEqualTo(Secrets.sha256Hex(opened.token())).hasSize(64);
    assertThat(use(id)).as("who reads the database cannot sign in").isEmpty();
    assertThat(repository.findAll()).noneMatch(one -> one.tokenHash().equals(opened.token()));
  }

  @Test
  void standsOverARestart() {
    SignIns next = new SignIns(repository, people, secondFactors, clock);
    assertThat(next.use(opened.token(), DESK).seat()).isEmpty();
    next.load();
    assertThat(next.use(opened.token(), DESK).seat())
        .hasValueSatisfying(
            seat -> {
              assertThat(seat.username()).isEqualTo("duty");
              assertThat(seat.role()).isEqualTo(Role.DUTY);
              assertThat(seat.csrf()).isEqualTo(opened.seat().csrf());
            });
  }

  @Test
  void whatWasClosedOrHasEndedIsGoneAlsoAfterARestart() {
    SignIns.Opened other = signIns.open(people.findById("duty").orElseThrow());
    signIns.close(other.seat().id());
    assertThat(use(other.token())).isEmpty();
    clock.pass(SignIns.IDLE.plusMillis(1));
    signIns.sweep();
    SignIns next = new SignIns(repository, people, secondFactors, clock);
    next.load();
    assertThat(List.of(other, opened))
        .allMatch(one -> next.use(one.token(), DESK).seat().isEmpty());
    assertThat(repository.findAll()).noneMatch(one -> one.tokenHash().equals(opened.seat().id()));
  }

  @Test
  void sweepWritesDownWhenItWasUsedSoThatARestartDoesNotEndIt() {
    clock.pass(Duration.ofMinutes(29));
    assertThat(use(opened.token())).isPresent();
    signIns.sweep();
    clock.pass(Duration.ofMinutes(29));
    SignIns next = new SignIns(repository, people, secondFactors, clock);
    next.load();
    assertThat(next.use(opened.token(), DESK).seat()).isPresent();
  }

  @Test
  @DisplayName("attack59 a sign-in is one seat's: it moves when it rests, a program's at any time")
  void oneSeatAtATime() {
    assertThat(signIns.use(opened.token(), DESK).seat()).isPresent();
    clock.pass(SignIns.HELD.minusMillis(1));
    SignIns.Used second = signIns.use(opened.token(), OTHER);
    assertThat(second.elsewhere()).isTrue();
    assertThat(second.seat()).isEmpty();
    assertThat(signIns.touch(opened.seat().id())).as("an open board holds it").isPresent();
    clock.pass(SignIns.HELD.minusMillis(1));
    assertThat(signIns.use(opened.token(), OTHER).elsewhere()).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(signIns.use(opened.token(), OTHER).seat()).as("a phone that moved").isPresent();
    assertThat(signIns.use(opened.token(), DESK).elsewhere()).isTrue();
    Person duty = people.findById("duty").orElseThrow();
    String program = signIns.openFor(duty, "m", Set.of("LOOK"), Duration.ofDays(1)).token();
    assertThat(signIns.use(program, DESK).seat()).isPresent();
    assertThat(signIns.use(program, OTHER).seat()).isPresent();
  }

  private Optional<SignIns.Seat> use(String token) {
    return signIns.use(token, DESK).seat();
  }

  @Test
  void noTwoSignInsShareAToken() {
    SignIns.Opened other = signIns.open(people.findById("duty").orElseThrow());
    assertThat(other.token()).isNotEqualTo(opened.token());
    assertThat(other.seat().csrf()).isNotEqualTo(opened.seat().csrf());
    signIns.close(other.seat().id());
    assertThat(use(opened.token())).as("the other one stands").isPresent();
  }
}
