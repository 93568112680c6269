package dev.hushcell.contract.precedence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.testing.reading.Front;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Three queries that are put together have the rows that they have as their tree says. */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class SetPrecedenceTests {
  private static final List<String> OPERATORS =
      List.of("UNION", "UNION ALL", "EXCEPT", "INTERSECT", "MINUS");
  private static final List<String> QUERIES =
      List.of(
          "SELECT id FROM operands WHERE id = 1",
          "SELECT id FROM operands WHERE id = 2",
          "SELECT id FROM operands WHERE id < 3");

  @Parameter Server server;

  private final Set<String> proven = new TreeSet<>();
  private final Set<String> wrong = new TreeSet<>();

  @Test
  void queriesArePutTogetherAsTheTreeSays() throws SQLException {
    List<Side> sides = Side.of(server.words().names());
    Assumptions.assumeFalse(
        sides.isEmpty(), "another server tells it, or conditions are no values");
    try (Connection connection = server.fresh().plain()) {
      Operands.make(connection, sides.get(0).types());
      for (String first : OPERATORS) {
        for (String second : OPERATORS) {
          for (List<String> queries : triples()) {
            attempt(sides.get(0).front(), connection, first, second, queries);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(proven)
        .contains("UNION INTERSECT", "INTERSECT UNION", "EXCEPT UNION", "EXCEPT INTERSECT");
  }

  private void attempt(
      Front front, Connection connection, String first, String second, List<String> queries)
      throws SQLException {
    String a = queries.get(0);
    String b = queries.get(1);
    String c = queries.get(2);
    String plain = String.join(" ", a, first, b, second, c);
    List<String> rows = rows(connection, plain);
    if (rows.isEmpty() || !(front.read(plain) instanceof Reading.Understood understood)) {
      return; // what is not read, or not taken by the server, says nothing wrong
    }
    Tree tree = understood.tree();
    String read = enclosed(tree, ((Query) tree.statement()).body());
    List<String> left = rows(connection, joined(joined(a, first, b), second, c));
    List<String> right = rows(connection, joined(a, first, joined(b, second, c)));
    if (!rows.equals(rows(connection, read))) {
      wrong.add(first + " " + second);
    } else if (!left.equals(right)) {
      proven.add(first + " " + second);
    }
  }

  private static List<List<String>> triples() {
    List<List<String>> triples = new ArrayList<>();
    for (String first : QUERIES) {
      for (String second : QUERIES) {
        QUERIES.forEach(third -> triples.add(List.of(first, second, third)));
      }
    }
    return triples;
  }

  private static String enclosed(Tree tree, QueryBody body) {
    if (!(body instanceof QueryBody.SetOperation operation)) {
      Place place = body.place();
      return tree.tokens()
          .text(tree.tokens().get(place.begin()).begin(), tree.tokens().get(place.end() - 1).end());
    }
    String all = enclosed(tree, operation.first());
    for (QueryBody.Step step : operation.steps()) {
      all = joined(all, step.operator(), enclosed(tree, step.operand()));
    }
    return all;
  }

  /** Puts queries together so that no precedence can change it, where none may be enclosed. */
  private static String joined(String left, String operator, String right) {
    return "SELECT * FROM (" + left + ") l " + operator + " SELECT * FROM (" + right + ") r";
  }

  /** Returns the rows in order, behind a heading; nothing where the server does not take it. */
  private static List<String> rows(Connection connection, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
      Collections.sort(rows);
      rows.add(0, "rows");
    } catch (SQLException e) {
      rows.clear();
    }
    return rows;
  }
}
