package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.plan.CallText;
import dev.hushcell.internal.plan.CallText.Argument;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code CALL schema.routine(…)}, also with {@code ? =} before it, as every database reads it.
 *
 * @param piece the statement
 * @param call index of CALL
 */
record StandardCall(Tokens piece, int call) {

  /** Reads such a statement; empty for any other. */
  static Optional<CallText> read(Tokens piece) {
    boolean returns =
        piece.size() > 2
            && piece.get(0).kind() == TokenKind.PARAMETER
            && piece.isSymbol(1, "=")
            && piece.isWord(2, "CALL");
    StandardCall read = new StandardCall(piece, returns ? 2 : 0);
    return read.isWhole() ? Optional.of(read.text(returns)) : Optional.empty();
  }

  /** Returns a call without the braces around it, which tell the driver below that it is one. */
  static Tokens withoutBraces(Tokens piece) {
    int last = piece.size() - 1;
    boolean returns =
        piece.size() > 3
            && piece.get(1).kind() == TokenKind.PARAMETER
            && piece.isSymbol(2, "=")
            && piece.isWord(3, "CALL");
    boolean called = piece.isSymbol(0, "{") && (returns || piece.isWord(1, "CALL"));
    return called && piece.isSymbol(last, "}") ? piece.insideBraces() : piece;
  }

  private CallText text(boolean returns) {
    return new CallText(piece.readAs(call, "SELECT"), piece.get(open() - 1), returns, arguments());
  }

  private int open() {
    return call + (piece.isSymbol(call + 2, ".") ? 4 : 2);
  }

  /** Tells whether it is a call, whose parenthesis is closed by the last token and not before. */
  private boolean isWhole() {
    int open = open();
    if (!piece.isWord(call, "CALL")
        || !piece.isSymbol(open, "(")
        || !piece.get(open - 1).isName()) {
      return false;
    }
    int depth = 0;
    for (int i = open; i < piece.size(); i++) {
      depth += piece.isSymbol(i, "(") ? 1 : piece.isSymbol(i, ")") ? -1 : 0;
      if (depth == 0) {
        return i == piece.size() - 1;
      }
    }
    return false;
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    int before = call > 0 ? 1 : 0;
    int depth = 0;
    int first = open() + 1;
    for (int i = open(); i < piece.size(); i++) {
      depth += piece.isSymbol(i, "(") ? 1 : piece.isSymbol(i, ")") ? -1 : 0;
      boolean ends = depth == 0 || (depth == 1 && piece.isSymbol(i, ","));
      if (piece.get(i).kind() == TokenKind.PARAMETER) {
        before++;
      } else if (ends && i > first) {
        boolean alone = i == first + 1 && piece.get(first).kind() == TokenKind.PARAMETER;
        arguments.add(new Argument("", alone ? before : 0));
        first = i + 1;
      }
    }
    return arguments;
  }
}
