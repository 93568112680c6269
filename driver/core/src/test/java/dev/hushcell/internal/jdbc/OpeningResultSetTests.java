package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.testing.Traffic;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLType;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpeningResultSetTests {
  private static final ProtectedColumn NOTE = Surface.text("NOTE", Search.NONE);
  private static final String INSERT = "INSERT INTO contact(note) VALUES (?)";
  private static final String SELECT = "SELECT id, note, age FROM contact ORDER BY id";

  private static final Set<String> REFUSED = Set.of("updateArray", "updateRef", "updateRowId");

  private Surface surface;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    surface = Surface.open();
    surface.directly(
        "CREATE TABLE contact(id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " note VARBINARY(400), age INT)");
    surface
        .plans
        .touching(INSERT)
        .assigned(NOTE)
        .keyed(new ProtectedTable(Surface.CONTACT, List.of(NOTE)));
    surface.plans.touching(SELECT).columns(null, NOTE, null);
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      for (String note : new String[] {"first", null, "third"}) {
        insert.setString(1, note);
        insert.executeUpdate();
      }
    }
    statement =
        surface.connection.createStatement(
            ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  @AfterEach
  void close() throws SQLException {
    surface.close();
  }

  @Test
  void tellsNullOfOpenedAndOfPlainColumnsApart() throws SQLException {
    try (ResultSet rows = statement.executeQuery(SELECT)) {
      rows.next();
      assertThat(rows.getString(2)).isEqualTo("first");
      assertThat(rows.wasNull()).isFalse();
      assertThat(rows.getInt("age")).isZero();
      assertThat(rows.wasNull()).isTrue();
      rows.next();
      assertThat(rows.getObject("note", Integer.class)).isNull();
      assertThat(rows.wasNull()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(2);
      assertThat(rows.wasNull()).isFalse();
      assertThat(rows.getLong(2)).isZero();
      assertThat(rows.wasNull()).isTrue();
    }
  }

  @Test
  void goesThroughRowsInAnyOrder() throws SQLException {
    try (ResultSet rows = statement.executeQuery(SELECT)) {
      assertThat(rows.last()).isTrue();
      assertThat(rows.getString(2)).isEqualTo("third");
      assertThat(rows.absolute(1)).isTrue();
      assertThat(rows.getString(2)).isEqualTo("first");
      assertThat(rows.findColumn("NOTE")).isEqualTo(2);
      assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_UPDATABLE);
    }
  }

  @ParameterizedTest
  @MethodSource("gettersOfOthers")
  void refusesWhatNoColumnKeeps(Method getter) throws SQLException {
    try (ResultSet rows = statement.executeQuery(SELECT)) {
      rows.next();
      Object column = getter.getParameterTypes()[0] == int.class ? 2 : (Object) "note";
      assertThatThrownBy(() -> invoke(rows, getter, column))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4005]")
          .hasMessageContaining("CONTACT.NOTE");
    }
  }

  static Stream<Method> gettersOfOthers() {
    List<String> names = List.of("getArray", "getUnicodeStream", "getRef", "getRowId", "getURL");
    return Arrays.stream(ResultSet.class.getMethods())
        .filter(method -> names.contains(method.getName()));
  }

  @ParameterizedTest
  @MethodSource("updates")
  void sealsOrRefusesEveryUpdateOfACell(Method update) throws Throwable {
    try (ResultSet rows = statement.executeQuery(SELECT)) {
      rows.next();
      Object[] arguments = defaults(update.getParameterTypes());
      arguments[0] = arguments[0] == null ? "note" : (Object) 2;
      for (int i = 1; i < arguments.length; i++) {
        boolean type = update.getParameterTypes()[i] == SQLType.class;
        arguments[i] = type ? JDBCType.VARCHAR : arguments[i];
      }
      surface.traffic.clear();
      if (!REFUSED.contains(update.getName())) {
        invoke(rows, update, arguments);
      } else {
        assertThatThrownBy(() -> invoke(rows, update, arguments))
            .isInstanceOf(SQLFeatureNotSupportedException.class)
            .hasMessageContaining("[HC-");
      }
      List<String> sent =
          surface.traffic.calls().stream()
              .map(Traffic.Call::method)
              .filter(method -> method.startsWith("ResultSet.update"))
              .toList();
      assertThat(sent)
          .hasSize(REFUSED.contains(update.getName()) ? 0 : 1)
          .allMatch(each -> each.matches("ResultSet.update(Bytes|Null)"));
    }
  }

  static Stream<Method> updates() {
    return Arrays.stream(ResultSet.class.getMethods())
        .filter(m -> m.getName().startsWith("update") && m.getParameterCount() > 0);
  }

  @Test
  void leavesUpdatableRowsOfOtherTablesAlone() throws SQLException {
    surface.directly("CREATE TABLE plain(id INT PRIMARY KEY, v VARCHAR(20))");
    surface.directly("INSERT INTO plain VALUES (1, 'a')");
    try (ResultSet rows = statement.executeQuery("SELECT id, v FROM plain")) {
      rows.next();
      rows.updateString("v", "b");
      rows.updateRow();
    }
    try (ResultSet rows = statement.executeQuery("SELECT v FROM plain")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("b");
    }
  }

  @Test
  void refusesAClassThatItCannotReturn() throws SQLException {
    try (ResultSet rows = statement.executeQuery(SELECT)) {
      rows.next();
      assertThatThrownBy(() -> rows.getObject(2, Thread.class))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4005]");
    }
  }

  @Test
  void namesTheColumnButNotTheValueOfAFailedConversion() throws SQLException {
    try (ResultSet rows = statement.executeQuery(SELECT)) {
      rows.next();
      assertThatThrownBy(() -> rows.getInt(2))
          .isInstanceOf(SQLDataException.class)
          .hasMessage(
              "[HC-4012] CONTACT.NOTE of type VARCHAR(100) holds a value that is no int;"
                  + " read it with getString or getObject")
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("22018"))
          .satisfies(e -> assertThat(((SQLException) e).getErrorCode()).isEqualTo(4012));
    }
  }

  @Test
  void tellsThatANumberIsOutOfRange() throws SQLException {
    ProtectedColumn age =
        Surface.column("AGE", Search.NONE, NOTE.storage(), SampleTypes.ALL.get(6));
    surface.directly("ALTER TABLE contact ALTER COLUMN age VARBINARY(400)");
    surface.plans.touching("UPDATE contact SET age = ?").assigned(age);
    surface.plans.touching("SELECT age FROM contact").columns(age);
    try (PreparedStatement update =
        surface.connection.prepareStatement("UPDATE contact SET age = ?")) {
      update.setLong(1, 5_000_000_000L);
      update.executeUpdate();
    }
    try (ResultSet rows = statement.executeQuery("SELECT age FROM contact")) {
      rows.next();
      assertThatThrownBy(() -> rows.getShort(1))
          .isInstanceOf(SQLDataException.class)
          .hasMessageContaining("[HC-4013] CONTACT.AGE")
          .hasMessageNotContaining("5000000000")
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("22003"));
    }
  }

  @Test
  void refusesAForgedCell() throws SQLException {
    surface.directly("UPDATE contact SET note = X'0102'");
    try (ResultSet rows = statement.executeQuery(SELECT)) {
      rows.next();
      assertThatThrownBy(() -> rows.getString(2))
          .isInstanceOf(SQLDataException.class)
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("22000"));
    }
  }

  @Test
  void refusesAResultOfAnotherShapeBeforeARowIsRead() {
    surface.plans.touching("SELECT * FROM contact").columns(null, NOTE);
    assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM contact"))
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessageContaining("[HC-4007]")
        .hasMessageContaining("3 columns");
    surface
        .plans
        .touching("SELECT * FROM contact")
        .columns(null, null, NOTE)
        .named(null, "AGE", "NOTE");
    assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM contact"))
        .hasMessageContaining("[HC-4007] result column 2 should be AGE");
    surface
        .plans
        .touching("SELECT * FROM contact")
        .columns(null, NOTE, null)
        .named("ID", "NOTE", "AGE");
    assertThat(readSecond("SELECT * FROM contact")).containsExactly("first", null, "third");
  }

  private List<String> readSecond(String sql) {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(2));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return values;
  }

  @Test
  void opensGeneratedKeysByTheirNames() throws SQLException {
    try (PreparedStatement insert =
        surface.connection.prepareStatement(INSERT, new String[] {"ID", "NOTE"})) {
      insert.setString(1, "fourth");
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getInt(1)).isEqualTo(4);
        assertThat(keys.getString("NOTE")).isEqualTo("fourth");
        assertThat(keys.getMetaData().getColumnTypeName(2)).isEqualTo("CHARACTER VARYING");
      }
    }
  }

  @Test
  void returnsTheSameResultSetTwice() throws SQLException {
    assertThat(statement.execute(SELECT)).isTrue();
    ResultSet rows = statement.getResultSet();
    assertThat(statement.getResultSet()).isSameAs(rows);
    rows.next();
    assertThat(rows.getString(2)).isEqualTo("first");
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getResultSet()).isNull();
  }

  private static Object[] defaults(Class<?>[] types) {
    return Arrays.stream(types)
        .map(
            type -> {
              if (type == int.class || type == long.class || type == short.class) {
                return type == long.class ? 1L : type == int.class ? (Object) 1 : (short) 1;
              }
              if (type == byte.class || type == boolean.class) {
                return type == byte.class ? (Object) (byte) 1 : true;
              }
              return type == float.class ? (Object) 1f : type == double.class ? 1d : null;
            })
        .toArray();
  }

  private static void invoke(ResultSet rows, Method method, Object... arguments) throws Throwable {
    try {
      method.invoke(rows, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
