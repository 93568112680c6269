package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.plan.CallText;
import dev.hushcell.internal.plan.CallText.Argument;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code EXEC schema.procedure @a = ?, @b = N'…'}: arguments by place or by name, also with OUTPUT
 * behind a {@code ?}. Written as a query, without the names and OUTPUT.
 */
public final class TsqlExec {
  private final Tokens piece;
  private final List<Token> words = new ArrayList<>();
  private final List<Argument> arguments = new ArrayList<>();
  private int at;
  private int parameters;

  private TsqlExec(Tokens piece) {
    this.piece = piece;
  }

  /** Reads such a statement; empty for any other. */
  public static Optional<CallText> read(Tokens piece) {
    boolean exec = piece.isWord(0, "EXEC") || piece.isWord(0, "EXECUTE");
    return exec && piece.size() > 1 ? new TsqlExec(piece).text() : Optional.empty();
  }

  private Optional<CallText> text() {
    Token verb = piece.get(0);
    words.add(new Token(TokenKind.WORD, verb.begin(), verb.end(), "SELECT"));
    at = 1;
    keep();
    if (piece.isSymbol(at, ".")) {
      keep();
      if (at == piece.size()) {
        return Optional.empty();
      }
      keep();
    }
    Token routine = piece.get(at - 1);
    if (!routine.isName() || isVariable(routine)) {
      return Optional.empty();
    }
    add("(");
    boolean understood = at == piece.size() || arguments();
    add(")");
    return understood
        ? Optional.of(new CallText(piece.inWords(words), routine, false, arguments))
        : Optional.empty();
  }

  /** Reads all arguments; tells whether nothing else is left. */
  private boolean arguments() {
    boolean named = false;
    do {
      if (!arguments.isEmpty()) {
        keep(); // the comma
      }
      String name = name();
      if ((named && name.isEmpty()) || !argument(name)) {
        return false; // the server takes none without a name behind one that has it
      }
      named |= !name.isEmpty();
    } while (piece.isSymbol(at, ","));
    return at == piece.size();
  }

  /** Reads the name of the next argument; empty where there is none. */
  private String name() {
    if (at < piece.size() && isVariable(piece.get(at)) && piece.isSymbol(at + 1, "=")) {
      at += 2;
      return piece.get(at - 2).value();
    }
    return "";
  }

  /** Reads one value: a parameter, a literal with its sign, NULL or a variable. */
  private boolean argument(String name) {
    if (at < piece.size() && piece.get(at).kind() == TokenKind.PARAMETER) {
      keep();
      parameters++;
      at += piece.isAnyWord(at, "OUTPUT", "OUT") ? 1 : 0;
      arguments.add(new Argument(name, parameters));
      return true;
    }
    boolean signed = piece.isSymbol(at, "-") || piece.isSymbol(at, "+");
    if (signed) {
      keep();
    }
    if (at >= piece.size() || !isValue(piece.get(at), signed)) {
      return false; // a word is a text without quotes, and DEFAULT a value that nobody sees here
    }
    keep();
    arguments.add(new Argument(name, 0));
    return true;
  }

  private static boolean isValue(Token token, boolean signed) {
    return signed
        ? token.kind() == TokenKind.NUMBER
        : token.isLiteral() || token.isWord("NULL") || isVariable(token);
  }

  private static boolean isVariable(Token token) {
    return token.kind() == TokenKind.WORD && token.value().startsWith("@");
  }

  private void keep() {
    words.add(piece.get(at));
    at++;
  }

  /** Adds a symbol that is not in the text, where the last token ends. */
  private void add(String symbol) {
    int place = words.get(words.size() - 1).end();
    words.add(new Token(TokenKind.SYMBOL, place, place, symbol));
  }
}
