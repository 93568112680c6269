package dev.hushcell.internal.jdbc.value;

import dev.hushcell.policy.LogicalType;
import org.jspecify.annotations.Nullable;

/** What JDBC metadata says of a logical type, as the plain driver would. */
public interface TypeFacts {
  /** Returns the type. */
  LogicalType type();

  /** Returns the class of what {@code getObject} returns. */
  Class<?> objectClass();

  /** Returns the class of what {@code getObject} returns for a canonical value. */
  default Class<?> objectClass(Object value) {
    return objectClass();
  }

  /** Returns the name that metadata give that class. */
  default String className() {
    return objectClass().getName();
  }

  int precision();

  int scale();

  /** Returns the scale of a type that can be declared with one; null for others. */
  @Nullable Integer declaredScale();

  boolean signed();

  /** Returns whether text of the type is told apart by case; null where cells tell the same. */
  default @Nullable Boolean caseSensitive() {
    return null;
  }

  /** Returns the widest text of a value. */
  int displaySize();

  /** Returns the base in which the precision counts digits; null for types without digits. */
  @Nullable Integer radix();

  /** Returns the same as {@code getColumns} tells it. */
  default TypeFacts listed() {
    return this;
  }

  /** Returns the size as lists of columns tell it. */
  default @Nullable Integer listedSize() {
    return precision();
  }

  /** Returns the digits behind the point as {@code getColumns} tells them. */
  default @Nullable Integer listedScale() {
    return scale();
  }

  /** Returns the bytes or characters of a value as {@code getColumns} tells them. */
  default @Nullable Integer octets() {
    return precision();
  }
}
