package dev.hushcell.contract.server;

import dev.hushcell.testing.scopes.Tongue;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * How statements that confuse names are written for a server, and where to read what it received.
 *
 * @param tongue what it takes, and how it keeps names
 * @param options of the URL that make it log what it receives; empty where it always does
 */
public record Confusion(Tongue tongue, String options, Log log) {
  /** Finds the log of a database. */
  @FunctionalInterface
  public interface Log {
    /** Returns the file. */
    Path of(Base base) throws SQLException;
  }
}
