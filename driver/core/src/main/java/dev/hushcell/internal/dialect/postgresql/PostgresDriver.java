package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.value.KeyLists;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the driver of PostgreSQL does. */
final class PostgresDriver implements RealDriver {
  private static final Set<Habit> HABITS =
      Set.of(
          Habit.ASCII_STREAMS,
          Habit.CUTS_FIELDS,
          Habit.DATES_BY_NAME,
          Habit.LATER_INSTANT,
          Habit.RETURNS_KEYS,
          Habit.SENDS_INSTANTS,
          Habit.SENDS_STREAMS);
  private static final TargetTypes TARGETS = new PostgresTargets();

  @Override
  public KeyLists keyLists() {
    return PostgresKeyLists.INSTANCE;
  }

  @Override
  public TypeFacts facts(LogicalType type) {
    return new PostgresFacts(type);
  }

  @Override
  public TargetTypes targets() {
    return TARGETS;
  }

  @Override
  public String text(LogicalType type, Object value) {
    return PostgresText.of(value);
  }

  @Override
  public @Nullable Object stored(Object given, LogicalType column, Writing session)
      throws SQLException {
    Object sent = given instanceof Targeted targeted ? targeted.sent(this, column) : given;
    Object made = new PostgresAssignment(this, column, session).made(sent);
    return made == null ? RealDriver.super.stored(sent, column, session) : made;
  }

  /** It is not on the class path of ours, and says what it holds as every object does. */
  @Override
  public @Nullable Object held(Object value) {
    return value.getClass().getName().equals("org.postgresql.util.PGobject")
        ? value.toString()
        : value;
  }

  /** Which calendar an instant is seen in depends on how the server sent it. */
  @Override
  public boolean reads(LogicalType type, Reading way) {
    return switch (way) {
      case DATE_IN_CALENDAR, TIME_IN_CALENDAR -> type.family() != Family.ZONED_TIMESTAMP;
      default -> RealDriver.super.reads(type, way);
    };
  }

  @Override
  public Set<Habit> habits() {
    return HABITS;
  }

  @Override
  public TextTimes textTimes() {
    return TextTimes.INSTANT;
  }

  @Override
  public LocalDate dayOfTimes() {
    return LocalDate.EPOCH;
  }

  /** What the driver of PostgreSQL says of a type. */
  private record PostgresFacts(LogicalType type) implements TypeFacts {
    @Override
    public Class<?> objectClass() {
      if (type.jdbcType() == Types.SQLXML) {
        return java.sql.SQLXML.class;
      }
      return type.family() == Family.ZONED_TIMESTAMP
          ? java.sql.Timestamp.class
          : TypeFacts.super.objectClass();
    }

    @Override
    public int scale() {
      return type.family() == Family.APPROXIMATE ? precision() : type.scale();
    }

    @Override
    public Integer declaredScale() {
      return scale();
    }

    @Override
    public Boolean caseSensitive() {
      return switch (type.family()) {
        case TEXT, CHAR, BYTES, UUID -> true;
        case EXACT, BOOLEAN, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, APPROXIMATE -> false;
      };
    }

    @Override
    public int displaySize() {
      return switch (type.family()) {
        case TEXT, CHAR, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, UUID, BYTES, BOOLEAN ->
            precision();
        case APPROXIMATE -> type.jdbcType() == Types.REAL ? 15 : 25;
        case EXACT -> exactDisplaySize();
      };
    }

    /** A point only where there are digits behind one. */
    @Override
    public int exactDisplaySize() {
      boolean whole = objectClass() == BigDecimal.class && type.scale() == 0;
      return whole ? precision() + 1 : TypeFacts.super.exactDisplaySize();
    }

    @Override
    public Integer radix() {
      return 10;
    }

    @Override
    public @Nullable Integer octets() {
      if (Documents.isDocument(type)) {
        return null;
      }
      return switch (type.family()) {
        case TEXT, CHAR, BYTES -> precision();
        default -> null;
      };
    }
  }
}
