package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.sql.Dialect;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A type as it stands in a definition, taken apart.
 *
 * @param name its words in upper case, without what is in parentheses
 * @param arguments the numbers in parentheses
 */
public record DeclaredType(String name, List<Long> arguments) {
  private static final Lexer LEXER = new Lexer(Dialect.H2);

  /** Copies the list. */
  public DeclaredType {
    arguments = List.copyOf(arguments);
  }

  /** Takes a type apart. */
  public static DeclaredType of(String declared) {
    Tokens tokens = LEXER.lex(declared);
    List<String> words = new ArrayList<>();
    List<Long> arguments = new ArrayList<>();
    boolean inside = false;
    for (Token token : tokens.list()) {
      if (token.isSymbol("(") || token.isSymbol(")")) {
        inside = token.isSymbol("(");
      } else if (token.kind() == TokenKind.WORD) {
        word(token, inside, words, declared);
      } else if (inside && token.kind() == TokenKind.NUMBER && token.value().matches("\\d{1,10}")) {
        arguments.add(Long.valueOf(token.value()));
      } else if (!inside || !token.isSymbol(",")) {
        throw unsupported(declared);
      }
    }
    return new DeclaredType(String.join(" ", words), arguments);
  }

  private static void word(Token token, boolean inside, List<String> words, String declared) {
    String word = token.value().toUpperCase(Locale.ROOT);
    if (!inside) {
      words.add(word);
    } else if (!word.equals("CHARACTERS") && !word.equals("CHAR") && !word.equals("OCTETS")) {
      throw unsupported(declared);
    }
  }

  /** Returns an argument, or another number where there is none. */
  public long argument(int index, long otherwise) {
    return index < arguments.size() ? arguments.get(index) : otherwise;
  }

  /** Returns the refusal of a type. */
  public static RuntimeException unsupported(String declared) {
    return DdlFault.TYPE_UNSUPPORTED.fault(
        "columns of type "
            + declared
            + " cannot be protected; use text, an exact number, a date, a time or timestamp, UUID or"
            + " VARBINARY");
  }
}
