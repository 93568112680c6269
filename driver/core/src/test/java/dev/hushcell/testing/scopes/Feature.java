package dev.hushcell.testing.scopes;

/** What not every database takes. */
enum Feature {
  /** A derived table that sees its neighbours. */
  LATERAL,
  /** A table that is a value, as in {@code email(c)} and {@code (c).email}. */
  ROW_REFERENCES,
  /** UPDATE … FROM. */
  FROM_IN_UPDATES,
  /** DELETE … USING. */
  USING_IN_DELETES,
  /** UPDATE and DELETE of joined tables. */
  JOIN_IN_CHANGES,
  MERGE,
  /** INSERT … ON CONFLICT with EXCLUDED. */
  ON_CONFLICT,
  /** INSERT … ON DUPLICATE KEY UPDATE with VALUES(). */
  ON_DUPLICATE,
  /** RETURNING behind INSERT and DELETE. */
  RETURNING,
  /** RETURNING behind UPDATE, and changes in WITH. */
  RETURNING_EVERYWHERE,
  /** SELECT … FROM FINAL TABLE (change). */
  FINAL_TABLE,
  /** WITH in front of UPDATE, DELETE and INSERT. */
  WITH_BEFORE_CHANGES,
  /** HAVING without GROUP BY, which reads what is selected. */
  BARE_HAVING,
  /** VALUES as a table with names of its columns. */
  VALUES_IN_FROM,
  /** Names of the columns of a derived table. */
  COLUMNS_OF_DERIVED,
  /** Names in quotes differ from those in another case, for columns and aliases too. */
  QUOTED_CASE,
  /** Names of tables that differ in their case only are the same. */
  CASELESS_TABLES,
  /** Names with escapes, {@code U&"\0063"}. */
  ESCAPED_NAMES,
  /** A prefix of names of tables that the server strips. */
  STRIPPED_PREFIX,
  /** The server dies of several queries of WITH, named like tables and read more than once. */
  FRAIL_WITH
}
