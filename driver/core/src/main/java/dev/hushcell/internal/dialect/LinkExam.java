package dev.hushcell.internal.dialect;

import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.sql.Connection;
import java.sql.SQLException;

/** Finds out what the link to one kind of database is. Stateless and thread-safe. */
public interface LinkExam {
  /** Returns what options promise, before there is a connection: the password leaves with it. */
  DriverPromise promised(DriverOptions options);

  /** Returns how far a URL leads, as far as its text tells. */
  Reach reach(String url);

  /** Asks the server what a connection really is. */
  LinkStatus found(Connection connection, DriverPromise promise) throws SQLException;
}
