package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.testing.reading.Front;
import dev.hushcell.testing.reading.Nodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What applications send to H2 is understood, and the exceptions are known one by one. */
class StatementCorpusTests {
  private final List<Corpus.Entry> corpus = Corpus.entries("h2-statements.txt");
  private final Front h2 = Front.of("h2");

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
        Tree tree = h2.tree(entry.sql());
        all.assertThat(Nodes.parameters(tree))
            .as(entry.sql())
            .isEqualTo(Nodes.parameters(tree.tokens()));
      }
    }
    all.assertAll();
  }

  @Test
  void theMarkedOnesAreFew() {
    long marked = corpus.stream().filter(entry -> !entry.understood()).count();

    assertThat(corpus).hasSizeGreaterThan(350);
    assertThat(100.0 * marked / corpus.size()).isLessThan(1);
  }

  private boolean understood(String sql) {
    try {
      Tree unused = h2.tree(sql);
      return true;
    } catch (Fault refused) {
      return false;
    }
  }
}
