package io.vigil.sim.scenario;

/** One period in which a rule was active, milliseconds UTC. */
record Activation(String point, String rule, long raised, long cleared) {
  static final long NEVER = Long.MAX_VALUE;
}
