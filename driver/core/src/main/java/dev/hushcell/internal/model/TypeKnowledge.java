package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What must be known of the types of one database to protect a column. Thread-safe.
 *
 * <p>Type texts are SQL as {@code CREATE TABLE} takes it, such as {@code VARCHAR(100)} or {@code
 * TIMESTAMP(3) WITH TIME ZONE}; what the database reports of an existing column is given in the
 * same form.
 */
public interface TypeKnowledge {
  /**
   * Returns the logical type that a type text declares.
   *
   * @throws RuntimeException a coded fault when the type cannot be protected
   */
  LogicalType logicalType(String declared);

  /**
   * Tells whether rows have numbers, which alone are keys that cells belong to. One that a
   * statement gives is kept, though the database makes one where none is given.
   */
  default boolean numbersRows() {
    return false;
  }

  /** Tells whether a text that is cast to another type of text is compared as before. */
  default boolean castsKeepCollation() {
    return true;
  }

  /** Tells whether a collation takes letters for equal that differ in case alone. */
  default boolean ignoresCase(String collation) {
    return false;
  }

  /**
   * Returns the refusal of a type that cannot be protected, with what to use instead.
   *
   * @param declared without literals
   */
  RuntimeException unsupported(String declared);

  /**
   * Returns the protected column that a rule makes of an existing plain column.
   *
   * @param column name as the database reports it
   * @param declared type of the plain column
   * @param collation collation of the plain column as the database reports it; empty when it has
   *     none or compares code points
   * @throws RuntimeException a coded fault when type, collation and rule do not go together
   */
  ProtectedColumn derive(ColumnRule rule, ColumnName column, String declared, String collation);

  /** Returns the type text of the column that keeps the cells, such as {@code VARBINARY(181)}. */
  String storageType(ProtectedColumn column);

  /** Returns the type to which a sealed value without a type of its own is cast. */
  default String castType(ProtectedColumn column) {
    return storageType(column);
  }

  /**
   * Returns the type to which a NULL is cast that stands beside cells, and may come before them.
   */
  default String nullType(ProtectedColumn column) {
    return castType(column);
  }

  /** Returns the type of text that a CAST names, without a length. */
  default String textType() {
    return "VARCHAR";
  }

  /**
   * Tells whether the database takes a parameter, or a choice among parameters as of {@code
   * COALESCE(?, ?)}, for text where nothing gives it a type.
   */
  default boolean takesChoiceForText() {
    return false;
  }

  /** Returns a cell that is kept as bytes as a literal of the database. */
  default String literal(byte[] cell) {
    return "X'" + HexFormat.of().formatHex(cell) + "'";
  }

  /**
   * Returns a text as a literal of the database.
   *
   * @param mode what the session has switched in how its texts are read, in the words of the
   *     database
   */
  default String literal(String text, String mode) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Returns the same as a literal of the national character set, which keeps every letter. */
  default String nationalLiteral(String text, String mode) {
    return "N" + literal(text, mode);
  }

  default String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Tells whether an expression names a column, as the database shows it. */
  default boolean isNamedIn(String expression, String column) {
    return expression.contains(quoted(column));
  }

  /**
   * Returns how a part of a cell that is kept as bytes is read; empty where its driver gives parts
   * of values out itself.
   */
  default Optional<CellRanges> ranges() {
    return Optional.empty();
  }

  /** Returns how values of the plain types behave where databases differ. */
  ValueRules valueRules();

  /** Tells whether a document may be read as another text than it was written as. */
  default boolean rewordsDocuments() {
    return true;
  }

  /**
   * Returns the constraint that lets nothing but cells into the column, fit for {@code ALTER TABLE
   * … ADD} and for the end of a column definition.
   */
  String checkClause(ProtectedColumn column);

  /** Returns how that constraint is written behind the definition of its column. */
  default String columnCheck(ProtectedColumn column) {
    return " " + checkClause(column);
  }

  /**
   * Returns what is written at the end of ALTER TABLE for a column that it adds; empty where {@link
   * #columnCheck} stands behind the definition there too.
   */
  default Optional<String> addedCheck(ProtectedColumn column) {
    return Optional.empty();
  }

  /** Returns the longest key that the database takes, in bytes. */
  default long longestKey() {
    return Long.MAX_VALUE;
  }

  /** Returns the same for a primary key, which may be kept in another way. */
  default long longestPrimaryKey() {
    return longestKey();
  }

  /** Returns how many bytes the longest cell of a column needs in a key. */
  default long keyLength(ProtectedColumn column) {
    return 0;
  }

  /** Returns the name of the constraint that {@link #checkClause} writes for a column. */
  String checkName(ColumnName column);

  /**
   * Tells whether the condition of a CHECK, as the database reports it, is one that {@link
   * #checkClause} wrote, for any column.
   */
  boolean isCellCheck(String condition);

  /**
   * Returns a condition that always holds and names these columns, for a CHECK of the application
   * that is to keep its name but not to test cells.
   */
  String droppedCheck(List<ColumnName> columns);

  /**
   * Tells whether the condition of a CHECK, as the database reports it, is one that {@link
   * #droppedCheck} wrote, for any columns.
   */
  boolean isDroppedCheck(String condition);

  /**
   * How a database is asked for a part of a stored cell.
   *
   * @param length the number of its bytes as SQL, with {@code %s} for the column
   * @param part some of its bytes as SQL, with {@code %s} for the column and two parameters: the
   *     place of the first one, from 1, and how many
   * @param direct whether the database reads that part alone; else it reads the whole cell each
   *     time
   */
  record CellRanges(String length, String part, boolean direct) {
    private static final int MEBIBYTE = 1 << 20;

    /** The least and the most of what is asked for where the database reads the whole cell. */
    private static final int LEAST = 4 * MEBIBYTE;

    private static final int MOST = 32 * MEBIBYTE;

    /** A part is in memory several times, and several values may be read at the same time. */
    private static final int SHARE_OF_HEAP = 24;

    public static CellRanges standard(boolean direct) {
      return new CellRanges("octet_length(%s)", "substring(%s from ? for ?)", direct);
    }

    /** Returns how many bytes to ask for at once: the fewer times, the faster. */
    public int most() {
      long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
      return direct ? MEBIBYTE : (int) Math.max(LEAST, Math.min(MOST, share));
    }

    public String lengthOf(String column) {
      return length.replace("%s", column);
    }

    /** Returns the part of a column as SQL, with two parameters. */
    public String partOf(String column) {
      return part.replace("%s", column);
    }
  }
}
