package dev.hushcell.internal.keyring.administration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * An administrator's process that stops at a point and waits to be killed. Arguments: URL,
 * directory of the key stores, the work, the number of the point. Says AT when it is there, or DONE
 * and the number of points when it came to the end.
 */
final class CrashProcess {
  private CrashProcess() {}

  public static void main(String[] arguments) throws IOException {
    CrashScene scene = new CrashScene(arguments[0], Path.of(arguments[1]));
    CountDownLatch never = new CountDownLatch(1);
    Ticks ticks =
        new Ticks(
            Integer.parseInt(arguments[3]),
            () -> {
              System.out.println("AT");
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    scene.run(CrashWork.valueOf(arguments[2]), ticks);
    System.out.println("DONE " + ticks.count());
  }
}
