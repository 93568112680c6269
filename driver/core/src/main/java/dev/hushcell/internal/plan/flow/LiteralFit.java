package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which literals and casts mean, for a protected column, what they mean to the database: {@code
 * varchar_column = 5} compares numbers there, so no cell stands for that 5.
 */
public final class LiteralFit {
  private static final Map<Family, Set<Slot.Kind>> COMPARED =
      Map.ofEntries(
          Map.entry(Family.TEXT, Set.of(Slot.Kind.TEXT, Slot.Kind.COMPUTED)),
          Map.entry(Family.CHAR, Set.of(Slot.Kind.TEXT)),
          Map.entry(Family.EXACT, Set.of(Slot.Kind.NUMBER, Slot.Kind.FLOAT, Slot.Kind.TEXT)),
          Map.entry(Family.BOOLEAN, Set.of(Slot.Kind.BOOLEAN)),
          Map.entry(Family.DATE, Set.of(Slot.Kind.DATE, Slot.Kind.TEXT)),
          Map.entry(Family.TIME, Set.of(Slot.Kind.TIME, Slot.Kind.TEXT)),
          Map.entry(Family.TIMESTAMP, Set.of(Slot.Kind.TIMESTAMP, Slot.Kind.TEXT)),
          Map.entry(Family.ZONED_TIMESTAMP, Set.of(Slot.Kind.ZONED_TIMESTAMP, Slot.Kind.TEXT)),
          Map.entry(Family.UUID, Set.of(Slot.Kind.UUID, Slot.Kind.TEXT)),
          Map.entry(Family.BYTES, Set.of(Slot.Kind.BYTES)),
          Map.entry(Family.APPROXIMATE, Set.of(Slot.Kind.NUMBER, Slot.Kind.FLOAT)));
  private static final Set<Family> UNROUNDED =
      Set.of(Family.TEXT, Family.BYTES, Family.BOOLEAN, Family.DATE, Family.UUID);

  private static final Set<Integer> INTEGERS =
      Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT);

  private LiteralFit() {}

  /** Refuses a slot that would mean something else once sealed for the column. */
  public static void require(Slot slot, ProtectedColumn column, Use use, ValueRules rules) {
    if (slot.cast() != null) {
      requireCast(slot.cast(), column, slot.begin());
    }
    boolean escaped =
        column.type().family() == Family.BYTES && rules.have(ValueQuirk.ESCAPED_BYTES);
    Slot.Kind kind = escaped && slot.kind() == Slot.Kind.TEXT ? Slot.Kind.BYTES : slot.kind();
    boolean fits =
        isDocument(kind, column.type())
            || fits(kind, column.type().family(), use)
            || isBit(kind, column.type());
    if (slot.isParameter() || (fits && (use.isStored() || isReadAsWritten(slot, column.type())))) {
      return;
    }
    throw PlanFault.LITERAL_UNFIT.at(
        slot.begin(),
        ("%s is %s and takes no literal of this kind; write one of the type of the column or"
                + " bind a parameter")
            .formatted(column.name().shortForm(), column.type().declared()));
  }

  /** A database without literals of truth writes its bits as numbers. */
  private static boolean isBit(Slot.Kind kind, LogicalType type) {
    return kind == Slot.Kind.NUMBER && type.typeName().equals("bit");
  }

  private static boolean isDocument(Slot.Kind kind, LogicalType type) {
    Documents.Language language = Documents.language(type).orElse(null);
    return switch (kind) {
      case JSON -> language == Documents.Language.JSON;
      case XML -> language == Documents.Language.XML;
      default -> false;
    };
  }

  private static boolean fits(Slot.Kind kind, Family family, Use use) {
    boolean numberAsText = use.isStored() && kind == Slot.Kind.NUMBER && family == Family.TEXT;
    return numberAsText || COMPARED.getOrDefault(family, Set.of()).contains(kind);
  }

  /** Text beside integers is read as one of them; as a decimal only where it is bound. */
  private static boolean isReadAsWritten(Slot slot, LogicalType type) {
    int jdbcType = type.jdbcType();
    return slot.kind() != Slot.Kind.TEXT
        || !INTEGERS.contains(jdbcType)
        || slot.holds(value -> isInteger(value.toString().trim(), jdbcType));
  }

  private static boolean isInteger(String text, int jdbcType) {
    try {
      switch (jdbcType) {
        case Types.TINYINT -> Byte.parseByte(text);
        case Types.SMALLINT -> Short.parseShort(text);
        case Types.INTEGER -> Integer.parseInt(text);
        default -> Long.parseLong(text);
      }
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void requireCast(Slot.Cast cast, ProtectedColumn column, int position) {
    LogicalType from = cast.type();
    LogicalType to = column.type();
    boolean keeps =
        from != null
            && from.family() == to.family()
            && from.family() != Family.CHAR
            && from.scale() == to.scale()
            && from.precision() >= to.precision()
            && !from.ignoresCase()
            && Documents.language(from).equals(Documents.language(to));
    if (!keeps) {
      throw PlanFault.CAST_UNFIT.at(
          position,
          ("the value is cast to another type than that of %s, which is %s; cast to that type"
                  + " or drop the CAST")
              .formatted(column.name().shortForm(), to.declared()));
    }
  }

  /**
   * Tells whether a value that joins cells of the column in a CASE or COALESCE reads back as the
   * database would deliver it, rather than rounded, padded or lower-cased.
   */
  public static boolean staysAsWritten(Slot slot, ProtectedColumn column) {
    Family family = column.type().family();
    if (column.compare().isLowered()) {
      return slot.holds(
          value -> value instanceof String text && text.equals(text.toLowerCase(Locale.ROOT)));
    }
    if (family == Family.EXACT) {
      return column.type().scale() == 0
          && slot.kind() != Slot.Kind.TEXT
          && !slot.holds(value -> value instanceof BigDecimal number && number.scale() > 0);
    }
    return UNROUNDED.contains(family);
  }

  /** Tells whether assigning to the column and comparing with it take a value for the same. */
  public static boolean assignsAsCompared(Slot slot, ProtectedColumn column) {
    return slot.cast() != null || UNROUNDED.contains(column.type().family());
  }
}
