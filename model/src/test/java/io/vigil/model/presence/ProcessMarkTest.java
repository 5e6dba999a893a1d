package io.vigil.model.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessMarkTest {
  private final String ours = ProcessMark.ofThisProcess();

  @Test
  void processThatRunsHasNotEndedAndEachNameIsAnother() {
    assertThat(ProcessMark.hasEnded(ours)).isFalse();
    assertThat(ours).hasSizeLessThan(64).isNotEqualTo(ProcessMark.ofThisProcess());
  }

  @Test
  void processThatEndedOnThisMachineIsKnownToHave() throws IOException, InterruptedException {
    Process other = new ProcessBuilder("true").start();
    other.waitFor();
    String mark = ours.replace("_" + ProcessHandle.current().pid() + "_", "_" + other.pid() + "_");
    assertThat(ProcessMark.hasEnded(mark)).isTrue();
  }

  @Test
  void ofAnotherMachineOrAnotherStartOfItNothingIsKnown() {
    String pid = "_" + ProcessHandle.current().pid() + "_";
    assertThat(ProcessMark.hasEnded("0bad0bad_1" + pid + "x")).isFalse();
    assertThat(ProcessMark.hasEnded("unknown_unknown" + pid + "x")).isFalse();
    assertThat(ProcessMark.hasEnded("")).isFalse();
  }
}
