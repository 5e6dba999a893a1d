package io.vigil.alerting.people;

import jakarta.inject.Singleton;

/** Who is locked out for wrong passwords, people and machines together. Any thread. */
@Singleton
public class LockedOut {
  private final Identification people;
  private final Credentials machines;

  LockedOut(Identification people, Credentials machines) {
    this.people = people;
    this.machines = machines;
  }

  /** How many pairs of a name and an address are locked out now. */
  public int now() {
    return people.lockedNow() + machines.lockedNow();
  }
}
