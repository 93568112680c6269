package dev.hushcell.internal.sql;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
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
 * @param tree the parser's tree; H2's {@code MERGE INTO .. KEY ..} appears as an Insert
 * @param tokens the tokens of the statement
 * @param upsert for H2's {@code MERGE INTO .. [KEY (..)]} its key, else empty
 */
public record ParsedStatement(Statement tree, Tokens tokens, Optional<Upsert> upsert) {

  /**
   * The key of an upsert.
   *
   * @param keyColumns names in KEY; empty where the primary key decides
   */
  public record Upsert(List<Token> keyColumns) {
    /** Copies the list. */
    public Upsert {
      keyColumns = List.copyOf(keyColumns);
    }
  }

  /** Returns the token of a parameter or literal of the tree, or empty for other expressions. */
  public Optional<Token> token(Expression expression) {
    int index = index(expression);
    return index < 0 ? Optional.empty() : Optional.of(tokens.get(index));
  }

  /** Returns the index of the token of a parameter or literal of the tree, or -1. */
  public int index(Expression expression) {
    if (expression instanceof JdbcParameter parameter) {
      return parameter.getIndex();
    } else if (expression instanceof StringValue string) {
      return index(string.getValue());
    } else if (expression instanceof LongValue number) {
      return index(number.getStringValue());
    } else if (expression instanceof DoubleValue number) {
      return index(number.toString());
    } else if (expression instanceof HexValue binary) {
      return index(binary.getValue().substring(1).strip());
    } else if (expression instanceof DateTimeLiteralExpression time) {
      return index(time.getValue());
    }
    return -1;
  }

  /**
   * Returns the index that a piece of text from the tree stands for, such as the {@code "17"} in a
   * length or in an interval.
   *
   * @throws NumberFormatException if it is no literal
   */
  public int index(String content) {
    boolean quoted = content.startsWith("'") && content.endsWith("'") && content.length() > 1;
    return Integer.parseInt(quoted ? content.substring(1, content.length() - 1) : content);
  }
}
