package dev.hushcell.internal.dialect.mysql;

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
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be known of the types of MySQL and MariaDB to protect a column. Immutable. */
final class MysqlTypes extends TypesWithChecks {
  static final Quotes QUOTES = new Quotes('`', '`');

  private static final String LENGTH =
      "\\(*(?:octet_)?length\\((" + QUOTES.pattern() + ")\\) ?>= ?";
  private static final String FIRST = "\\)? ?and ?\\(?substr\\(\\1, ?1, ?1\\) ?";

  /**
   * Without literals of text; both databases show it in their own way, and MariaDB shows such
   * literals where the column is not of bytes and not of ASCII.
   */
  private static final CheckTexts CHECKS =
      new CheckTexts(
          QUOTES,
          "OCTET_LENGTH(%1$s) >= %2$d AND SUBSTR(%1$s, 1, 1) >= X'F8'",
          "OCTET_LENGTH(%1$s) >= %2$d AND SUBSTR(%1$s, 1, 1) IN (X'2D', X'5F')",
          List.of(
              shown("53", ">= ?(?:x'f8'|0xf8)\\)*"),
              shown("71", "in ?\\((?:x'2d'|0x2d|'-'), ?(?:x'5f'|0x5f|'_')\\)+")),
          "OCTET_LENGTH",
          "LENGTH",
          64);

  /** What a column says of its text behind the type; how it compares is asked elsewhere. */
  private static final Pattern OF_TEXT =
      Pattern.compile(
          "(?i)\\s+(?:(?:CHARACTER\\s+SET|CHARSET|COLLATE)\\s*=?\\s*[`'\"]?\\w+[`'\"]?"
              + "|ASCII|UNICODE|BYTE)(?=\\s|$)");

  private static final TypeNames MYSQL = names("JSON() | TEXT LONGVARCHAR 1073741824 | JSON");

  /** JSON is a LONGTEXT with a CHECK. */
  private static final TypeNames MARIADB =
      names(
          """
          JSON() | TEXT LONGVARCHAR 4294967295 | JSON
          UUID | UUID OTHER 36 | UUID
          """);

  private final Flavour flavour;

  MysqlTypes(Flavour flavour, MysqlDriver driver) {
    super(CHECKS, flavour == Flavour.MARIADB ? MARIADB : MYSQL, values(flavour, driver));
    this.flavour = flavour;
  }

  private static ValueRules values(Flavour flavour, MysqlDriver driver) {
    return new ValueRules(
        TextLength.CODE_POINTS,
        false,
        driver == MysqlDriver.MARIADB ? Sending.CUT_MICROSECONDS : Sending.DAY_AGAIN,
        flavour == Flavour.MARIADB ? Rounding.CUT : Rounding.EARLY,
        Set.of(ValueQuirk.NARROW, ValueQuirk.FLOAT_DIGITS, ValueQuirk.SIGNED_ZERO));
  }

