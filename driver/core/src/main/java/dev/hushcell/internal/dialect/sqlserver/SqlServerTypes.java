package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.CheckTexts;
import dev.hushcell.internal.dialect.TypeNames;
import dev.hushcell.internal.dialect.TypesWithChecks;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge.CellRanges;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be known of SQL Server's types to protect a column. Immutable. */
public final class SqlServerTypes extends TypesWithChecks {
  /** The longest declared length; longer ones are MAX, which no index takes. */
  private static final long LONGEST = 8000;

  private static final String COLLATE = " COLLATE ";
  private static final int LONGEST_NAME = 128;

  /** What was never seen on a server is refused where it is not certain. */
  private static final ValueRules RULES =
      new ValueRules(
          ValueRules.TextLength.UTF16_UNITS,
          true,
          ValueRules.Sending.SEVEN_DIGITS,
          ValueRules.Rounding.HALF_UP,
          Set.of(
              ValueQuirk.NARROW,
              ValueQuirk.SHORT_FORMS,
              ValueQuirk.NO_ZONE,
              ValueQuirk.SIGNED_ZERO,
              ValueQuirk.CUT_WHOLE_NUMBERS,
              ValueQuirk.UNSIGNED_BYTES));

  static final Quotes QUOTES = new Quotes('[', ']');
  private static final String NAME = "(" + QUOTES.pattern() + ")";

  /** The server shows names in brackets, numbers in parentheses. */
  private static final CheckTexts CHECKS =
      new CheckTexts(
          QUOTES,
          "DATALENGTH(%1$s) >= %2$d AND SUBSTRING(%1$s, 1, 1) >= 0xF8",
          "LEN(%1$s) >= %2$d AND ASCII(%1$s) IN (45, 95)",
          List.of(
              shown(
                  "\\(*datalength\\(%s\\)>=\\(53\\) AND substring\\(\\1,\\(1\\),\\(1\\)\\)>=0xF8\\)*"),
              shown("\\(*len\\(%s\\)>=\\(71\\) AND ascii\\(\\1\\) ?IN ?\\(45, ?95\\)\\)*"),
              shown(
                  "\\(*len\\(%s\\)>=\\(71\\) AND \\(ascii\\(\\1\\)=\\((?:95|45)\\) OR"
                      + " ascii\\(\\1\\)=\\((?:95|45)\\)\\)\\)*")),
          "DATALENGTH",
          "LEN",
          LONGEST_NAME);

  /** Characters of {@code NVARCHAR(MAX)}, and bytes of a cell, are a few more. */
  static final long UNBOUNDED = 1_000_000_000;

  private static final long MOST_DIGITS = 38;
  private static final Pattern BRACKETED = Pattern.compile("^\\s*\\[(\\w+)\\]");
  private static final Pattern MAX = Pattern.compile("(?i)\\(\\s*MAX\\s*\\)");

  /**
   * DATETIME rounds to 1/300 s, MONEY to four digits, TIMESTAMP is a row version, TINYINT has no
   * sign. The driver reports DATETIMEOFFSET by a number of its own.
   */
  private static final TypeNames NAMES =
      new TypeNames(
          "nvarchar(n), varchar(n), nchar(n), char(n), smallint, int, bigint, decimal(p, s), real, float, bit, date, time, datetime2, datetimeoffset, uniqueidentifier or varbinary(n)",
          """
          VARCHAR, CHAR VARYING, CHARACTER VARYING | TEXT VARCHAR | varchar(1)
          VARCHAR MAX, CHAR VARYING MAX, CHARACTER VARYING MAX\
            | TEXT VARCHAR 1000000000 | varchar(max) | varchar
          NVARCHAR, NATIONAL CHARACTER VARYING, NATIONAL CHAR VARYING | TEXT NVARCHAR | nvarchar(1)
          SYSNAME | TEXT NVARCHAR 128 0 | nvarchar(128) | nvarchar
          NVARCHAR MAX, NATIONAL CHARACTER VARYING MAX, NATIONAL CHAR VARYING MAX\
            | TEXT NVARCHAR 1000000000 | nvarchar(max) | nvarchar
          CHAR, CHARACTER | CHAR CHAR | char(1)
          NCHAR, NATIONAL CHARACTER, NATIONAL CHAR | CHAR NCHAR | nchar(1)
          SMALLINT | EXACT SMALLINT 5 | smallint
          INT, INTEGER | EXACT INTEGER 10 | int
          BIGINT | EXACT BIGINT 19 | bigint
          DECIMAL, DEC | EXACT DECIMAL | decimal(18, 0)
          NUMERIC | EXACT NUMERIC | numeric(18, 0)
          REAL, FLOAT(..24), DOUBLE PRECISION(..24) | APPROXIMATE REAL 24 | real
          FLOAT, DOUBLE PRECISION | APPROXIMATE DOUBLE 53 | float
          BIT | BOOLEAN BIT 1 | bit
          DATE | DATE DATE 10 | date
          TIME | TIME TIME 8 | time(7)
          DATETIME2 | TIMESTAMP TIMESTAMP 19 | datetime2(7)
          DATETIMEOFFSET | ZONED_TIMESTAMP -155 26 | datetimeoffset(7)
          UNIQUEIDENTIFIER | UUID CHAR 36 | uniqueidentifier
          VARBINARY, BINARY VARYING | BYTES VARBINARY | varbinary(1)
          VARBINARY MAX, BINARY VARYING MAX | BYTES VARBINARY 1000000000 | varbinary(max) | varbinary
          TEXT | use varchar(max)
          NTEXT, XML, JSON | use nvarchar(max)
          IMAGE | use varbinary(max)
          DATETIME | use datetime2(3)
          SMALLDATETIME | use datetime2(0)
          MONEY | use decimal(19, 4)
          SMALLMONEY | use decimal(10, 4)
          TINYINT | use smallint
          BINARY | use varbinary(n)
          TIMESTAMP | use datetime2: timestamp is a number of the row here, which the database makes
          ROWVERSION | leave it plain: the database makes its values
          """);

