package dev.hushcell.internal.keyring.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.Depth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ends the work of an administrator before each statement and each call of a key store: the thread
 * never goes on, and the database ends its session, as it does when a process is killed. An
 * ordinary build does so before every seventh, beginning with another one for each work.
 */
class CrashPointTests {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(CrashWork.class)
  @Timeout(value = 4, unit = TimeUnit.MINUTES) // what hangs must not hang the build
  void endedAnywhereTheOldStateHoldsOrTheNew(CrashWork work) throws Exception {
    int stride = Depth.of(7, 1);
    int point = Depth.offset(stride, work.name());
    while (isKilledAt(work, point)) {
      point += stride;
    }
    assertThat(point).isGreaterThan(15);
  }

  private boolean isKilledAt(CrashWork work, int point) throws Exception {
    Path place = Files.createDirectory(directory.resolve(work + "-" + point));
    String url = "jdbc:h2:mem:" + work + point + ";DB_CLOSE_DELAY=-1";
    try (CrashScene scene = new CrashScene(url, place)) {
      Set<String> before = scene.fill(work);
      Dying dying = new Dying();
      Thread thread = dying.start(() -> scene.run(work, new Ticks(point, dying::die)));
      boolean killed = dying.isDead();
      if (killed) {
        endSessions(scene);
      }
      scene.check(work, before);
      scene.finish(work);
      scene.check(work, before);
      dying.end();
      thread.join();
      return killed;
    }
  }

  private static void endSessions(CrashScene scene) throws SQLException {
    List<String> sessions =
        scene.db.query(
            "SELECT SESSION_ID FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID <> SESSION_ID()");
    for (String each : sessions) {
      scene.db.run("CALL ABORT_SESSION(" + each + ")");
    }
  }

  /** A thread that stops at a point and is not heard of again. */
  private static final class Dying {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean dead;
    private volatile Throwable failure;

    Thread start(Runnable work) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (Killed e) {
                  // as wanted
                } catch (RuntimeException | Error e) {
                  failure = e;
                } finally {
                  stopped.countDown();
                }
              });
      thread.start();
      return thread;
    }

    void die() {
      dead = true;
      stopped.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new Killed();
    }

    boolean isDead() throws InterruptedException {
      stopped.await();
      if (!dead && failure != null) {
        throw new AssertionError(failure);
      }
      return dead;
    }

    void end() {
      end.countDown();
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