  /**
   * The number in parentheses is how wide an integer is shown, not how much it holds. With more
   * than 24 bits FLOAT is a DOUBLE; a shorter one is shown with six digits only. TEXT(n) and
   * BLOB(n) become the smallest of their kind that holds so much, which is not known here.
   */
  private static TypeNames names(String own) {
    return new TypeNames(
        "VARCHAR(n), CHAR(n), TEXT, an integer type with a sign, DECIMAL(p, s), DOUBLE, BIT(1), DATE, TIME, DATETIME, BINARY(n), VARBINARY(n), BLOB or JSON",
        """
        VARCHAR, CHARACTER VARYING, CHAR VARYING, NVARCHAR, NATIONAL VARCHAR,\
          NATIONAL CHARACTER VARYING, NATIONAL CHAR VARYING, NCHAR VARYING, NCHAR VARCHAR\
          | TEXT VARCHAR | VARCHAR(1)
        CHAR, CHARACTER, NCHAR, NATIONAL CHAR, NATIONAL CHARACTER | CHAR CHAR | CHAR(1)
        TINYTEXT | TEXT LONGVARCHAR 255 | TINYTEXT
        TEXT | TEXT LONGVARCHAR 65535 | TEXT
        MEDIUMTEXT, LONG VARCHAR, LONG CHAR VARYING, LONG | TEXT LONGVARCHAR 16777215 | MEDIUMTEXT
        LONGTEXT | TEXT LONGVARCHAR 4294967295 | LONGTEXT
        TINYINT(1..1), INT1(1..1), BOOL, BOOLEAN | EXACT TINYINT 1 0 | TINYINT(1) | TINYINT
        TINYINT, INT1 | EXACT TINYINT 3 | TINYINT
        SMALLINT, INT2 | EXACT SMALLINT 5 | SMALLINT
        INT, INTEGER, INT4 | EXACT INTEGER 10 | INT
        BIGINT, INT8 | EXACT BIGINT 19 | BIGINT
        DECIMAL, DEC, NUMERIC, FIXED | EXACT DECIMAL | DECIMAL(10,0)
        DOUBLE(), DOUBLE PRECISION(), FLOAT8(), FLOAT(25..) | APPROXIMATE DOUBLE 22 | DOUBLE
        BIT(), BIT(1..1) | BOOLEAN BIT 1 0 | BIT(1) | BIT
        DATE | DATE DATE 10 | DATE
        TIME | TIME TIME 10 | TIME[0]
        DATETIME | TIMESTAMP TIMESTAMP 19 | DATETIME[0]
        BINARY, CHAR BYTE | BYTES BINARY | BINARY(1)
        VARBINARY | BYTES VARBINARY | VARBINARY(?)
        TINYBLOB | BYTES LONGVARBINARY 255 | TINYBLOB
        BLOB | BYTES LONGVARBINARY 65535 | BLOB
        MEDIUMBLOB, LONG VARBINARY | BYTES LONGVARBINARY 16777215 | MEDIUMBLOB
        LONGBLOB | BYTES LONGVARBINARY 4294967295 | LONGBLOB
        FLOAT, REAL | use DOUBLE or DECIMAL(p, s)
        DOUBLE, DOUBLE PRECISION, FLOAT8 | write DOUBLE without digits, or use DECIMAL(p, s)
        TIMESTAMP | use DATETIME, which the time zone of the session does not shift
        YEAR | use SMALLINT
        ENUM | use VARCHAR(n), with Hibernate @JdbcTypeCode(SqlTypes.VARCHAR)
        SET | use VARCHAR(n)
        BIT | use BIT(1), or VARBINARY(n) for more bits
        MEDIUMINT, INT3 | use INT
        VARBINARY | write VARBINARY(n)
        TEXT WITH A LENGTH, BLOB WITH A LENGTH | leave the length out
        UUID | use BINARY(16) or CHAR(36)
        TINYINT UNSIGNED | use a longer type with a sign, such as SMALLINT
        SMALLINT UNSIGNED, MEDIUMINT UNSIGNED | use a longer type with a sign, such as INT
        INT UNSIGNED, INTEGER UNSIGNED | use a longer type with a sign, such as BIGINT
        BIGINT UNSIGNED | use a longer type with a sign, such as DECIMAL(20, 0)
        """
            + own);
  }

  Flavour flavour() {
    return flavour;
  }

  /** Returns the CHECK by which MariaDB knows a LONGTEXT for JSON. */
  static String jsonCheck(String column) {
    return "json_valid(" + QUOTES.of(column) + ")";
  }

  private static Pattern shown(String shortest, String first) {
    return Pattern.compile(LENGTH + shortest + FIRST + first, Pattern.CASE_INSENSITIVE);
  }

