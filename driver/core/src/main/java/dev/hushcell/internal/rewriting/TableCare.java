package dev.hushcell.internal.rewriting;

import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What administrators ask one kind of database about a table. Stateless and thread-safe. */
public interface TableCare {
  /** Of a database of which nothing is known. */
  TableCare NONE = new TableCare() {};

  /**
   * What a table takes on disk.
   *
   * @param rows bytes of its rows
   * @param indexes bytes of its indexes
   */
  record Size(long rows, long indexes) {}

  /** Returns what a table takes; empty where the database does not tell. */
  default Optional<Size> size(Connection connection, TableName table) throws SQLException {
    return Optional.empty();
  }

  /**
   * Returns who has a table, or may have it, so that its columns cannot be exchanged: one sentence
   * for each, without the texts of statements, which hold values. What the user may not see is said
   * to be so.
   */
  default List<String> holders(Connection connection, TableName table) throws SQLException {
    return List.of();
  }

  /**
   * What was done so that values of before are in the files of a table no more.
   *
   * @param done what was done, in order
   * @param failed what was not, and who can do it
   * @param beyond where such values may still be
   */
  record Scrubbed(List<String> done, List<String> failed, List<String> beyond) {
    public Scrubbed {
      done = List.copyOf(done);
      failed = List.copyOf(failed);
      beyond = List.copyOf(beyond);
    }
  }

  default Scrubbed scrub(Connection connection, TableName table) throws SQLException {
    return new Scrubbed(
        List.of(),
        List.of("this version knows no way to have a table of this database rewritten"),
        List.of());
  }
}
