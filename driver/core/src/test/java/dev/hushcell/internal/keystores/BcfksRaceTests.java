package dev.hushcell.internal.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.testing.ForkedJvm;
import dev.hushcell.testing.TestJars;
import dev.hushcell.testing.TestModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BcfksRaceTests {
  private static final int PROCESSES = 4;
  private static final int THREADS = 16;
  private static final int THREADS_OF_EACH_PROCESS = 4;

  private final FipsModule fips = TestModule.shared();

  @TempDir Path directory;

  @Test
  void endsWithOneKeyAndOnePinAfterManyThreadsCreatedTheStore() throws Exception {
    Path store = directory.resolve("keys.bcfks");
    CountDownLatch gate = new CountDownLatch(1);
    List<FutureTask<String>> racers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      FutureTask<String> racer =
          new FutureTask<>(
              () -> {
                gate.await();
                return BcfksRaceProcess.race(fips, store);
              });
      racers.add(racer);
      new Thread(racer).start();
    }
    gate.countDown();
    List<String> lines = new ArrayList<>();
    for (FutureTask<String> racer : racers) {
      lines.add(racer.get());
    }
    oneKeyAndOnePin(store, lines, THREADS);
  }

  @Test
  @Timeout(180)
  void endsWithOneKeyAndOnePinAfterManyProcessesCreatedTheStore() throws Exception {
    Path store = directory.resolve("keys/keys.bcfks");
    Path start = directory.resolve("start");
    List<ForkedJvm.Running> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(process(store, start));
    }
    awaitReady();
    Files.createFile(start);
    List<String> lines = new ArrayList<>();
    for (ForkedJvm.Running process : processes) {
      process.await().success().lines().forEach(lines::add);
    }
    oneKeyAndOnePin(store, lines, PROCESSES * THREADS_OF_EACH_PROCESS);
  }

  private static ForkedJvm.Running process(Path store, Path start) throws Exception {
    Path tests = TestJars.of(BcfksRaceProcess.class.getName());
    Path ours = TestJars.of(KeyStores.class.getName());
    Path module = TestJars.of("org.bouncycastle.crypto.fips.FipsStatus");
    return ForkedJvm.java()
        .with("-XX:TieredStopAtLevel=1")
        .classPath(List.of(ours, tests, module))
        .with(BcfksRaceProcess.class.getName(), store.toString(), start.toString())
        .with(Integer.toString(THREADS_OF_EACH_PROCESS))
        .start();
  }

  private void awaitReady() throws Exception {
    while (true) {
      try (Stream<Path> files = Files.list(directory)) {
        if (files.filter(file -> file.getFileName().toString().startsWith("ready-")).count()
            == PROCESSES) {
          return;
        }
      }
      Thread.sleep(10);
    }
  }

  private void oneKeyAndOnePin(Path store, List<String> lines, int racers) throws Exception {
    assertThat(lines).hasSize(racers).doesNotHaveDuplicates();
    assertThat(lines.stream().map(line -> line.substring(0, line.indexOf(' '))).distinct())
        .hasSize(1);
    try (KeyWrapper wrapper = new KeyStores(fips).open(StoreSettings.existing("bcfks", store))) {
      for (String line : lines) {
        assertThat(BcfksRaceProcess.opens(wrapper, line)).isTrue();
      }
      assertThat(wrapper.pinned("catalogue").map(HexFormat.of()::formatHex))
          .contains(lines.get(0).substring(0, lines.get(0).indexOf(' ')));
    }
    try (Stream<Path> files = Files.list(store.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("keys.bcfks", "keys.bcfks.lock")
          .doesNotContain("keys.bcfks.new");
    }
  }
}
