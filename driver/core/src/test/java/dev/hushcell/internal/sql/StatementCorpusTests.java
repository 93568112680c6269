package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.form.ParsedStatement;
import dev.hushcell.internal.sql.parse.StatementParser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What applications send to H2 is understood, and the exceptions are known one by one. */
class StatementCorpusTests {
  private final List<Corpus.Entry> corpus = Corpus.entries("h2-statements.txt");
  private final Lexer lexer = new Lexer(new H2Language());
  private final StatementParser parser = new StatementParser(new H2Rules().forms());

  @AfterEach
  void close() {
    parser.close();
  }

  @Test
  void h2AcceptsEveryStatement() throws SQLException {
    SoftAssertions all = new SoftAssertions();
    try (Connection h2 = Corpus.open()) {
      for (Corpus.Entry entry : corpus) {
        all.assertThatCode(() -> h2.prepareStatement(entry.sql()).close())
            .as(entry.sql())
            .doesNotThrowAnyException();
      }
    }
    all.assertAll();
  }

  @Test
  void everyStatementIsUnderstoodExceptTheMarkedOnes() {
    SoftAssertions all = new SoftAssertions();
    for (Corpus.Entry entry : corpus) {
      all.assertThat(understood(entry.sql())).as(entry.sql()).isEqualTo(entry.understood());
    }
    all.assertAll();
  }

  @Test
  void everyParameterIsANodeOfTheTree() {
    SoftAssertions all = new SoftAssertions();
    for (Corpus.Entry entry : corpus) {
      if (entry.understood()) {
        ParsedStatement parsed = parser.parse(lexer.lex(entry.sql()));
        Set<Integer> found = new TreeSet<>();
        List<Expression> nodes = new ArrayList<>(TreeNodes.of(parsed.tree()));
        parsed.deltas().values().forEach(delta -> nodes.addAll(TreeNodes.of(delta.tree())));
        for (Expression node : nodes) {
          if (node instanceof JdbcParameter) {
            found.add(parsed.index(node));
          }
        }
        Set<Integer> expected = new TreeSet<>();
        for (int i = 0; i < parsed.tokens().size(); i++) {
          if (parsed.tokens().get(i).kind() == TokenKind.PARAMETER) {
            expected.add(i);
          }
        }
        all.assertThat(found).as(entry.sql()).isEqualTo(expected);
      }
    }
    all.assertAll();
  }

  @Test
  void theMarkedOnesAreFew() {
    long marked = corpus.stream().filter(entry -> !entry.understood()).count();

    assertThat(corpus).hasSizeGreaterThan(350);
    assertThat(100.0 * marked / corpus.size()).isLessThan(5);
  }

  private boolean understood(String sql) {
    try {
      parser.parse(lexer.lex(sql).split().get(0));
      return true;
    } catch (Fault refused) {
      return false;
    }
  }
}