  @Override
  public String literal(String text, String mode) {
    boolean escapes = !SessionFlag.in(mode).contains(SessionFlag.NO_BACKSLASH_ESCAPES);
    return super.literal(escapes ? text.replace("\\", "\\\\") : text, mode);
  }

  /** The national character set is {@code utf8mb3}, which lacks letters. */
  @Override
  public String nationalLiteral(String text, String mode) {
    return literal(text, mode);
  }

  @Override
  public boolean rewordsDocuments() {
    return flavour == Flavour.MYSQL;
  }

  @Override
  public LogicalType logicalType(String declared) {
    TypeNames names = names();
    DeclaredType type = names.parts(OF_TEXT.matcher(declared).replaceAll("").strip());
    if (!type.arguments().isEmpty() && Set.of("TEXT", "BLOB").contains(type.name())) {
      throw names.refusal(type.name() + " with a length");
    }
    if (type.name().equals("FLOAT") && type.arguments().size() > 1) {
      throw names.refusal(declared);
    }
    return names.logical(type, declared);
  }

  /** What is cast has the collation of the connection, which may ignore case. */
  @Override
  public boolean castsKeepCollation() {
    return false;
  }

  @Override
  public boolean ignoresCase(String collation) {
    return collation.endsWith("_ci");
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    String compared = compared(type, MysqlCollations.inexact(collation));
    ProtectedColumn column = ActivationRules.derive(this, rule, name, type, compared);
    requireNoLob(rule, name, type);
    return column;
  }

  /** CHAR keeps no blanks at its end, so a collation that passes them over is exact for it. */
  private static String compared(LogicalType type, String collation) {
    if (type.family() != Family.CHAR) {
      return collation;
    }
    boolean exact = MysqlCollations.isExactButForBlanks(collation);
    return exact ? "" : collation.isEmpty() ? "a collation that counts blanks" : collation;
  }

  private static void requireNoLob(ColumnRule rule, ColumnName name, LogicalType type) {
    if (rule.search().isDeterministic() && StorageTypes.isLob(type)) {
      throw DdlFault.EQUALITY_IMPOSSIBLE.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + ", too long for an index on its cells; use VARCHAR or VARBINARY, or search: none");
    }
  }

  @Override
  public String storageType(ProtectedColumn column) {
    return StorageTypes.of(column);
  }

  /** CAST knows no lengths here that would not pad. */
  @Override
  public String castType(ProtectedColumn column) {
    return switch (column.storage()) {
      case TEXT -> "CHAR";
      case BINARY -> "BINARY";
    };
  }

  /** A recursive query keeps cells in a column as long as its first rows had it. */
  @Override
  public String nullType(ProtectedColumn column) {
    long length = Math.min(StorageTypes.length(column), StorageTypes.MEDIUM_BLOB);
    return castType(column) + "(" + length + ")";
  }

  @Override
  public String textType() {
    return "CHAR";
  }

  /**
   * On MySQL the names of constraints are those of the database, and case does not count; that of a
   * table may. So one with capital letters has a number too.
   */
  @Override
  public String checkName(ColumnName column) {
    String table = column.table().table();
    boolean numbered = flavour == Flavour.MYSQL && !table.equals(table.toLowerCase(Locale.ROOT));
    return checks().name(column, numbered);
  }

  /** A constraint with a name is one of the table, not of the column. */
  @Override
  public String columnCheck(ProtectedColumn column) {
    return ", " + checkClause(column);
  }

  @Override
  public Optional<String> addedCheck(ProtectedColumn column) {
    return Optional.of(", ADD " + checkClause(column));
  }

  /** That of InnoDB with rows of its default form. */
  @Override
  public long longestKey() {
    return 3072;
  }

  @Override
  public long keyLength(ProtectedColumn column) {
    return StorageTypes.length(column);
  }

  /** The server reads a cell as a whole, whatever part of it is asked for. */
  @Override
  public Optional<CellRanges> ranges() {
    return Optional.of(CellRanges.standard(false));
  }
}
