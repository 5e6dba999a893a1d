package io.vigil.standalone.score;

import java.io.IOException;

/** A recording in, what the detectors of its kind say to each row out. */
interface Judging {
  Verdicts judge(Sheet sheet) throws IOException;
}
