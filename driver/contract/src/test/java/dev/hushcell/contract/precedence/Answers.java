package dev.hushcell.contract.precedence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a server makes of expressions: a value for each row of operands, or why it refuses. */
final class Answers {
  static final String SYNTAX = "refused for its syntax";
  static final String REFUSED = "refused";

  /** What drivers say in numbers. */
  private static final Set<Integer> OF_SYNTAX = Set.of(42_000, 42_001, 1064);

  private final Connection connection;
  private final int rows;
  private final Map<String, String> known = new HashMap<>();

  Answers(Connection connection, int rows) {
    this.connection = connection;
    this.rows = rows;
  }

  String of(String expression) throws SQLException {
    String answer = known.get(expression);
    if (answer == null) {
      answer = ask(expression);
      known.put(expression, answer);
    }
    return answer;
  }

  private String ask(String expression) throws SQLException {
    try {
      return values("SELECT " + expression + " FROM operands ORDER BY id");
    } catch (SQLException e) {
      return isOfSyntax(e) ? SYNTAX : isOfTypes(e) ? REFUSED : oneByOne(expression);
    }
  }

  /** What fails with one value may go with others. */
  private String oneByOne(String expression) {
    StringBuilder out = new StringBuilder();
    for (int id = 1; id <= rows; id++) {
      try {
        out.append(values("SELECT " + expression + " FROM operands WHERE id = " + id));
      } catch (SQLException e) {
        out.append("failed ");
      }
    }
    return out.toString();
  }

  private String values(String query) throws SQLException {
    StringBuilder out = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        out.append(found.getString(1)).append(' ');
      }
    }
    return out.toString();
  }

  /** Returns the type of an expression, by the JDBC driver. */
  String type(String expression) {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT " + expression + " FROM operands WHERE id = 1")) {
      return found.getMetaData().getColumnTypeName(1);
    } catch (SQLException e) {
      return REFUSED;
    }
  }

  private static boolean isOfSyntax(SQLException e) {
    return "42601".equals(e.getSQLState())
        || OF_SYNTAX.contains(e.getErrorCode())
        || String.valueOf(e.getMessage()).contains("syntax error");
  }

  private static boolean isOfTypes(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("42");
  }
}
