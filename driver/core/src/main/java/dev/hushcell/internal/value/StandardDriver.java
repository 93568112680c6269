package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A driver that does what the SQL standard says of CAST. */
public class StandardDriver implements RealDriver {
  static final RealDriver INSTANCE = new StandardDriver();

  private static final Set<Habit> HABITS =
      Set.of(Habit.ROUNDS_NUMBERS, Habit.BATCHES_SET_PARAMETERS);

  private final TargetTypes targets = new StandardTargets(this);

  @Override
  public final TypeFacts facts(LogicalType type) {
    return new StandardFacts(type);
  }

  @Override
  public TargetTypes targets() {
    return targets;
  }

  @Override
  public final Set<Habit> habits() {
    return HABITS;
  }

  /** By the CAST of the standard. */
  @Override
  public final boolean reads(LogicalType type, Reading way) {
    return true;
  }

  @Override
  public final String text(LogicalType type, Object value) {
    return Texts.of(value);
  }

  /** What a standard driver says of a type. */
  private record StandardFacts(LogicalType type) implements TypeFacts {
    @Override
    public Class<?> objectClass() {
      return single() ? Float.class : TypeFacts.super.objectClass();
    }

    /** FLOAT(1) to FLOAT(24) are reported as FLOAT but named, and kept, as REAL. */
    private boolean single() {
      return type.jdbcType() == Types.REAL || type.typeName().equals("REAL");
    }

    @Override
    public int displaySize() {
      return switch (type.family()) {
        case TEXT, CHAR, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> precision();
        case UUID -> 36;
        case BYTES -> (int) Math.min(type.precision() * 2, Integer.MAX_VALUE);
        case BOOLEAN -> 5;
        case APPROXIMATE -> single() ? 15 : 24;
        case EXACT -> exactDisplaySize();
      };
    }

    @Override
    public @Nullable Integer radix() {
      return switch (type.family()) {
        case APPROXIMATE -> 2;
        case EXACT -> objectClass() == BigDecimal.class ? 10 : 2;
        default -> null;
      };
    }
  }
}
