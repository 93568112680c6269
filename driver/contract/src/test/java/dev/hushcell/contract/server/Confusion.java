package dev.hushcell.contract.server;

import dev.hushcell.testing.scopes.Tongue;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * How statements that confuse names are written for a server, and where all that it is told can be
 * read.
 *
 * @param tongue what it takes, and how it keeps names
 * @param options of the URL with which it writes down what it is told; empty where it does anyway
 */
public record Confusion(Tongue tongue, String options, Log log) {
  /** Finds the log of a database. */
  @FunctionalInterface
  public interface Log {
    /** Returns the file. */
    Path of(Base base) throws SQLException;
  }
}
