package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.CheckTexts;
import dev.hushcell.internal.dialect.TypeNames;
import dev.hushcell.internal.dialect.TypesWithChecks;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge.CellRanges;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.model.ValueRules.Rounding;
import dev.hushcell.internal.model.ValueRules.Sending;
import dev.hushcell.internal.model.ValueRules.TextLength;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must be known of SQLite's types to protect a column. Immutable. */
final class SqliteTypes extends TypesWithChecks {
  /** Neither turns what is stored into something else. */
  static final String BYTES = "BLOB";

  static final String TEXT = "TEXT";

  /** Bytes are greater than any text or number, so nothing else keeps the condition. */
  static final CheckTexts CHECKS =
      new CheckTexts(
          Quotes.DOUBLE,
          "length(%1$s) >= %2$d AND substr(%1$s, 1, 1) >= X'F8'",
          "length(%1$s) >= %2$d AND substr(%1$s, 1, 1) IN ('-', '_')",
          List.of(),
          "length",
          "length",
          Integer.MAX_VALUE);

  /**
   * SQLite itself takes any value for any type, and any word for one; here a protected column keeps
   * what its type says. The driver keeps milliseconds, whatever is declared.
   */
  private static final TypeNames NAMES =
      new TypeNames(
          "TEXT, VARCHAR(n), INTEGER, BIGINT, BOOLEAN, DECIMAL(p, s), REAL, DOUBLE, DATE, TIME,"
              + " TIMESTAMP, DATETIME or BLOB",
          """
          TEXT, VARCHAR, NVARCHAR, CHARACTER VARYING, CHAR VARYING, VARYING CHARACTER,\
            NATIVE CHARACTER, NATIONAL VARCHAR, NATIONAL CHARACTER VARYING, LONGVARCHAR\
            | TEXT VARCHAR | *[1000000000]
          CHAR, CHARACTER, NCHAR | TEXT CHAR | *[1000000000]
          CLOB | TEXT CLOB | *[1000000000]
          BLOB, VARBINARY, BINARY, BYTEA, LONGVARBINARY | BYTES VARBINARY | *[1000000000]
          INTEGER, INT, TINYINT, SMALLINT, MEDIUMINT, BIGINT, UNSIGNED BIG INT, INT2, INT4, INT8,\
            BOOLEAN, BOOL | EXACT BIGINT 64 | *
          DECIMAL | EXACT DECIMAL | *(?, 0)
          NUMERIC | EXACT NUMERIC | *(?, 0)
          REAL, DOUBLE, DOUBLE PRECISION, FLOAT | APPROXIMATE DOUBLE 53 | * | DOUBLE
          DATE | DATE DATE 10 | *
          TIME | TIME TIME 12 3 | *
          TIMESTAMP, DATETIME | TIMESTAMP TIMESTAMP 23 3 | *
          NONE | give the column a type
          STRING, JSON | use TEXT
          UUID, ANY | use TEXT or BLOB
          NUMERIC | write NUMERIC(p, s), or use INTEGER or REAL
          DECIMAL | write DECIMAL(p, s), or use INTEGER or REAL
          """);

  private static final ValueRules VALUES =
      new ValueRules(
          TextLength.CODE_POINTS,
          false,
          Sending.NANOSECONDS,
          Rounding.CUT,
          Set.of(ValueQuirk.NARROW, ValueQuirk.KEPT_AS_GIVEN));

  SqliteTypes() {
    super(CHECKS, NAMES, VALUES);
  }

  @Override
  public boolean numbersRows() {
    return true;
  }

  @Override
  public boolean ignoresCase(String collation) {
    return collation.equalsIgnoreCase("NOCASE");
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    ActivationRules.require(rule, name, asToldApart(type), collation);
    return ActivationRules.agreed(this, rule, name, type);
  }

  /** A truth value is a number here, but of few values. */
  private static LogicalType asToldApart(LogicalType type) {
    return type.declared().startsWith("BOOL")
        ? new LogicalType(
            type.family(), type.declared(), Types.TINYINT, type.typeName(), 1, 0, false)
        : type;
  }

  @Override
  public String storageType(ProtectedColumn column) {
    return switch (column.storage()) {
      case TEXT -> TEXT;
      case BINARY -> BYTES;
    };
  }

  @Override
  public String textType() {
    return TEXT;
  }

  @Override
  public boolean takesChoiceForText() {
    return true;
  }

  /** It reads a cell as a whole, outside of the heap, whatever part of it is asked for. */
  @Override
  public Optional<CellRanges> ranges() {
    return Optional.of(new CellRanges("length(%s)", "substr(%s, ?, ?)", false));
  }

  @Override
  public boolean isCellCheck(String condition) {
    return CellCheckText.storage(condition).isPresent();
  }

  @Override
  public boolean isDroppedCheck(String condition) {
    return CellCheckText.isDropped(condition);
  }
}
