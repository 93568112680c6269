package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.CheckTexts;
import dev.hushcell.internal.dialect.Quotes;
import dev.hushcell.internal.dialect.TypesWithChecks;
import dev.hushcell.internal.model.CellRanges;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.model.ValueRules.Rounding;
import dev.hushcell.internal.model.ValueRules.Sending;
import dev.hushcell.internal.model.ValueRules.TextLength;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.definition.ActivationRules;
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
final class MysqlTypes implements TypesWithChecks {
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

  private final Flavour flavour;
  private final MysqlDriver driver;

  MysqlTypes(Flavour flavour, MysqlDriver driver) {
    this.flavour = flavour;
    this.driver = driver;
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
    return TypesWithChecks.super.literal(escapes ? text.replace("\\", "\\\\") : text, mode);
  }

  /** The national character set is {@code utf8mb3}, which lacks letters. */
  @Override
  public String nationalLiteral(String text, String mode) {
    return literal(text, mode);
  }

  @Override
  public CheckTexts checks() {
    return CHECKS;
  }

  @Override
  public boolean rewordsDocuments() {
    return flavour == Flavour.MYSQL;
  }

  @Override
  public LogicalType logicalType(String declared) {
    return MysqlTypeNames.logical(declared, flavour);
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
  public RuntimeException unsupported(String declared) {
    return MysqlTypeNames.ADVICE.refusal(declared);
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

  @Override
  public ValueRules valueRules() {
    return new ValueRules(
        TextLength.CODE_POINTS,
        false,
        driver == MysqlDriver.MARIADB ? Sending.CUT_MICROSECONDS : Sending.DAY_AGAIN,
        flavour == Flavour.MARIADB ? Rounding.CUT : Rounding.EARLY,
        Set.of(ValueQuirk.NARROW, ValueQuirk.FLOAT_DIGITS, ValueQuirk.SIGNED_ZERO));
  }
}
