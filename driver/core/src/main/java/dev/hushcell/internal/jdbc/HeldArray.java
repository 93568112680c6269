package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.SqlCall;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An array that the application makes. The real driver sees its elements only when it is bound to a
 * parameter that is not protected, or read; until then nobody knows what they are meant for.
 */
final class HeldArray implements Array {
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

  private WrappedArray made() throws SQLException {
    WrappedArray known = made;
    if (known == null) {
      known = maker.run();
      made = known;
    }
    return known;
  }

  Array raw() throws SQLException {
    return made().delegate();
  }

  @Override
  public String getBaseTypeName() throws SQLException {
    return made().getBaseTypeName();
  }

  @Override
  public int getBaseType() throws SQLException {
    return made().getBaseType();
  }

  @Override
  public Object getArray() throws SQLException {
    return made().getArray();
  }

  @Override
  public Object getArray(Map<String, Class<?>> map) throws SQLException {
    return made().getArray(map);
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    return made().getArray(index, count);
  }

  @Override
  public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
    return made().getArray(index, count, map);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return made().getResultSet();
  }

  @Override
  public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
    return made().getResultSet(map);
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    return made().getResultSet(index, count);
  }

  @Override
  public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map)
      throws SQLException {
    return made().getResultSet(index, count, map);
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
