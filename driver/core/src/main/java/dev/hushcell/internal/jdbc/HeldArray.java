package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.ObjectWrapper.WrappedArray;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Array;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An array that the application makes. The real driver sees its elements only when it is bound to a
 * parameter that is not protected, or read; until then nobody knows what they are meant for.
 */
final class HeldArray extends ForwardingArray {
  private final @Nullable Object @Nullable [] elements;
  private final SqlCall<WrappedArray> maker;
  private @Nullable WrappedArray made;

  HeldArray(@Nullable Object @Nullable [] elements, SqlCall<WrappedArray> maker) {
    this.elements = elements;
    this.maker = maker;
  }

  /** Returns what the application put into it, which the driver has not seen. */
  @Nullable Object @Nullable [] elements() {
    return elements;
  }

  @Override
  WrappedArray delegate() throws SQLException {
    WrappedArray known = made;
    if (known == null) {
      known = maker.run();
      made = known;
    }
    return known;
  }

  /** What the one that was made gives out is wrapped. */
  @Override
  <T> T wrap(T value) {
    return value;
  }

  Array raw() throws SQLException {
    return delegate().delegate();
  }

  @Override
  public void free() throws SQLException {
    WrappedArray known = made;
    if (known != null) {
      known.free();
    }
  }

  @Override
  public String toString() {
    return "HeldArray";
  }
}
