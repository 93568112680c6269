package dev.hushcell.internal.sql.form;

import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.statement.Statement;

/**
 * A statement understood: a tree that says the same as its tokens.
 *
 * <p>In the tree a parameter, string, number or binary literal has the index of its token as its
 * content: {@code ?17}, {@code '17'}, {@code 17}, {@code X'17'}. {@link #token} gives the token.
 *
 * @param tree the parser's tree; {@code MERGE INTO .. KEY ..} appears as an Insert
 * @param tokens the tokens of the statement
 * @param words the tokens as the parser saw them, in which they stand apart by one space
 * @param upsert for {@code MERGE INTO .. [KEY (..)]} its key, else empty
 * @param deltas the statements inside {@code FINAL TABLE (..)}, by the name of the table that
 *     stands for each in the tree
 * @param places where the names of the tree stand
 */
public record ParsedStatement(
    Statement tree,
    Tokens tokens,
    List<Token> words,
    Optional<Upsert> upsert,
    Map<String, Delta> deltas,
    NamePlaces places) {
  public ParsedStatement {
    words = List.copyOf(words);
    deltas = Map.copyOf(deltas);
  }

  /**
   * A statement of which a query reads the rows that it changes.
   *
   * @param tree the parser's tree
   * @param upsert for {@code MERGE INTO .. [KEY (..)]} its key, else empty
   */
  public record Delta(Statement tree, Optional<Upsert> upsert) {}

  /**
   * The key of an upsert.
   *
   * @param keyColumns names in KEY; empty where the primary key decides
   */
  public record Upsert(List<Token> keyColumns) {
    public Upsert {
      keyColumns = List.copyOf(keyColumns);
    }
  }

  /** Returns the offset of a name of the tree in the text; empty for one that has no place. */
  public Optional<Integer> place(String name) {
    return places.of(name);
  }

  /** Returns the token of a parameter or literal of the tree, or empty for other expressions. */
  public Optional<Token> token(Expression expression) {
    int index = index(expression);
    return index < 0 ? Optional.empty() : Optional.of(tokens.get(index));
  }

  /**
   * Returns the index of the token of a parameter or literal of the tree, or -1 for other
   * expressions and for literals that the parser made itself.
   */
  public int index(Expression expression) {
    if (expression instanceof JdbcParameter parameter) {
      Integer index = parameter.getIndex();
      return index == null ? -1 : checked(index, TokenKind.PARAMETER);
    } else if (expression instanceof StringValue string) {
      return checked(number(string.getValue()), TokenKind.STRING);
    } else if (expression instanceof LongValue number) {
      return checked(number(number.getStringValue()), TokenKind.NUMBER);
    } else if (expression instanceof HexValue binary) {
      // The library keeps the space after the literal, and its digits then have a quote at the end.
      return checked(number(binary.getValue().strip().substring(1)), TokenKind.BINARY);
    } else if (expression instanceof DateTimeLiteralExpression time) {
      return checked(number(time.getValue()), TokenKind.STRING);
    }
    return -1;
  }

  /** Returns how many tokens a piece of text from the tree has. */
  public int words(String content) {
    return Lexer.ofNormalText().lex(content).size();
  }

  /**
   * Returns the index that a piece of text in the tree stands for, such as the {@code 17} of a
   * length or the {@code '17'} of an interval, or -1 if it is no literal.
   */
  public int index(String content) {
    int index = number(content);
    int asNumber = checked(index, TokenKind.NUMBER);
    return asNumber >= 0 ? asNumber : checked(index, TokenKind.STRING);
  }

  private int checked(int index, TokenKind kind) {
    boolean found = index >= 0 && index < tokens.size() && tokens.get(index).kind() == kind;
    return found ? index : -1;
  }

  private static int number(String content) {
    boolean quoted = content.length() > 2 && content.startsWith("'") && content.endsWith("'");
    String digits = quoted ? content.substring(1, content.length() - 1) : content;
    boolean decimal = !digits.isEmpty() && digits.length() < 10;
    for (int i = 0; i < digits.length(); i++) {
      decimal &= TextScan.isDigit(digits.charAt(i));
    }
    return decimal ? Integer.parseInt(digits) : -1;
  }
}
