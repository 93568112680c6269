package dev.hushcell.internal.sql.form;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.ParsedStatement.Upsert;
import java.util.List;
import java.util.Optional;

/**
 * How statements of one kind of database are written in forms that the parser library knows and
 * that mean the same. Thread-safe.
 */
@FunctionalInterface
public interface ParserForms {
  /**
   * A statement in forms that the parser knows.
   *
   * @param words its tokens as the parser shall see them
   * @param upsert the key of an upsert, which was taken out
   */
  record Written(List<Token> words, Optional<Upsert> upsert) {
    /** A statement that is no upsert. */
    public Written(List<Token> words) {
      this(words, Optional.empty());
    }
  }

  /**
   * Writes a statement.
   *
   * @param part the statement
   * @param words its tokens as they would be written for the parser, one for each
   */
  Written write(Tokens part, List<Token> words);
}
