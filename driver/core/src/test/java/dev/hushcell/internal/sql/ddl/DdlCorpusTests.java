package dev.hushcell.internal.sql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.text.H2Grammar;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.sql.Corpus;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.tree.DataDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Definitions that H2 executes are understood, and the exceptions are known one by one. */
class DdlCorpusTests {
  private final List<Corpus.Entry> corpus = Corpus.entries("h2-definitions.txt");
  private final Lexer lexer = new Lexer(new H2Language());
  private final DdlParser parser = new DdlParser(H2Grammar::of, (readers, flags) -> DdlForms.NONE);

  @Test
  void h2ExecutesEveryUnderstoodDefinition() {
    SoftAssertions all = new SoftAssertions();
    for (Corpus.Entry entry : corpus) {
      if (entry.understood()) {
        all.assertThatCode(() -> execute(entry.sql())).as(entry.sql()).doesNotThrowAnyException();
      }
    }
    all.assertAll();
  }

  @Test
  void everyDefinitionIsUnderstoodExceptTheMarkedOnes() {
    SoftAssertions all = new SoftAssertions();
    for (Corpus.Entry entry : corpus) {
      DataDefinition statement = parser.parse(lexer.lex(entry.sql()));
      boolean understood =
          !(statement instanceof DataDefinition.NotUnderstood)
              && !(statement instanceof DataDefinition.Other);
      all.assertThat(understood).as(entry.sql()).isEqualTo(entry.understood());
    }
    all.assertAll();
    assertThat(corpus).hasSizeGreaterThan(110);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection h2 = Corpus.open();
        Statement statement = h2.createStatement()) {
      statement.execute(sql);
    }
  }
}
