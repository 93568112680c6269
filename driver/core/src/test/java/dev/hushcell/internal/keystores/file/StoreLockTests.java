package dev.hushcell.internal.keystores.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hushcell.keystore.KeyStoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTests {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path directory;

  @Test
  void givesUpAndSaysWhichFileIsHeld() throws Exception {
    try (StoreLock held = StoreLock.take(file(), LONG)) {
      unreachable(Duration.ofMillis(1), "another process holds " + file());
      held.check();
    }
  }

  @Test
  void givesUpWhenInterruptedAndStaysInterrupted() throws Exception {
    try (StoreLock held = StoreLock.take(file(), LONG)) {
      held.check();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> StoreLock.take(file(), LONG)).isInstanceOf(Exception.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void goesToTheNextWhoWaits() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    FutureTask<Boolean> next =
        new FutureTask<>(
            () -> {
              waiting.countDown();
              try (StoreLock taken = StoreLock.take(file(), LONG)) {
                taken.check();
                return true;
              }
            });
    try (StoreLock held = StoreLock.take(file(), LONG)) {
      new Thread(next).start();
      waiting.await();
      assertThat(next.isDone()).isFalse();
      held.check();
    }
    assertThat(next.get()).isTrue();
  }

  @Test
  void isOfNoUseAfterItWasFreed() throws Exception {
    StoreLock lock = StoreLock.take(file(), LONG);
    lock.close();
    assertThatThrownBy(lock::check).isInstanceOf(IllegalStateException.class);
  }

  private Path file() {
    return directory.resolve("keys.bcfks.lock");
  }

  private void unreachable(Duration patience, String text) {
    assertThatThrownBy(() -> StoreLock.take(file(), patience))
        .hasMessageContaining(text)
        .asInstanceOf(type(KeyStoreException.class))
        .extracting(KeyStoreException::reason)
        .isEqualTo(KeyStoreException.Reason.UNREACHABLE);
  }
}
