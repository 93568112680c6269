package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.CheckTexts;
import dev.hushcell.internal.dialect.TypeNames;
import dev.hushcell.internal.dialect.TypesWithChecks;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be known of H2's types, in the modes of one family, to protect a column. Immutable. */
public final class H2Types extends TypesWithChecks {
  /** The longest VARBINARY and VARCHAR that H2 takes. */
  private static final long LONGEST = 1_000_000_000;

  /** H2 shows a name with letters beyond ASCII as {@code U&"…"}. */
  private static final String NAME =
      "((?:U&)?" + Quotes.DOUBLE.pattern() + "|[A-Za-z_][A-Za-z_0-9]*)";

  private static final CheckTexts CHECKS =
      new CheckTexts(
          Quotes.DOUBLE,
          "OCTET_LENGTH(%1$s) >= %2$d AND SUBSTRING(%1$s FROM 1 FOR 1) >= X'F8'",
          "CHAR_LENGTH(%1$s) >= %2$d AND SUBSTRING(%1$s FROM 1 FOR 1) IN ('-', '_')",
          List.of(
              shown("OCTET_LENGTH", 53, ">= ?X'F8'\\)*"),
              shown("CHAR_LENGTH", 71, "IN ?\\('-', ?'_'\\)\\)*")),
          "OCTET_LENGTH",
          "LENGTH",
          Integer.MAX_VALUE);

  /** Of a large object SUBSTRING would read all, a comparison as much as it needs. */
  private static final CheckTexts LARGE_CHECKS =
      new CheckTexts(
          Quotes.DOUBLE,
          "OCTET_LENGTH(%1$s) >= %2$d AND %1$s >= X'F8'",
          CHECKS.text(),
          List.of(
              Pattern.compile(
                  "\\(*"
                      + NAME
                      + " ?>= ?CAST\\(X'F8' AS BINARY LARGE OBJECT\\(1\\)\\)\\) ?AND"
                      + " ?\\(OCTET_LENGTH\\(\\1\\) ?>= ?53\\)*",
                  Pattern.CASE_INSENSITIVE)),
          "OCTET_LENGTH",
          "LENGTH",
          Integer.MAX_VALUE);

  private static final Set<String> DECIMALS = Set.of("DECIMAL", "DEC", "NUMERIC", "NUMBER");

  private static final TypeNames NAMES =
      new TypeNames(
          "VARCHAR(n), CHAR(n), an integer type, DECIMAL(p, s), REAL, DOUBLE PRECISION, BOOLEAN, DATE, TIME, TIMESTAMP, UUID, VARBINARY(n), CLOB or BLOB",
          """
          VARCHAR, CHARACTER VARYING, CHAR VARYING, VARCHAR2, NVARCHAR, NVARCHAR2, VARCHAR_CASESENSITIVE,\
            LONGVARCHAR, NATIONAL CHARACTER VARYING, NATIONAL CHAR VARYING, NCHAR VARYING\
            | TEXT VARCHAR | VARCHAR(1000000000) | CHARACTER VARYING
          VARCHAR_IGNORECASE | CASELESS VARCHAR | VARCHAR_IGNORECASE(1000000000)
          CHAR, CHARACTER, NCHAR, NATIONAL CHAR, NATIONAL CHARACTER | CHAR CHAR | CHAR(1) | CHARACTER
          CLOB, CHARACTER LARGE OBJECT, CHAR LARGE OBJECT, NCLOB, NCHAR LARGE OBJECT,\
            NATIONAL CHARACTER LARGE OBJECT, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, NTEXT\
            | TEXT CLOB | CHARACTER LARGE OBJECT[9223372036854775807]
          BLOB, BINARY LARGE OBJECT, TINYBLOB, MEDIUMBLOB, LONGBLOB, IMAGE\
            | BYTES BLOB | BINARY LARGE OBJECT[9223372036854775807]
          TINYINT | EXACT TINYINT 8 | TINYINT
          SMALLINT, INT2 | EXACT SMALLINT 16 | SMALLINT
          INTEGER, INT, INT4, MEDIUMINT, SIGNED | EXACT INTEGER 32 | INTEGER
          BIGINT, INT8 | EXACT BIGINT 64 | BIGINT
          DECIMAL, DEC | EXACT DECIMAL | DECIMAL(?, 0)
          NUMERIC, NUMBER | EXACT NUMERIC | NUMERIC(?, 0)
          REAL, FLOAT4 | APPROXIMATE REAL 24 | REAL
          DOUBLE, DOUBLE PRECISION, FLOAT8 | APPROXIMATE DOUBLE 53 | DOUBLE PRECISION
          FLOAT(..24) | APPROXIMATE FLOAT 24 0 | FLOAT(24) | REAL
          FLOAT | APPROXIMATE FLOAT 53 0 | FLOAT(53) | DOUBLE PRECISION
          BOOLEAN, BOOL, BIT | BOOLEAN BOOLEAN 1 | BOOLEAN
          DATE | DATE DATE 10 | DATE
          TIME, TIME WITHOUT TIME ZONE | TIME TIME 8 | TIME(0)
          TIMESTAMP, TIMESTAMP WITHOUT TIME ZONE | TIMESTAMP TIMESTAMP 19 | TIMESTAMP(6)
          TIMESTAMP WITH TIME ZONE\
            | ZONED_TIMESTAMP TIMESTAMP_WITH_TIMEZONE 25 | TIMESTAMP(6) WITH TIME ZONE
          UUID | UUID BINARY 16 | UUID
          VARBINARY, BINARY VARYING, RAW, BYTEA, LONGVARBINARY\
            | BYTES VARBINARY | VARBINARY(1000000000) | BINARY VARYING
          BINARY | use VARBINARY(n)
          ENUM | use VARCHAR(n), with Hibernate @JdbcTypeCode(SqlTypes.VARCHAR)
          JSON, JSONB | use CLOB: a value of JSON means text or a document, as it was bound
          DECFLOAT | use DECIMAL(p, s)
          TIME WITH TIME ZONE | use TIME or TIMESTAMP WITH TIME ZONE
          NUMERIC WITHOUT A PRECISION | write NUMERIC(p, s)
          DECIMAL WITHOUT A PRECISION | write DECIMAL(p, s)
          DEC WITHOUT A PRECISION | write DEC(p, s)
          NUMBER WITHOUT A PRECISION | write NUMBER(p, s)
          """);

