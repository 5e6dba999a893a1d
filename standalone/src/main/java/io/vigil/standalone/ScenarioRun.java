package io.vigil.standalone;

import io.vigil.sim.scenario.Happened;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A plant to which scenarios happen, through an instance. One thread. */
interface ScenarioRun extends Closeable {
  /** Enterprise id of the plant. */
  String enterprise();

  /** Lets everything happen; returns when all of it is on record. */
  void finish() throws IOException, InterruptedException;

  /** The scenarios that began, with what must be noticed of them: the ground truth. */
  List<Happened> happened();
}
