package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.testing.Depth;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * What a database says of letters is so in a column of any of its usual collations. An ordinary
 * build asks for a third of the letters in each collation, another third in the next one.
 */
@EachServer
@EveryServer
@OneCollation
class CollatedLetterTests {
  private static final String CALLS = "lower(%1$s), upper(%1$s)";

  private static final String COLLATIONS =
      "select collation_name from information_schema.collations where collation_name in"
          + " ('utf8mb4_bin', 'utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb4_general_ci',"
          + " 'utf8mb4_unicode_ci', 'utf8mb4_unicode_520_ci', 'utf8mb4_0900_ai_ci',"
          + " 'utf8mb4_0900_as_cs', 'uca1400_ai_ci', 'uca1400_german2_ai_ci') order by 1";

  @Parameter Server server;

  @Test
  void isWhatCallsMakeOfThem() throws SQLException {
    try (Connection connection = server.fresh().plain()) {
      Optional<LetterCase> found =
          Databases.of(connection).orElseThrow().catalog(connection).letterCase();
      assumeTrue(found.isPresent(), "nothing is evaluated there");
      LetterCase letters = found.get();
      List<String> operands = operands(connection);
      int stride = operands.size() == 1 ? 1 : Depth.of(3, 1);
      for (String operand : operands) {
        LetterWords words = new LetterWords(connection, letters, CALLS.formatted(operand));
        int first = operands.indexOf(operand) % stride;
        assertThat(words.compareSome(0x1FFFF, first, stride))
            .as(operand)
            .isGreaterThan((PlainOrder.isOfTexts(server) ? 50 : 1300) / stride);
        assertThat(words.compareWords(5_000)).as(operand).isGreaterThan(1000);
      }
    }
  }

  private List<String> operands(Connection connection) throws SQLException {
    if (!PlainOrder.isMysql(server)) {
      return List.of("cast(? as varchar(400))");
    }
    List<String> operands = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COLLATIONS)) {
      while (rows.next()) {
        operands.add("convert(? using utf8mb4) collate " + rows.getString(1));
      }
    }
    return operands;
  }
}
