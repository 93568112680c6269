package dev.hushcell.internal.plan;

/** What statements mean to one kind of database and not to others. */
public enum SqlHabit {
  /** Where a table has the name of a common table expression, the table is read. */
  TABLES_HIDE_COMMONS,
  /**
   * A table without a schema in the text of a view is that of the view's own schema, whoever reads
   * it; else such a text is not followed.
   */
  VIEWS_READ_OWN_SCHEMA,
  /**
   * {@code UPDATE t … FROM} and {@code DELETE FROM t USING} name further tables, none of which is
   * {@code t} again.
   */
  UPDATES_FROM_OTHERS,
  /**
   * {@code UPDATE a … FROM t a} changes the table behind an alias of FROM, and OUTPUT delivers rows
   * named {@code inserted} and {@code deleted}.
   */
  TARGETS_AMONG_SOURCES,
  /**
   * {@code UPDATE a JOIN b} and {@code DELETE a FROM a JOIN b} change rows of any of the tables
   * that they join.
   */
  CHANGES_JOINED,
  /**
   * {@code JSON_EXTRACT(x, '$')} is the document x, and no routine of a user has that name without
   * a schema.
   */
  EXTRACTS_DOCUMENTS,
  /**
   * {@code c.s.t} is {@code s.t} or an error, whatever {@code c} is: a connection sees one
   * database, and no other by its name.
   */
  ONE_CATALOGUE,
  /** A column may have no type at all. */
  ALLOWS_NO_TYPE,
  /**
   * {@code *} has the columns by which tables are joined with USING where their tables have them.
   */
  JOINED_COLUMNS_STAY,
  /** {@code = ANY (array)} compares with the elements of an array. */
  COMPARES_WITH_ARRAYS,
  /** LOWER of equal texts gives equal code points, whatever the collation. */
  LOWERS_EXACTLY,
  /**
   * ILIKE compares what LOWER makes of both sides, and a pattern without {@code %}, {@code _} and
   * backslash matches the text that it is.
   */
  FOLDS_PATTERNS,
  /** A number among the keys of GROUP BY is the place of a selected column. */
  GROUPS_BY_PLACE,
  /** Users make operators. */
  MAKES_OPERATORS,
  /** SET changes what the session means by names, and nothing for others. */
  SETTINGS_OF_SESSION,
  /** A text that begins with a word for transactions can have nothing else in it. */
  ONLY_SEMICOLONS_END,
  /** The driver may run the first statement of a text alone, rather than all of them or none. */
  RUNS_FIRST_STATEMENT,
  /** A session cannot list its temporary tables, which hide others. */
  UNLISTED_TEMPORARY_TABLES
}
