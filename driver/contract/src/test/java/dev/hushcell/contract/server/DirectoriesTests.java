package dev.hushcell.contract.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DirectoriesTests {
  @Test
  void removesThoseOfProcessesThatAreGone() throws Exception {
    Process gone = new ProcessBuilder(java()).redirectErrorStream(true).start();
    long pid = gone.pid();
    gone.destroyForcibly().waitFor();
    Path orphaned = Files.createTempDirectory("contract-tried-" + pid + "-");
    Files.writeString(Files.createDirectory(orphaned.resolve("data")).resolve("file"), "rows");
    Path first = Directories.make("tried");
    Path second = Directories.make("tried");
    try {
      assertThat(orphaned).doesNotExist();
      assertThat(first).exists();
      assertThat(second).exists().isNotEqualTo(first);
    } finally {
      Directories.remove(first);
      Directories.remove(second);
    }
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElseThrow();
  }
}
