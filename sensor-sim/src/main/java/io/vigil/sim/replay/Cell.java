package io.vigil.sim.replay;

/**
 * One cell of a recording, in the order of the file.
 *
 * @param line number of its line in the file, the header being 1
 * @param time stamp of the line, milliseconds UTC
 * @param signal index of its signal
 * @param point code of the point it is a reading of
 * @param raw what stands in it
 * @param value the number; {@code NaN} where there is none
 * @param fate what becomes of it
 * @param other line of the cell that decided the fate: the first of the stamp, or for one that
 *     steps back the newest; its own line otherwise
 * @param otherValue the value of that cell
 */
record Cell(
    long line,
    long time,
    int signal,
    String point,
    String raw,
    double value,
    Fate fate,
    long other,
    double otherValue) {
  /** The same cell where an OPC UA server of numbers shows the recording. */
  Cell overOpcUa() {
    return fate == Fate.TEXT
        ? new Cell(line, time, signal, point, raw, value, Fate.UNCARRIED, other, otherValue)
        : this;
  }

  /** Why it is not simply a stored value, in words. */
  String reason() {
    return switch (fate) {
      case STORED -> "stored";
      case BACKWARD -> "stored, not judged: the stamp is before that of row " + other;
      case SENTINEL -> raw + " means no value: stored as a bad row without one";
      case DUPLICATE -> "duplicate of row " + other + ", where " + otherValue + " is stored";
      case CONFLICT ->
          "conflict with row " + other + ": its " + otherValue + " stays, " + raw + " is refused";
      case TEXT -> "no number: refused";
      case UNCARRIED -> "no number: an OPC UA node of numbers cannot carry it, not sent";
      case EMPTY -> "nothing stands here: not sent";
    };
  }
}
