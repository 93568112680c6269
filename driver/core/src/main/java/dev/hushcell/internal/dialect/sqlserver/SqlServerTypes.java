package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.DroppedCheckText;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be known of SQL Server's types to protect a column. Immutable. */
public final class SqlServerTypes implements TypeKnowledge {
  private static final DroppedCheckText DROPPED_CHECK =
      new DroppedCheckText("datalength", "len", "[]");

  /** The longest declared length; longer ones are MAX, which no index takes. */
  private static final long LONGEST = 8000;

  private static final int LONGEST_NAME = 128;
  private static final ValueRules RULES =
      new ValueRules(
          ValueRules.TextLength.UTF16_UNITS,
          true,
          Set.of(
              ValueQuirk.FIXED_BINARY,
              ValueQuirk.NARROW,
              ValueQuirk.DAY_END,
              ValueQuirk.SIGNED_ZERO));

  private static final int SHORTEST_TEXT = (int) CellSize.textLength(CellSize.SHORTEST);
  private static final String NAME = "\\[(?:[^\\]]|\\]\\])+\\]";

  /** As the server shows conditions: names in brackets, numbers in parentheses. */
  private static final Pattern BINARY_CHECK =
      Pattern.compile(
          "\\(*datalength\\(("
              + NAME
              + ")\\)>=\\(53\\) AND substring\\(\\1,\\(1\\),\\(1\\)\\)>=0xF8\\)*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TEXT_CHECK =
      Pattern.compile(
          "\\(*len\\(("
              + NAME
              + ")\\)>=\\(71\\) AND ascii\\(\\1\\) ?IN ?\\(45, ?95\\)\\)*"
              + "|\\(*len\\(("
              + NAME
              + ")\\)>=\\(71\\) AND"
              + " \\(ascii\\(\\2\\)=\\((?:95|45)\\) OR ascii\\(\\2\\)=\\((?:95|45)\\)\\)\\)*",
          Pattern.CASE_INSENSITIVE);

  @Override
  public LogicalType logicalType(String declared) {
    return SqlServerTypeNames.logical(declared);
  }

  @Override
  public RuntimeException unsupported(String declared) {
    return SqlServerTypeNames.ADVICE.refusal(declared);
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    ActivationRules.require(rule, name, type, SqlServerCollations.inexact(type, collation));
    SqlServerCollations.requireCountedLength(name, type, collation);
    if (rule.type().isPresent() && !logicalType(rule.type().get()).equals(type)) {
      throw DdlFault.TYPE_DIFFERS.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + " in the table and "
              + rule.type().get()
              + " in the configuration; make them the same");
    }
    return new ProtectedColumn(
        name, type, rule.search(), rule.compare(), rule.key(), rule.pad(), rule.storage());
  }

  @Override
  public String storageType(ProtectedColumn column) {
    long length = keyLength(column);
    String bounds = length > LONGEST ? "(MAX)" : "(" + length + ")";
    return switch (column.storage()) {
      case TEXT -> "VARCHAR" + bounds + " COLLATE Latin1_General_BIN2";
      case BINARY -> "VARBINARY" + bounds;
    };
  }

  @Override
  public String castType(ProtectedColumn column) {
    String type = storageType(column);
    int collate = type.indexOf(" COLLATE");
    return collate < 0 ? type : type.substring(0, collate);
  }

  @Override
  public String literal(byte[] cell) {
    return "0x" + HexFormat.of().formatHex(cell);
  }

  /** What was never seen on a server is refused where it is not certain. */
  @Override
  public ValueRules valueRules() {
    return RULES;
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
    return switch (column.storage()) {
      case TEXT -> CellSize.maxTextLength(column.type(), column.pad());
      case BINARY -> CellSize.maxCellBytes(column.type(), column.pad());
    };
  }

  /** The first byte of a cell is 0xF8 to 0xFF, in base64url one of the last two characters. */
  @Override
  public String checkClause(ProtectedColumn column) {
    String name = quote(column.name().column());
    String condition =
        switch (column.storage()) {
          case TEXT ->
              "LEN(" + name + ") >= " + SHORTEST_TEXT + " AND ASCII(" + name + ") IN (45, 95)";
          case BINARY ->
              "DATALENGTH("
                  + name
                  + ") >= "
                  + CellSize.SHORTEST
                  + " AND SUBSTRING("
                  + name
                  + ", 1, 1) >= 0xF8";
        };
    return "CONSTRAINT " + quote(checkName(column.name())) + " CHECK (" + condition + ")";
  }

  @Override
  public String checkName(ColumnName column) {
    String full = "hushcell_" + column.shortForm();
    if (full.length() <= LONGEST_NAME) {
      return full;
    }
    String hash = String.format(Locale.ROOT, "_%08x", full.hashCode());
    return full.substring(0, LONGEST_NAME - hash.length()) + hash;
  }

  static String quote(String name) {
    return '[' + name.replace("]", "]]") + ']';
  }

  static String quote(TableName table) {
    return quote(table.schema()) + "." + quote(table.table());
  }

  @Override
  public String quoted(String name) {
    return quote(name);
  }

  @Override
  public String droppedCheck(List<ColumnName> columns) {
    return DROPPED_CHECK.of(columns.stream().map(column -> quote(column.column())).toList());
  }

  @Override
  public boolean isDroppedCheck(String condition) {
    return DROPPED_CHECK.isOne(condition);
  }

  @Override
  public boolean isCellCheck(String condition) {
    String oneLine = condition.strip().replaceAll("\\s+", " ");
    return BINARY_CHECK.matcher(oneLine).matches() || TEXT_CHECK.matcher(oneLine).matches();
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
      boolean text = type.family() == Family.TEXT || type.family() == Family.CHAR;
      String name = collation.toLowerCase(Locale.ROOT);
      if (text && bytes && WIDE.stream().anyMatch(name::contains)) {
        throw DdlFault.COLLATION.fault(
            column.shortForm()
                + " is "
                + type.declared()
                + ", whose length counts bytes under the collation "
                + collation
                + "; use NVARCHAR");
      }
    }
  }
}
