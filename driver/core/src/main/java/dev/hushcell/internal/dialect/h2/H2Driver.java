package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.internal.value.Content;
import dev.hushcell.internal.value.KeyLists;
import dev.hushcell.internal.value.StandardDriver;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.policy.LogicalType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the driver of H2 does: what the standard says, and it streams large objects. */
final class H2Driver extends StandardDriver {
  private static final TargetTypes TARGETS = new H2Targets();

  @Override
  public KeyLists keyLists() {
    return H2KeyLists.INSTANCE;
  }

  @Override
  public TargetTypes targets() {
    return TARGETS;
  }

  /** Bytes in a column of text are read as UTF-8, with a mark for what is none. */
  @Override
  public @Nullable Object stored(Object given, LogicalType column, Writing session)
      throws SQLException {
    Object value = super.stored(given, column, session);
    boolean read = value instanceof byte[] && column.isText() && !(given instanceof Content);
    return read ? new String((byte[]) value, StandardCharsets.UTF_8) : value;
  }

  @Override
  public boolean streams(LogicalType type) {
    return LargeValues.isObject(type);
  }
}
