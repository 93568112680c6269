package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plain value of a row that was copied, of a type of which not everything is known: as text and
 * as an object it is what the real driver gave out.
 */
public final class CopiedValue extends CellValue {
  private final Copy copy;

  public CopiedValue(String name, LogicalType type, Copy copy, RealDriver driver) {
    super(name, type, copy.value, driver);
    this.copy = copy;
  }

  /**
   * What the real driver gave out.
   *
   * @param object what {@code getObject} returned, or the {@link SQLException} that it threw
   * @param text what {@code getString} returned
   * @param value the value in a canonical Java type, where it has one; else anything
   */
  public record Copy(@Nullable Object object, @Nullable String text, Object value) {
    /** Leaves the value out. */
    @Override
    public String toString() {
      return "Copy[]";
    }
  }

  @Override
  public @Nullable String getString() {
    return copy.text;
  }

  @Override
  public float getFloat() throws SQLException {
    return copy.object instanceof Float number ? number : super.getFloat();
  }

  @Override
  public @Nullable Object getObject() throws SQLException {
    if (copy.object instanceof SQLException failure) {
      throw failure;
    }
    return Argument.snapshot(copy.object); // it may be asked for again
  }

  @Override
  public @Nullable Object getObject(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getObject();
  }

  @Override
  public <T> @Nullable T getObject(Class<T> type) throws SQLException {
    return copy.object != null && copy.object.getClass() == type
        ? type.cast(copy.object)
        : super.getObject(type);
  }

  /** An array is no protected column's, but may be a plain one's. */
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // it is asked for an Array
  public <T> T refuse(String getter) throws SQLException {
    return getter.equals("getArray") && copy.object instanceof Array
        ? (T) copy.object
        : super.refuse(getter);
  }
}
