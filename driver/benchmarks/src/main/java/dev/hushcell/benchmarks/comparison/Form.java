package dev.hushcell.benchmarks.comparison;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How an application writes its statements on a table of {@link Person}. */
interface Form {
  /** Returns the statement that inserts a row. */
  String insert(String table);

  /** Sets the parameters of {@link #insert}. */
  void bind(PreparedStatement insert, Person person) throws SQLException;

  /** Returns a query for all columns, to which a condition may be added. */
  String select(String table);

  /** Returns the column that an e-mail address is searched in. */
  String searched();

  /** Sets the first parameter to what is in {@link #searched} for an address. */
  void bindSearched(PreparedStatement statement, String email) throws SQLException;

  /** Sets the first parameter to what a note is stored as. */
  void bindNote(PreparedStatement statement, String note) throws SQLException;

  /** Returns the row that the result set is on. */
  Person read(ResultSet rows) throws SQLException;

  /** As if nothing were protected: what an application writes that leaves protection to others. */
  Form PLAIN = new PlainForm();
}
