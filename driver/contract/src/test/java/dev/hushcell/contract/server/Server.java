package dev.hushcell.contract.server;

import dev.hushcell.internal.plan.Scoping;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A server of one kind, real and running. The contract knows of it what an application knows: URLs.
 * Started once for all tests and stopped after them.
 */
public interface Server extends AutoCloseable {
  /** Returns the same server with options of its driver, as they stand in a URL. */
  default Server with(String options) {
    return new WithOptions(this, options);
  }

  /** Returns its name, by which scripts speak of it in {@code only:} and {@code not:}. */
  String name();

  /** Returns why there is none and what would change that, for a server that is not there. */
  default Optional<String> absent() {
    return Optional.empty();
  }

  /** Returns what the configuration must say for it, besides keys and columns. */
  default String settings() {
    return "";
  }

  /** Tells whether server and driver take a statement at all, without Hushcell too. */
  default boolean takes(String statement) {
    return true;
  }

  /** Tells whether its driver describes columns by their declared types, not by current values. */
  default boolean tellsTypes() {
    return true;
  }

  /** Removes from the description of a column what depends on a plain column's collation. */
  default String comparable(String told) {
    return told;
  }

  /** Returns the order in which it resolves names; empty where another of its kind is asked. */
  default Optional<Scoping> scoping() {
    return Optional.empty();
  }

  /**
   * Returns how to write statements that confuse names; empty where another of its kind is tried.
   */
  default Optional<Confusion> confusion() {
    return Optional.empty();
  }

  /** Makes an empty database that nobody else uses; skips the test where there is no server. */
  Base fresh() throws SQLException;

  /** Removes a database that nobody needs any more, where there may be thousands. */
  default void discard(Base base) throws SQLException, IOException {}

  /** Removes all databases that were made, where others would make what follows slower. */
  default void tidy() throws SQLException {}

  /** Returns how this kind says a thing for which there are several words. */
  Words words();

  /**
   * Returns files and directories in which plaintext would be found if it had reached the server:
   * data, write-ahead log, logs of statements. Empty where they cannot be reached.
   */
  List<Path> traces();

  /** Returns those of the files to which the server only ever appends. */
  default List<Path> logs() {
    return List.of();
  }

  /**
   * Returns what administrators can see on the server of statements that ran or are running: texts
   * and bound values. Empty where it keeps none.
   */
  default List<String> told() throws SQLException {
    return List.of();
  }

  /**
   * Ends all sessions at once, starts again what serves them, and waits until it answers; nothing
   * that was committed is lost. Tells whether it can.
   */
  default boolean restart() throws Exception {
    return false;
  }

  /** Makes sure that what was written is in the files. */
  default void flush() throws SQLException {}

  @Override
  void close() throws Exception;
}
