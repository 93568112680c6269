package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call takes values for cells by number only. */
class CallStatementTests {
  private static final ProtectedColumn NOTE = Surface.text("NOTE", Search.NONE);
  private static final String INSERT = "INSERT INTO contact(id, note) VALUES (1, ?)";

  private Surface surface;

  @BeforeEach
  void open() throws SQLException {
    surface = Surface.open();
    surface.directly("CREATE TABLE contact(id INT, note VARBINARY(400))");
    surface.plans.touching(INSERT).assigned(NOTE);
  }

  @AfterEach
  void close() throws SQLException {
    surface.close();
  }

  static Stream<Method> settersByName() {
    return Arrays.stream(CallableStatement.class.getDeclaredMethods())
        .filter(m -> m.getName().startsWith("set"))
        .filter(m -> m.getParameterCount() > 1 && m.getParameterTypes()[0] == String.class)
        .filter(m -> !m.isDefault());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settersByName")
  void refusesEverySetterByNameWhereACallTakesCells(Method setter) throws Exception {
    try (CallableStatement call = surface.connection.prepareCall(INSERT)) {
      surface.traffic.clear();
      Object[] arguments = new Object[setter.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = sample(setter.getParameterTypes()[i]);
      }
      Throwable thrown = catchThrowable(() -> setter.invoke(call, arguments));
      assertThat(thrown.getCause())
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4003]");
      assertThat(surface.traffic.calls()).isEmpty();
    }
  }

  private static @Nullable Object sample(Class<?> type) {
    if (type == String.class) {
      return "secret";
    }
    if (type == boolean.class) {
      return true;
    }
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
  }

  @Test
  void sealsWhatACallTakesByNumber() throws SQLException {
    try (CallableStatement call = surface.connection.prepareCall(INSERT)) {
      call.setString(1, "secret");
      assertThat(call.executeUpdate()).isEqualTo(1);
    }
    assertThat(surface.traffic.argumentsOf("PreparedStatement.setString")).isEmpty();
  }
}
