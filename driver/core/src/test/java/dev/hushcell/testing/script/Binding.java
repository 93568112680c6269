package dev.hushcell.testing.script;

import dev.hushcell.testing.script.ScriptValues.ArrayOf;
import dev.hushcell.testing.script.ScriptValues.As;
import dev.hushcell.testing.script.ScriptValues.TypedNull;
import dev.hushcell.testing.script.ScriptValues.UntypedNull;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.List;

/** Binds values by the setter of their kind. */
final class Binding {
  private Binding() {}

  static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      bind(statement, i + 1, values.get(i));
    }
  }

  private static void bind(PreparedStatement s, int index, Object value) throws SQLException {
    if (value instanceof UntypedNull) {
      s.setObject(index, null);
    } else if (value instanceof TypedNull typed) {
      s.setNull(index, typed.type());
    } else if (value instanceof ArrayOf array) {
      Object[] elements = array.elements().toArray();
      s.setArray(index, s.getConnection().createArrayOf(array.type(), elements));
    } else if (value instanceof As as) {
      s.setObject(index, as.value(), as.type());
    } else if (value instanceof String text) {
      s.setString(index, text);
    } else if (value instanceof byte[] bytes) {
      s.setBytes(index, bytes);
    } else if (value instanceof Boolean flag) {
      s.setBoolean(index, flag);
    } else if (value instanceof Number number) {
      bindNumber(s, index, number);
    } else if (value instanceof Date date) {
      s.setDate(index, date);
    } else if (value instanceof Time time) {
      s.setTime(index, time);
    } else if (value instanceof Timestamp timestamp) {
      s.setTimestamp(index, timestamp);
    } else {
      s.setObject(index, value);
    }
  }

  private static void bindNumber(PreparedStatement s, int index, Number number)
      throws SQLException {
    if (number instanceof Byte b) {
      s.setByte(index, b);
    } else if (number instanceof Short n) {
      s.setShort(index, n);
    } else if (number instanceof Integer n) {
      s.setInt(index, n);
    } else if (number instanceof Long n) {
      s.setLong(index, n);
    } else if (number instanceof BigDecimal n) {
      s.setBigDecimal(index, n);
    } else {
      s.setDouble(index, number.doubleValue());
    }
  }
}
