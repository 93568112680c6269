package dev.hushcell.internal.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.reading.Front;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** H2 itself calls result columns without a name as it is known here, or it is not known. */
class H2LabelsTests {
  private static final int EXPRESSIONS = Depth.of("hushcell.h2.labels", 3000, 50_000);

  private final Front h2 = Front.of("h2");
  private final Random random = new Random(Long.getLong("hushcell.evaluation.seed", 7));

  @Test
  void areThoseOfTheDatabase() throws SQLException {
    int known = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "create table t (a varchar(9), b varchar(9), n int, m decimal(9,2), d date)");
      }
      for (int i = 0; i < EXPRESSIONS; i++) {
        String written = random.nextInt(3) == 0 ? number(3) : text(3);
        String sql = "select " + written + " from t";
        Optional<String> label = label(sql);
        if (label.isPresent()) {
          known += check(sql, label.get(), connection) ? 1 : 0;
        }
      }
    }
    assertThat(known).isGreaterThan(EXPRESSIONS / 3);
  }

  /** Compares with the database; what it does not take has no name. */
  private static boolean check(String sql, String label, Connection connection) {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      assertThat(label).as(sql).isEqualTo(query.getMetaData().getColumnLabel(1));
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private Optional<String> label(String sql) {
    Tree tree = h2.tree(sql);
    Select select = (Select) ((Query) tree.statement()).body();
    return new H2Labels(tree.tokens()).of(select.items().get(0).value());
  }

  private String text(int depth) {
    if (depth == 0) {
      return pick("a", "b", "t.a", "a", "'x'", "''", "?");
    }
    return switch (random.nextInt(9)) {
      case 0 -> pick("upper", "lower", "trim", "ltrim") + "(" + text(depth - 1) + ")";
      case 1 -> "substring(" + text(depth - 1) + ", 1" + pick("", ", 2") + ")";
      case 2 -> "concat(" + text(depth - 1) + ", " + text(0) + ", " + text(depth - 1) + ")";
      case 3 -> "coalesce(" + text(depth - 1) + ", " + text(0) + ", " + text(0) + ")";
      case 4 -> "nullif(" + text(depth - 1) + pick(", 'x'", ", b") + ")";
      case 5 -> "replace(" + text(depth - 1) + ", 'x', " + text(0) + ")";
      case 6 -> "(" + text(depth - 1) + ")";
      default -> text(depth - 1) + pick("||", " || ") + text(depth - 1);
    };
  }

  private String number(int depth) {
    if (depth == 0) {
      return pick("n", "m", "t.n", "2", "1", "?");
    }
    return switch (random.nextInt(6)) {
      case 0 -> "char_length(" + text(depth - 1) + ")";
      case 1 -> "extract(" + pick("year", "month") + " from d)";
      case 2 -> "(" + number(depth - 1) + ")";
      default -> number(depth - 1) + pick("+", " * ", " - ") + number(depth - 1);
    };
  }

  private String pick(String... from) {
    return List.of(from).get(random.nextInt(from.length));
  }
}
