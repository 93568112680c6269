package dev.hushcell.internal.plan;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names, for what reaches a protected table, of code that statements run without naming it. No
 * identifier is like one of them.
 */
public final class Unnamed {
  /** What any statement may run, whatever it says. */
  public static final String ANYWHERE = "\u0001";

  private static final String USE = "\u0002";
  private static final String CHANGE = "\u0003";

  /** Before the symbol of an operator. */
  private static final String OPERATOR = "\u0004";

  /** Of these, users make operators. */
  private static final String SYMBOLS = "+-*/<>=~!@#%^&|`?";

  private Unnamed() {}

  /** Returns the name of what runs when rows of a table are read or change. */
  public static String useOf(TableName table) {
    return USE + table;
  }

  /** Returns the name of what runs when rows of a table change. */
  public static String changeOf(TableName table) {
    return CHANGE + table;
  }

  /** Returns the symbols of the operators among some names. */
  public static List<String> operators(Set<String> names) {
    return names.stream()
        .filter(each -> each.startsWith(OPERATOR))
        .map(each -> each.substring(OPERATOR.length()))
        .toList();
  }

  /**
   * Tells whether a statement may run one of some names without naming it.
   *
   * @param operators the {@link #operators} among them
   */
  public static boolean mayRun(Tokens piece, Set<String> reaching, List<String> operators) {
    return reaching.contains(ANYWHERE) || (!operators.isEmpty() && mayUse(piece, operators));
  }

  /** Returns the names of the operators that a statement may use. */
  public static Set<String> operatorsIn(Tokens piece) {
    Set<String> names = new HashSet<>();
    String all = runs(piece);
    int begin = 0;
    for (int i = 0; i <= all.length(); i++) {
      if (i == all.length() || SYMBOLS.indexOf(all.charAt(i)) < 0) {
        names.add(OPERATOR + all.substring(begin, i));
        begin = i + 1;
      }
    }
    return names;
  }

  private static boolean mayUse(Tokens piece, List<String> symbols) {
    String all = runs(piece);
    return symbols.stream().anyMatch(all::contains);
  }

  /** Symbols that touch are one operator to a database which lets users make some. */
  private static String runs(Tokens piece) {
    StringBuilder run = new StringBuilder();
    int end = -1;
    for (Token token : piece.list()) {
      if (token.kind() == Token.Kind.STRING) {
        run.append(' ').append(token.value()).append(' '); // it may be run
      } else if (token.kind() == Token.Kind.SYMBOL) {
        run.append(token.begin() == end ? "" : " ");
        run.append(piece.text(), token.begin(), token.end());
        end = token.end();
      }
    }
    return run.toString();
  }
}
