package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transaction for what is done for a statement in several steps: that of the application, or
 * else one that is committed behind the last step, and rolled back where one of them fails.
 *
 * @param beginning a text that begins it; empty where the driver does so by itself
 */
record OneTransaction(Connection inner, Session session, Optional<String> beginning) {

  /** Tells whether it is one of the application, which ends it itself. */
  boolean isOpen() throws SQLException {
    Branches.Transaction now = session.physical().branches().current();
    return now.isBranch() || now.isBegunByText() || !session.driver().commitsEach(inner);
  }

  <T extends @Nullable Object> T run(SqlCall<T> call) throws SQLException {
    if (isOpen()) {
      return call.run();
    }
    session.physical().branches().current().end(); // of a statement before
    begin();
    T result;
    try {
      result = call.run();
      session.requireCommittable();
      end("COMMIT");
    } catch (SQLException | RuntimeException | Error e) {
      takeBack(e);
      throw e;
    }
    restore();
    session.committed();
    return result;
  }

  /** Refuses rows that a database delivers little by little, so that nothing ends before them. */
  void requireReturning() throws SQLException {
    if (beginning.isPresent() && !isOpen()) {
      throw SqlErrors.of(
          JdbcFault.FOUND_RETURNED,
          "the rows of the statement are found in the driver, in a transaction with it, which cannot"
              + " end before what it returns is read; call setAutoCommit(false) before it, or leave"
              + " RETURNING out");
    }
  }

  private void begin() throws SQLException {
    if (beginning.isPresent()) {
      execute(beginning.get());
    } else {
      inner.setAutoCommit(false);
    }
  }

  private void end(String how) throws SQLException {
    if (beginning.isPresent()) {
      execute(how);
    } else if (how.equals("COMMIT")) {
      inner.commit();
    } else {
      inner.rollback();
    }
  }

  private void restore() throws SQLException {
    if (beginning.isEmpty()) {
      inner.setAutoCommit(true);
    }
  }

  /**
   * Tells the first failure, whatever else fails then. What cannot be rolled back is not to be
   * committed by what comes next either, so its connection is closed.
   */
  private void takeBack(Throwable failure) {
    try {
      end("ROLLBACK");
      restore();
      session.rolledBack();
    } catch (SQLException e) {
      failure.addSuppressed(e);
      close(failure);
    }
  }

  private void close(Throwable failure) {
    try {
      inner.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = inner.createStatement()) {
      boolean unused = statement.execute(sql);
    }
  }
}
