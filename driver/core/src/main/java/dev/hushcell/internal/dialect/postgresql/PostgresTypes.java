package dev.hushcell.internal.dialect.postgresql;

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
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be known of PostgreSQL's types to protect a column. Immutable. */
public final class PostgresTypes implements TypeKnowledge {
  private static final DroppedCheckText DROPPED_CHECK =
      new DroppedCheckText("octet_length", "length", "\"\"");

  private static final long BYTES_OF_CHARACTER = 4;

  /** In front of what has no fixed length; entries begin at multiples of it. */
  private static final long LENGTH_WORD = 4;

  /** The longest name that the database does not cut. */
  private static final int LONGEST_NAME = 63;

  private static final ValueRules VALUES =
      new ValueRules(
          ValueRules.TextLength.CODE_POINTS,
          true,
          Set.of(
              ValueQuirk.PLAIN_TEXT,
              ValueQuirk.ESCAPED_BYTES,
              ValueQuirk.MICROSECONDS,
              ValueQuirk.FARTHER_FROM_2000,
              ValueQuirk.NARROW,
              ValueQuirk.DAY_END,
              ValueQuirk.INSTANTS,
              ValueQuirk.LATER_INSTANT,
              ValueQuirk.BINARY_FRACTIONS,
              ValueQuirk.SIGNED_ZERO,
              ValueQuirk.DATE_OR_TIMESTAMP));

  /**
   * Those that every database has, by which equal texts have equal code points. What others made is
   * not known by its name.
   */
  private static final Pattern EXACT_COLLATION =
      Pattern.compile(
          "(pg_catalog\\.)?(default|C|C\\.utf8|POSIX|ucs_basic|unicode|[a-zA-Z-]+-x-icu)|");

  private static final int SHORTEST_TEXT = (int) CellSize.textLength(CellSize.SHORTEST);
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[a-z_\\x80-\\uffff][^\\s\"(),]*)";

  /** As the server shows it: from PostgreSQL 14 on with FROM and FOR, as it was written. */
  private static final Pattern BINARY_CHECK =
      Pattern.compile(
          "\\(*octet_length\\(("
              + NAME
              + ")\\) >= 53\\) AND"
              + " \\((?:\"substring\"\\(\\1, 1, 1\\)|SUBSTRING\\(\\1 FROM 1 FOR 1\\))"
              + " >= '\\\\xf8'::bytea\\)+");

  private static final Pattern TEXT_CHECK =
      Pattern.compile(
          "\\(*char_length\\(("
              + NAME
              + ")\\) >= 71\\) AND \\(\"left\"\\(\\1, 1\\) = ANY"
              + " \\(ARRAY\\['-'::text, '_'::text\\]\\)\\)+");

  @Override
  public LogicalType logicalType(String declared) {
    return PostgresTypeNames.logical(declared);
  }

  @Override
  public RuntimeException unsupported(String declared) {
    return PostgresTypeNames.ADVICE.refusal(declared);
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    boolean exact = EXACT_COLLATION.matcher(collation).matches();
    ActivationRules.require(rule, name, type, exact ? "" : collation);
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

  /** Neither type has a length: the length of cells is limited by that of the values. */
  @Override
  public String storageType(ProtectedColumn column) {
    return switch (column.storage()) {
      case TEXT -> "text";
      case BINARY -> "bytea";
    };
  }

  @Override
  public String literal(byte[] cell) {
    return "'\\x" + HexFormat.of().formatHex(cell) + "'::bytea";
  }

  /** The first byte of a cell is 0xF8 to 0xFF, in base64url one of the last two characters. */
  @Override
  public String checkClause(ProtectedColumn column) {
    ColumnName name = column.name();
    String quoted = quote(name.column());
    String condition =
        switch (column.storage()) {
          case TEXT ->
              "char_length(%1$s) >= " + SHORTEST_TEXT + " AND \"left\"(%1$s, 1) IN ('-', '_')";
          case BINARY ->
              "octet_length(%1$s) >= "
                  + CellSize.SHORTEST
                  + " AND substring(%1$s FROM 1 FOR 1) >= '\\xf8'::bytea";
        };
    return "CONSTRAINT "
        + quote(checkName(name))
        + " CHECK ("
        + String.format(java.util.Locale.ROOT, condition, quoted)
        + ")";
  }

  /** A name that would be cut has a number of the whole in place of what is too much. */
  @Override
  public String checkName(ColumnName column) {
    String whole = "hushcell_" + column.shortForm();
    if (whole.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) {
      return whole;
    }
    String number = "_" + Integer.toHexString(whole.hashCode());
    StringBuilder cut = new StringBuilder();
    int room = LONGEST_NAME - number.length();
    for (int i = 0; i < whole.length(); i += Character.charCount(whole.codePointAt(i))) {
      String next = Character.toString(whole.codePointAt(i));
      room -= next.getBytes(StandardCharsets.UTF_8).length;
      if (room < 0) {
        break;
      }
      cut.append(next);
    }
    return cut + number;
  }

  /** Of an entry of a B-tree, 2704 bytes, without its header. */
  @Override
  public long longestKey() {
    return 2696;
  }

  /** Text without a length is limited by its values only, as it is in the plain column. */
  @Override
  public long keyLength(ProtectedColumn column) {
    LogicalType type = column.type();
    if (type.precision() >= Integer.MAX_VALUE) {
      return 0;
    }
    boolean text = type.family() == Family.TEXT || type.family() == Family.CHAR;
    long value =
        text
            ? Math.multiplyExact(BYTES_OF_CHARACTER, type.precision())
            : CellSize.maxValueBytes(type);
    long cell = CellSize.cellBytes(value, column.pad());
    long stored =
        switch (column.storage()) {
          case TEXT -> CellSize.textLength(cell);
          case BINARY -> cell;
        };
    return (stored + LENGTH_WORD + LENGTH_WORD - 1) / LENGTH_WORD * LENGTH_WORD;
  }

  @Override
  public ValueRules valueRules() {
    return VALUES;
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String droppedCheck(List<ColumnName> columns) {
    return DROPPED_CHECK.of(columns.stream().map(column -> quote(column.column())).toList());
  }

  @Override
  public boolean isDroppedCheck(String condition) {
    return DROPPED_CHECK.isOne(condition);
  }

  /** A null that is no parameter to the server, as in the simple query mode, has no type. */
  @Override
  public boolean takesChoiceForText() {
    return true;
  }

  @Override
  public boolean isCellCheck(String condition) {
    String oneLine = condition.strip().replaceAll("\\s+", " ");
    return BINARY_CHECK.matcher(oneLine).matches() || TEXT_CHECK.matcher(oneLine).matches();
  }
}
