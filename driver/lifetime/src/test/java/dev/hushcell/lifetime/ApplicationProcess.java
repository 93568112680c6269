package dev.hushcell.lifetime;

import dev.hushcell.LaterDriver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;

/**
 * An application in a JVM of its own. Arguments: its name, its URL. Says {@code ROWS n} after each
 * round, {@code GONE} when it is told that its passwords can never be read again, and {@code
 * FAILED} with the reason when anything else goes wrong; ends when its input does.
 */
final class ApplicationProcess {
  /** How much faster than in life the catalogues are read anew. */
  private static final int SPEED = 20;

  /** Time for the others, milliseconds. */
  private static final long BREATH = 15;

  private ApplicationProcess() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Connection connection =
        new LaterDriver(() -> Duration.ZERO, SPEED).connect(arguments[1])) {
      Application application = new Application(connection, arguments[0]);
      application.start();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      boolean gone = false;
      while (!in.ready()) {
        application.round();
        if (application.passwordsAreGone() && !gone) {
          gone = true;
          out.println("GONE");
        }
        out.println("ROWS " + application.rows());
        Thread.sleep(BREATH);
      }
      out.println("ENDED " + application.rows());
    } catch (Exception e) {
      out.println("FAILED " + e);
    }
    System.exit(0); // the clocks of key stores hold the JVM for a while
  }
}
