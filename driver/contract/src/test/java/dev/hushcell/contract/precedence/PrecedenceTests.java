package dev.hushcell.contract.precedence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.precedence.Trial.Outcome;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * A text of two operators without parentheses has on the server the value that it has with those
 * that its tree says, for every two operators of a grammar and operands of all types that fit; in
 * an ordinary build, for every fourth two.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class PrecedenceTests {
  private static final int ROWS = Depth.of(300, 1500);
  private static final int STRIDE = 7;

  @Parameter Server server;

  @Test
  void operatorsBindAsTheGrammarSays() throws SQLException {
    List<Side> sides = Side.of(server.words().names());
    Assumptions.assumeFalse(
        sides.isEmpty(), "another server tells it, or conditions are no values");
    for (Side side : sides) {
      try (Connection connection = server.fresh().plain()) {
        prepare(connection, side);
        Trial trial = new Trial(side, new Answers(connection, Operands.ROWS));
        int number = 0;
        for (Pair pair : side.pairs()) {
          if (Depth.takes(number++, STRIDE, server.name())) {
            trial.attempt(pair);
          }
        }
        assertThat(trial.all(Outcome.WRONG)).isEmpty();
        assertThat(trial.all(Outcome.PROVEN))
            .hasSizeGreaterThan(side.proven() / Depth.of(2 * STRIDE, 1));
      }
    }
  }

  @Test
  void longerRowsOfOperatorsBindSoToo() throws SQLException {
    List<Side> sides = Side.of(server.words().names());
    Assumptions.assumeFalse(
        sides.isEmpty(), "another server tells it, or conditions are no values");
    for (Side side : sides) {
      try (Connection connection = server.fresh().plain()) {
        prepare(connection, side);
        Trial trial = new Trial(side, new Answers(connection, Operands.ROWS));
        List<String> wrong = new ArrayList<>();
        Random random = new Random(ROWS);
        int alike = 0;
        for (int i = 0; i < ROWS; i++) {
          String row = side.row(random, 3 + i % 3);
          Outcome outcome = trial.attempt(row);
          alike += outcome == Outcome.ALIKE ? 1 : 0;
          if (outcome == Outcome.WRONG) {
            wrong.add(row);
          }
        }
        assertThat(wrong).isEmpty();
        assertThat(alike).as("rows that the server takes").isGreaterThan(ROWS / 100);
      }
    }
  }

  private static void prepare(Connection connection, Side side) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String setup : side.setup()) {
        statement.execute(setup);
      }
    }
    Operands.make(connection, side.types());
  }
}
