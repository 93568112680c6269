package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.value.Argument;
import dev.hushcell.internal.value.Plaintext;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a setter hands over for a parameter that takes an array. */
final class ElementsArgument {
  private ElementsArgument() {}

  /** Returns the elements of an array of JDBC or Java, each to be sealed. */
  static Plaintext of(@Nullable Object value) throws SQLException {
    Object array = value;
    if (value instanceof HeldArray held) {
      array = held.elements();
    } else if (value instanceof Array made) {
      array = made.getArray();
    }
    if (array == null) {
      return Plaintext.NULL;
    }
    @Nullable Object[] given = boxed(array);
    Plaintext[] elements = new Plaintext[given.length];
    for (int i = 0; i < given.length; i++) {
      elements[i] = Argument.setObject(given[i]);
    }
    return new Plaintext(elements);
  }

  private static @Nullable Object[] boxed(Object array) throws SQLException {
    if (array instanceof int[] numbers) {
      return Arrays.stream(numbers).boxed().toArray();
    }
    if (array instanceof long[] numbers) {
      return Arrays.stream(numbers).boxed().toArray();
    }
    if (array instanceof Object[] objects) {
      return Arrays.copyOf(objects, objects.length, Object[].class);
    }
    throw Argument.refused("a value that is not an array of objects, int or long");
  }
}
