package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.CheckTexts;
import dev.hushcell.internal.dialect.TypesWithChecks;
import dev.hushcell.internal.model.CellRanges;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be known of PostgreSQL's types to protect a column. Immutable. */
public final class PostgresTypes implements TypesWithChecks {
  private static final long BYTES_OF_CHARACTER = 4;

  /** In front of what has no fixed length; entries begin at multiples of it. */
  private static final long LENGTH_WORD = 4;

  /** The longest name that the database does not cut. */
  private static final int LONGEST_NAME = 63;

  private static final ValueRules VALUES =
      new ValueRules(
          ValueRules.TextLength.CODE_POINTS,
          true,
          ValueRules.Sending.MICROSECONDS,
          ValueRules.Rounding.FARTHER_FROM_2000,
          Set.of(
              ValueQuirk.PLAIN_TEXT,
              ValueQuirk.ESCAPED_BYTES,
              ValueQuirk.NARROW,
              ValueQuirk.INSTANTS,
              ValueQuirk.BINARY_FRACTIONS,
              ValueQuirk.FLOAT_DIGITS,
              ValueQuirk.SIGNED_ZERO,
              ValueQuirk.DATE_OR_TIMESTAMP));

  /**
   * Those that every database has, by which equal texts have equal code points. What others made is
   * not known by its name.
   */
  private static final Pattern EXACT_COLLATION =
      Pattern.compile(
          "(pg_catalog\\.)?(default|C|C\\.utf8|POSIX|ucs_basic|unicode|[a-zA-Z-]+-x-icu)|");

  private final PostgresGuards guards;

  /** Knows the types of databases that keep text as UTF-8. */
  public PostgresTypes() {
    this(Encoding.UTF8);
  }

  PostgresTypes(Encoding encoding) {
    guards = new PostgresGuards(encoding, LONGEST_NAME);
  }

  @Override
  public CheckTexts checks() {
    return guards.texts();
  }

  @Override
  public String checkClause(ProtectedColumn column) {
    return guards.of(column).clause(column, checkName(column.name()));
  }

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
    return ActivationRules.derive(this, rule, name, type, exact ? "" : collation);
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

  /** Names are counted in bytes. */
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
    long value =
        type.isText()
            ? Math.multiplyExact(BYTES_OF_CHARACTER, type.precision())
            : CellSize.maxValueBytes(type);
    long stored = CellSize.storedLength(column, value);
    return (stored + LENGTH_WORD + LENGTH_WORD - 1) / LENGTH_WORD * LENGTH_WORD;
  }

  /**
   * Cells do not get smaller by compression, so they are kept in pieces that are found by place.
   */
  @Override
  public Optional<CellRanges> ranges() {
    return Optional.of(CellRanges.standard(true));
  }

  @Override
  public ValueRules valueRules() {
    return VALUES;
  }

  /** A null that is no parameter to the server, as in the simple query mode, has no type. */
  @Override
  public boolean takesChoiceForText() {
    return true;
  }
}
