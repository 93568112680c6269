package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A name with or without schema and catalogue in front.
 *
 * @param parts one to three tokens; whether one was quoted is its kind
 */
public record DottedName(List<Token> parts) {
  public DottedName {
    parts = List.copyOf(parts);
  }

  /** Returns the parts as they are meant, without quotes, with dots between them. */
  public String text() {
    return parts.stream().map(Token::value).collect(Collectors.joining("."));
  }

  /** Returns the last part. */
  public Token last() {
    return parts.get(parts.size() - 1);
  }

  /** Returns the part before the last. */
  public Optional<Token> schema() {
    return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2));
  }
}
