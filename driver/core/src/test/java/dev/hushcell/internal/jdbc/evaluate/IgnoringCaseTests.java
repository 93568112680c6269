package dev.hushcell.internal.jdbc.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Texts without regard to case, against a real column of a type that ignores it. */
class IgnoringCaseTests {
  private static final TextOrder ORDER = TextOrder.UTF_16_IGNORE_CASE;

  private static Connection connection;
  private static PreparedStatement change;
  private static PreparedStatement query;
  private static int matched;

  @BeforeContainer
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table t (c varchar_ignorecase(40))");
      statement.execute("insert into t values ('')");
    }
    change = connection.prepareStatement("update t set c = ?");
    query = connection.prepareStatement("select c < ?, c = ?, c like ? from t");
  }

  @AfterContainer
  static void close() throws SQLException {
    assertThat(matched).isGreaterThan(2000);
    connection.close();
  }

  /** Letters of which only one case, or another letter, is the same; and pairs of surrogates. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "A",
            "b",
            "i",
            "I",
            "\u0130",
            "\u0131",
            "s",
            "S",
            "\u017f",
            "\u00df",
            "\u1e9e",
            "k",
            "\u212a",
            "\u03c3",
            "\u03c2",
            "\u03a3",
            "\u00e9",
            "\u00c9",
            "\ud801\udc00",
            "\ud801\udc28",
            "_",
            "%")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 5000)
  void areComparedAsTheColumnIs(
      @ForAll("texts") String text, @ForAll("texts") String other, @ForAll("texts") String pattern)
      throws SQLException {
    change.setString(1, text);
    assertThat(change.executeUpdate()).isOne();
    query.setString(1, other);
    query.setString(2, other);
    query.setString(3, pattern);
    try (ResultSet row = query.executeQuery()) {
      assertThat(row.next()).isTrue();
      int compared = Units.compare(text, other, ORDER);
      assertThat(compared < 0).isEqualTo(row.getBoolean(1));
      assertThat(compared == 0).isEqualTo(row.getBoolean(2));
      LikePattern like = LikePattern.of(pattern, '\\', ORDER).orElseThrow();
      if (like.isCertain(text)) {
        assertThat(like.matches(text)).isEqualTo(row.getBoolean(3));
        matched++;
      }
    }
  }
}
