package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.HandClock;
import io.vigil.alerting.testing.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a sign-in stands, on a clock that the test drives and a real database. */
@ExtendWith(Room.Shared.class)
class SignInsIT {
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
    assertThat(signIns.use(opened.token())).isPresent();
    clock.pass(SignIns.IDLE);
    assertThat(signIns.use(opened.token())).isPresent();
    clock.pass(SignIns.IDLE.plusMillis(1));
    assertThat(signIns.use(opened.token())).isEmpty();
    assertThat(signIns.use(opened.token())).as("using it too late is no use").isEmpty();
  }

  @Test
  void endsAfterTwelveHoursHoweverMuchItIsUsed() {
    for (int i = 0; i < 48; i++) {
      clock.pass(Duration.ofMinutes(15));
      assertThat(signIns.use(opened.token())).as("after %s quarters", i + 1).isPresent();
    }
    clock.pass(Duration.ofMillis(1));
    assertThat(signIns.use(opened.token())).isEmpty();
  }

  @Test
  void programIsNotEndedByIdlenessButByItsDate() {
    Person duty = people.findById("duty").orElseThrow();
    SignIns.Opened program = signIns.openFor(duty, "meter", Set.of("LOOK"), Duration.ofDays(30));
    clock.pass(Duration.ofDays(30).minusMillis(1));
    signIns.sweep();
    assertThat(signIns.use(program.token()))
        .hasValueSatisfying(seat -> assertThat(seat.rights()).containsExactly("LOOK"));
    clock.pass(Duration.ofMillis(1));
    assertThat(signIns.use(program.token())).isEmpty();
    signIns.sweep();
    assertThat(repository.findAll()).noneMatch(one -> one.tokenHash().equals(program.seat().id()));
  }

  @Test
  void anOpenBoardCountsAsUse() {
    for (int i = 0; i < 10; i++) {
      clock.pass(Duration.ofMinutes(20));
      assertThat(signIns.touch(opened.seat().id())).isPresent();
    }
    assertThat(signIns.use(opened.token())).isPresent();
  }

  @Test
  void onlyTheHashOfTheTokenIsKept() {
    String id = opened.seat().id();
    assertThat(id).isEqualTo(Secrets.sha256Hex(opened.token())).hasSize(64);
    assertThat(signIns.use(id)).as("who reads the database cannot sign in").isEmpty();
    assertThat(repository.findAll()).noneMatch(one -> one.tokenHash().equals(opened.token()));
  }

  @Test
  void standsOverARestart() {
    SignIns next = new SignIns(repository, people, secondFactors, clock);
    assertThat(next.use(opened.token())).isEmpty();
    next.load();
    assertThat(next.use(opened.token()))
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
    assertThat(signIns.use(other.token())).isEmpty();
    clock.pass(SignIns.IDLE.plusMillis(1));
    signIns.sweep();
    SignIns next = new SignIns(repository, people, secondFactors, clock);
    next.load();
    assertThat(List.of(other, opened)).allMatch(one -> next.use(one.token()).isEmpty());
    assertThat(repository.findAll()).noneMatch(one -> one.tokenHash().equals(opened.seat().id()));
  }

  @Test
  void sweepWritesDownWhenItWasUsedSoThatARestartDoesNotEndIt() {
    clock.pass(Duration.ofMinutes(29));
    assertThat(signIns.use(opened.token())).isPresent();
    signIns.sweep();
    clock.pass(Duration.ofMinutes(29));
    SignIns next = new SignIns(repository, people, secondFactors, clock);
    next.load();
    assertThat(next.use(opened.token())).isPresent();
  }

  @Test
  void noTwoSignInsShareAToken() {
    SignIns.Opened other = signIns.open(people.findById("duty").orElseThrow());
    assertThat(other.token()).isNotEqualTo(opened.token());
    assertThat(other.seat().csrf()).isNotEqualTo(opened.seat().csrf());
    signIns.close(other.seat().id());
    assertThat(signIns.use(opened.token())).as("the other one stands").isPresent();
  }
}