  public SqlServerTypes() {
    super(CHECKS, NAMES, RULES);
  }

  private static Pattern shown(String text) {
    return Pattern.compile(text.formatted(NAME), Pattern.CASE_INSENSITIVE);
  }

  /**
   * A collation behind the type, as that of cells in text has one, makes no other type of it. Names
   * of types may stand in brackets.
   */
  @Override
  public LogicalType logicalType(String written) {
    String declared = BRACKETED.matcher(withoutCollation(written)).replaceFirst("$1");
    DeclaredType parts = NAMES.parts(MAX.matcher(declared).replaceFirst(" MAX"));
    LogicalType type = NAMES.logical(parts, declared);
    if (type.family() == Family.EXACT && type.precision() > MOST_DIGITS) {
      List<Long> most = List.of(MOST_DIGITS, (long) type.scale());
      return NAMES.logical(new DeclaredType(parts.name(), most), declared);
    }
    return type;
  }

  @Override
  public boolean ignoresCase(String collation) {
    return collation.toUpperCase(Locale.ROOT).contains("_CI");
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    ProtectedColumn column =
        ActivationRules.derive(
            this, rule, name, type, SqlServerCollations.inexact(type, collation));
    SqlServerCollations.requireCountedLength(name, type, collation);
    return column;
  }

  @Override
  public String storageType(ProtectedColumn column) {
    long length = keyLength(column);
    String bounds = length > LONGEST ? "(MAX)" : "(" + length + ")";
    return switch (column.storage()) {
      case TEXT -> "VARCHAR" + bounds + COLLATE + "Latin1_General_BIN2";
      case BINARY -> "VARBINARY" + bounds;
    };
  }

  @Override
  public String castType(ProtectedColumn column) {
    return withoutCollation(storageType(column));
  }

  private static String withoutCollation(String type) {
    int collate = type.indexOf(COLLATE);
    return collate < 0 ? type : type.substring(0, collate);
  }

  @Override
  public String literal(byte[] cell) {
    return "0x" + HexFormat.of().formatHex(cell);
  }

  @Override
  public Optional<CellRanges> ranges() {
    return Optional.of(new CellRanges("datalength(%s)", "substring(%s, ?, ?)", true));
  }

  /** That of an index without cluster, from SQL Server 2016 on. */
  @Override
  public long longestKey() {
    return 1700;
  }

  /** A primary key has the cluster, unless it says otherwise. */
  @Override
  public long longestPrimaryKey() {
    return 900;
  }

  @Override
  public long keyLength(ProtectedColumn column) {
    return CellSize.storedLength(column);
  }

  /** What collations of SQL Server compare, and what they make of lengths. */
  private static final class SqlServerCollations {
    /** Parts of the names of those whose code page has characters of two bytes. */
    private static final List<String> WIDE =
        List.of("_utf8", "japanese", "xjis", "chinese", "korean");

    private SqlServerCollations() {}

    /**
     * Returns a collation as rules of equality take it: empty where code points are compared. No
     * collation counts blanks at the end, which CHAR never keeps.
     */
    static String inexact(LogicalType type, String collation) {
      String name = collation.toLowerCase(Locale.ROOT);
      boolean exact = type.family() == Family.CHAR && name.matches(".*_bin2?(_utf8)?");
      return exact ? "" : collation;
    }

    /** Refuses text whose declared length counts bytes of which a character may have several. */
    static void requireCountedLength(ColumnName column, LogicalType type, String collation) {
      boolean bytes = type.jdbcType() == Types.VARCHAR || type.jdbcType() == Types.CHAR;
      String name = collation.toLowerCase(Locale.ROOT);
      if (type.isText() && bytes && WIDE.stream().anyMatch(name::contains)) {
        throw DdlFault.COLLATION.fault(
            "%s is %s, whose length counts bytes under the collation %s; use NVARCHAR"
                .formatted(column.shortForm(), type.declared(), collation));
      }
    }
  }
}
