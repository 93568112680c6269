package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All three kinds of metadata say of a protected column what they say of a plain one. */
class MetaDataTests {
  static Stream<LogicalType> types() {
    return SampleTypes.ALL.stream();
  }

  private static Surface open(LogicalType type) throws SQLException {
    Surface surface = Surface.open();
    surface.directly("CREATE TABLE plain(id INT, v " + type.declared() + " PRIMARY KEY)");
    surface.directly("CREATE TABLE contact(id INT, v VARBINARY(400) PRIMARY KEY)");
    ProtectedColumn column = Surface.column("V", Search.EQUALITY, Storage.BINARY, type);
    surface.ledger.activated.put(
        Surface.CONTACT, new ProtectedTable(Surface.CONTACT, List.of(column)));
    surface.plans.touching("SELECT id, v FROM contact").columns(null, column);
    surface.plans.touching("INSERT INTO contact(id, v) VALUES (?, ?)").plain().assigned(column);
    return surface;
  }

  @ParameterizedTest
  @MethodSource("types")
  void describesResultColumns(LogicalType type) throws Exception {
    try (Surface surface = open(type)) {
      try (PreparedStatement plain =
              surface.connection.prepareStatement("SELECT id, v FROM plain");
          PreparedStatement sealed =
              surface.connection.prepareStatement("SELECT id, v FROM contact");
          ResultSet rows = sealed.executeQuery()) {
        List<Map<String, Object>> expected = described(plain.getMetaData());
        assertThat(described(sealed.getMetaData())).isEqualTo(expected);
        assertThat(described(rows.getMetaData())).isEqualTo(expected);
      }
    }
  }

  private static List<Map<String, Object>> described(ResultSetMetaData metaData)
      throws ReflectiveOperationException, SQLException {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(answers(ResultSetMetaData.class, metaData, i, "getTableName"));
    }
    return columns;
  }

  @ParameterizedTest
  @MethodSource("types")
  void describesParameters(LogicalType type) throws Exception {
    try (Surface surface = open(type);
        PreparedStatement plain =
            surface.connection.prepareStatement("INSERT INTO plain(id, v) VALUES (?, ?)");
        PreparedStatement sealed =
            surface.connection.prepareStatement("INSERT INTO contact(id, v) VALUES (?, ?)")) {
      ParameterMetaData expected = plain.getParameterMetaData();
      ParameterMetaData found = sealed.getParameterMetaData();
      assertThat(found.getParameterCount()).isEqualTo(2);
      for (int i = 1; i <= 2; i++) {
        assertThat(answers(ParameterMetaData.class, found, i, ""))
            .isEqualTo(answers(ParameterMetaData.class, expected, i, ""));
      }
    }
  }

  private static Map<String, Object> answers(Class<?> type, Object metaData, int i, String skipped)
      throws ReflectiveOperationException {
    Map<String, Object> answers = new TreeMap<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.getParameterCount() == 1 && !method.getName().equals(skipped)) {
        try {
          answers.put(method.getName(), method.invoke(metaData, i));
        } catch (InvocationTargetException e) {
          answers.put(method.getName(), e.getCause().getClass());
        }
      }
    }
    return answers;
  }

  @ParameterizedTest
  @MethodSource("types")
  void describesColumnsOfTables(LogicalType type) throws Exception {
    try (Surface surface = open(type)) {
      DatabaseMetaData metaData = surface.connection.getMetaData();
      List<List<Object>> expected = rows(metaData.getColumns(null, "PUBLIC", "PLAIN", null), 3);
      assertThat(rows(metaData.getColumns(null, "PUBLIC", "CONTACT", null), 3)).isEqualTo(expected);
      assertThat(rows(metaData.getBestRowIdentifier(null, "PUBLIC", "CONTACT", 0, true), 0))
          .isEqualTo(rows(metaData.getBestRowIdentifier(null, "PUBLIC", "PLAIN", 0, true), 0))
          .isNotEmpty();
      assertThat(rows(metaData.getBestRowIdentifier(null, null, "CONTACT", 0, true), 0))
          .isEqualTo(rows(metaData.getBestRowIdentifier(null, null, "PLAIN", 0, true), 0));
    }
  }

  private static List<List<Object>> rows(ResultSet rows, int skipped) throws SQLException {
    try (rows) {
      List<List<Object>> all = new ArrayList<>();
      int count = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
          if (i != skipped) {
            row.add(rows.getObject(i));
            row.add(rows.getString(rows.getMetaData().getColumnLabel(i)));
            row.add(rows.wasNull());
          }
        }
        all.add(row);
      }
      return all;
    }
  }

  @Test
  void leavesSameNamedColumnsOfOtherTablesAlone() throws SQLException {
    try (Surface surface = open(SampleTypes.VARCHAR)) {
      surface.directly("CREATE SCHEMA other");
      surface.directly("CREATE TABLE other.contact(v INT)");
      try (ResultSet rows = surface.connection.getMetaData().getColumns(null, "OTHER", null, "V")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("TYPE_NAME")).isEqualTo("INTEGER");
      }
    }
  }

  @Test
  void answersLikeThePlainDriverInEverythingElse() throws Exception {
    try (Surface surface = Surface.open()) {
      DatabaseMetaData plain = surface.raw.getMetaData();
      DatabaseMetaData ours = surface.connection.getMetaData();
      for (Method method : DatabaseMetaData.class.getDeclaredMethods()) {
        Class<?> type = method.getReturnType();
        boolean simple = type.isPrimitive() || type == String.class;
        if (method.getParameterCount() == 0 && simple) {
          assertThat(method.invoke(ours)).as(method.getName()).isEqualTo(method.invoke(plain));
        }
      }
      assertThat(rows(ours.getTables(null, null, null, null), 0))
          .isEqualTo(rows(plain.getTables(null, null, null, null), 0));
    }
  }

  @Test
  void passesWhatItIsAskedAboutTheConnection() throws Exception {
    try (Surface surface = Surface.open()) {
      Connection ours = surface.connection;
      ours.setReadOnly(false);
      ours.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      assertThat(surface.raw.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      assertThat(ours.isValid(1)).isTrue();
      assertThat(ours.getSchema()).isEqualTo("PUBLIC");
      assertThat(ours.nativeSQL("SELECT {fn NOW()}"))
          .isEqualTo(surface.raw.nativeSQL("SELECT {fn NOW()}"));
    }
  }
}
