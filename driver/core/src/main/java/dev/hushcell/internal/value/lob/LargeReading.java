package dev.hushcell.internal.value.lob;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Reads large content for JDBC: its failures become those of the driver. Stateless. */
public final class LargeReading {
  private LargeReading() {}

  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  /** Runs a step; a cell that does not open keeps its own code. */
  static <T> T reading(Step<T> step) throws SQLException {
    try {
      return step.run();
    } catch (FaultyStream e) {
      throw SqlErrors.of(e.fault());
    } catch (IOException e) {
      throw e.getCause() instanceof SQLException cause
          ? cause
          : SqlErrors.of(
              JdbcFault.LARGE_VALUE,
              "a large value could not be read from the database; try again");
    }
  }

  /** Returns all of it, a String or {@code byte[]}. */
  public static Object whole(LargeContent content) throws SQLException {
    return reading(content::whole);
  }

  /** Returns its bytes, those of text as UTF-8. */
  public static InputStream bytes(LargeContent content) throws SQLException {
    return reading(() -> content.bytes(0));
  }

  public static Reader text(LargeContent content) throws SQLException {
    return new InputStreamReader(bytes(content), StandardCharsets.UTF_8.newDecoder());
  }
}