  private final H2Mode.Family family;

  /** Knows the types of the modes that have those of H2. */
  public H2Types() {
    this(H2Mode.Family.STANDARD);
  }

  /** In the modes of MySQL, CHAR is read without the blanks that were trimmed on writing. */
  H2Types(H2Mode.Family family) {
    super(CHECKS, NAMES, ValueRules.standard(family != H2Mode.Family.MYSQL));
    this.family = family;
  }

  private static Pattern shown(String length, int shortest, String first) {
    return Pattern.compile(
        "\\(*"
            + length
            + "\\("
            + NAME
            + "\\) ?>= ?"
            + shortest
            + "\\)? ?AND ?\\(?SUBSTRING\\(\\1 FROM 1 FOR 1\\) ?"
            + first,
        Pattern.CASE_INSENSITIVE);
  }

  @Override
  public boolean isNamedIn(String expression, String column) {
    return Quotes.DOUBLE.namesIn(expression).contains(column);
  }

  @Override
  public String checkClause(ProtectedColumn column) {
    CheckTexts texts = LargeValues.isObject(column.type()) ? LARGE_CHECKS : CHECKS;
    return texts.clause(column, checkName(column.name()));
  }

  @Override
  public boolean isCellCheck(String condition) {
    return CHECKS.isOfCells(condition) || LARGE_CHECKS.isOfCells(condition);
  }

  /**
   * A number without a precision has no fraction in one mode of H2, and is a DECFLOAT in another.
   */
  @Override
  public LogicalType logicalType(String declared) {
    String standard = ModeTypes.standard(declared, family);
    DeclaredType type = NAMES.parts(standard);
    if (type.arguments().isEmpty() && DECIMALS.contains(type.name())) {
      throw NAMES.refusal(standard + " without a precision");
    }
    return NAMES.logical(type, standard);
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    ProtectedColumn column = ActivationRules.derive(this, rule, name, type, collation);
    if (LargeValues.isObject(type)) {
      return large(column);
    }
    if (CellSize.storedLength(column) > LONGEST && !isUnbounded(type)) {
      throw DdlFault.TYPE_TOO_LONG.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + ", and its cells would be longer than a column can be; leave the length out, or"
              + " declare a shorter one");
    }
    return column;
  }

  /** A type without a length has the longest that there is, which no value is meant to reach. */
  private static boolean isUnbounded(LogicalType type) {
    return type.precision() == LONGEST;
  }

  @Override
  public String storageType(ProtectedColumn column) {
    if (LargeValues.isObject(column.type())) {
      return "BINARY LARGE OBJECT";
    }
    String name =
        switch (column.storage()) {
          case TEXT -> "VARCHAR";
          case BINARY -> "VARBINARY";
        };
    return name + "(" + Math.min(CellSize.storedLength(column), LONGEST) + ")";
  }

  private static ProtectedColumn large(ProtectedColumn column) {
    String what = column.name().shortForm() + " is a large object ";
    if (column.search().isDeterministic()) {
      throw DdlFault.EQUALITY_IMPOSSIBLE.fault(
          what + "and cannot be compared; use search: none, or VARCHAR(n)");
    }
    if (column.storage() == Storage.TEXT) {
      throw DdlFault.TYPE_UNSUPPORTED.fault(
          what + "of which cells are kept as bytes; use storage: binary");
    }
    return column;
  }

  @Override
  public boolean takesChoiceForText() {
    return true;
  }
}
