package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.plan.SchemaView.Circumstances;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLType;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTests {
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

  static Stream<Method> settersOfOthers() {
    Set<String> names = Set.of("setArray", "setRef", "setRowId", "setURL", "setUnicodeStream");
    return Arrays.stream(PreparedStatement.class.getDeclaredMethods())
        .filter(method -> names.contains(method.getName()));
  }

  @ParameterizedTest
  @MethodSource("settersOfOthers")
  void refusesWhatNoColumnKeeps(Method setter) throws SQLException {
    Object[] arguments = new Object[setter.getParameterCount()];
    arguments[0] = 1;
    if (arguments.length > 2) {
      arguments[2] = setter.getParameterTypes()[2] == int.class ? 1 : (Object) 1L;
    }
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      assertThatThrownBy(() -> invoke(insert, setter, arguments))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4004] " + setter.getName());
    }
    assertThat(surface.traffic.argumentsOf("PreparedStatement." + setter.getName())).isEmpty();
  }

  @Test
  void refusesThemThroughSetObjectToo() throws Exception {
    Object[] values = {surface.connection.createArrayOf("INTEGER", new Object[] {1})};
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      for (Object value : values) {
        assertThatThrownBy(() -> insert.setObject(1, value)).hasMessageContaining("[HC-4004]");
        assertThatThrownBy(() -> insert.setObject(1, value, java.sql.Types.OTHER))
            .hasMessageContaining("[HC-4004]");
      }
    }
  }

  @Test
  void refusesATypeThatIsNull() throws SQLException {
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      assertThatThrownBy(() -> insert.setObject(1, "x", (SQLType) null))
          .hasMessageContaining("[HC-4004]");
      assertThatThrownBy(() -> insert.setObject(1, null, null, 2))
          .hasMessageContaining("[HC-4004]");
    }
  }

  @Test
  void passesStreamsToPlainParameters() throws SQLException {
    surface.directly("CREATE TABLE plain(v CLOB, b BLOB)");
    try (PreparedStatement insert =
        surface.connection.prepareStatement("INSERT INTO plain VALUES (?, ?)")) {
      insert.setCharacterStream(1, new java.io.StringReader("text"));
      insert.setBinaryStream(2, new java.io.ByteArrayInputStream(new byte[] {1}), 1);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void refusesParametersWithoutValues() throws SQLException {
    try (Statement statement = surface.connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate(INSERT))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4002]");
      assertThatThrownBy(() -> statement.addBatch(INSERT)).hasMessageContaining("[HC-4002]");
    }
    assertThat(surface.traffic.texts()).isEmpty();
  }

  @Test
  void refusesACallThatReturnsAProtectedColumnOrHasALiteralForOne() throws SQLException {
    String select = "SELECT note FROM contact";
    String literal = "CALL keep('secret')";
    surface.plans.touching(select).columns(NOTE);
    surface.plans.touching(literal).literal("'secret'", NOTE, Use.ASSIGNED, "secret");
    for (String sql : List.of(select, literal)) {
      assertThatThrownBy(() -> surface.connection.prepareCall(sql))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4003]");
    }
    assertThat(surface.traffic.texts()).isEmpty();
  }

  @Test
  void passesACallThatTouchesNone() throws SQLException {
    surface.directly("CREATE ALIAS twice FOR 'java.lang.Math.abs(int)'");
    try (CallableStatement call = surface.connection.prepareCall("CALL twice(?)")) {
      call.setInt(1, -21);
      try (var row = call.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isEqualTo(21);
        assertThat(row.getStatement()).isSameAs(call);
      }
      assertThat(call.unwrap(CallableStatement.class)).isSameAs(call);
    }
  }

  static Stream<Method> textsOnPrepared() {
    return Arrays.stream(Statement.class.getDeclaredMethods())
        .filter(m -> m.getName().startsWith("execute") || m.getName().equals("addBatch"))
        .filter(m -> m.getParameterCount() > 0 && m.getParameterTypes()[0] == String.class);
  }

  @ParameterizedTest
  @MethodSource("textsOnPrepared")
  void refusesTextOnAPreparedStatement(Method method) throws SQLException {
    Object[] arguments = new Object[method.getParameterCount()];
    arguments[0] = "SELECT 1";
    if (arguments.length == 2 && method.getParameterTypes()[1] == int.class) {
      arguments[1] = Statement.RETURN_GENERATED_KEYS;
    }
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      assertThatThrownBy(() -> invoke(insert, method, arguments)).hasMessageContaining("[HC-4010]");
    }
  }

  @Test
  void tellsTheClassButNotTheTextOfAnUnexpectedException() throws SQLException {
    surface.plans.put(
        "SELECT 'secret'",
        () -> {
          throw new IllegalStateException("met 'secret'");
        });
    try (Statement statement = surface.connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SELECT 'secret'"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-4015] an unexpected java.lang.IllegalStateException")
          .satisfies(e -> assertThat(stackOf(e)).doesNotContain("secret"));
    }
  }

  private static String stackOf(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  @Test
  void showsNoTextAndNoValueOfItself() throws SQLException {
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      insert.setString(1, "secret");
      assertThat(insert.toString())
          .isEqualTo(
              BoundStatement.class.getName()
                  + "@"
                  + Integer.toHexString(System.identityHashCode(insert)));
    }
    Planned planned =
        new Planned(
            "SELECT 'secret'",
            new StatementPlan.Untouched(Afterwards.NOTHING),
            true,
            1,
            new Circumstances("PUBLIC", "", "", 1));
    assertThat(planned.toString()).doesNotContain("secret");
  }

  private static void invoke(Object target, Method method, Object... arguments) throws Throwable {
    try {
      method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
