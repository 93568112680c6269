package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A type as it stands in a definition, taken apart.
 *
 * @param name its words in upper case, without what is in parentheses
 * @param arguments the numbers in parentheses
 */
public record DeclaredType(String name, List<Long> arguments) {
  private static final Lexer LEXER = Lexer.ofCommonText();

  public DeclaredType {
    arguments = List.copyOf(arguments);
  }

  /**
   * Takes a type apart.
   *
   * @param advice what to say of one that is written in a form which no type has that can be
   *     protected
   */
  public static DeclaredType of(String declared, TypeAdvice advice) {
    Tokens tokens = LEXER.lex(declared);
    List<String> words = new ArrayList<>();
    List<Long> arguments = new ArrayList<>();
    boolean inside = false;
    for (Token token : tokens.list()) {
      if (token.isSymbol("(") || token.isSymbol(")")) {
        inside = token.isSymbol("(");
      } else if (token.kind() == Token.Kind.WORD && !inside) {
        words.add(token.value().toUpperCase(Locale.ROOT));
      } else if (inside
          && token.kind() == Token.Kind.NUMBER
          && token.value().matches("\\d{1,10}")) {
        arguments.add(Long.valueOf(token.value()));
      } else if (!inside || !(token.isSymbol(",") || isUnit(token))) {
        throw advice.refusal(declared);
      }
    }
    return new DeclaredType(String.join(" ", words), arguments);
  }

  /** Tells whether it is what a length is counted in. */
  private static boolean isUnit(Token token) {
    return token.isWord("CHARACTERS") || token.isWord("CHAR") || token.isWord("OCTETS");
  }

  /** Returns an argument, or another number where there is none. */
  public long argument(int index, long otherwise) {
    return index < arguments.size() ? arguments.get(index) : otherwise;
  }

  /**
   * What the refusal of a type advises, in the words of one database.
   *
   * @param types those that can be protected, as the end of a sentence that begins with "use"
   * @param instead what to do in place of certain types, by their names in capitals without what is
   *     in parentheses; a whole clause such as "use VARCHAR(n)"
   */
  public record TypeAdvice(String types, Map<String, String> instead) {
    public TypeAdvice {
      instead = Map.copyOf(instead);
    }

    /** Returns the refusal of a type, without the literals that an enumeration has. */
    public RuntimeException refusal(String declared) {
      boolean literals = declared.indexOf('\'') >= 0 || declared.indexOf('"') >= 0;
      String shown = (literals ? beforeParenthesis(declared) : declared).strip();
      return DdlFault.TYPE_UNSUPPORTED.fault(
          "columns of type " + shown + " cannot be protected; " + what(declared));
    }

    private String what(String declared) {
      String name = beforeParenthesis(declared).strip().replaceAll("\\s+", " ");
      return instead.getOrDefault(name.toUpperCase(Locale.ROOT), "use " + types);
    }

    private static String beforeParenthesis(String declared) {
      int parenthesis = declared.indexOf('(');
      return parenthesis < 0 ? declared : declared.substring(0, parenthesis);
    }
  }
}
