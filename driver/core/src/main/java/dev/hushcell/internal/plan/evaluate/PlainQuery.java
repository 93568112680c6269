package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Which queries may lose a condition of their WHERE: those of which nothing else sees the rows that
 * the condition would have dropped. The tree and the tokens are both asked, so that a clause that
 * the tree keeps at an unread place is found too.
 */
final class PlainQuery {
  /** What the name of a column begins with that is fetched for a condition. */
  static final String HIDDEN = "hushcell_evaluated_";

  /**
   * Outside of parentheses they begin a clause that sees all rows, or join conditions otherwise.
   */
  private static final Set<String> CLAUSES =
      Names.words(
          """
          with distinct distinctrow unique top group having window over qualify union intersect
          except minus limit offset fetch for lock into procedure option returning connect sample
          tablesample xor sql_calc_found_rows high_priority final settings prewhere
          isolation within
          """);

  /** Anywhere they are not the same for a row that another row stands beside. */
  private static final Set<String> VOLATILE = Names.words("next nextval currval rownum prior");

  /** What may stand before a parenthesis: no routine, or one that depends on its arguments only. */
  private static final Set<String> CALLED =
      Names.words(
          """
          and or not in exists on where from join select using between like is as any some all
          values when then else case
          lower upper lcase ucase trim ltrim rtrim length char_length character_length coalesce
          nullif abs substring concat cast count min max sum avg
          varchar char character varying decimal numeric timestamp time
          """);

  /** The index after SELECT DISTINCT. */
  private static final int DISTINCT = 2;

  private static final Set<String> JOINING = Set.of("||", "&&", ":=", "!");

  private PlainQuery() {}

  /**
   * Tells whether a query is one.
   *
   * @param tail what cuts its rows, which is read by itself
   * @param counts whether all that is selected is a count
   * @see Split#needed() for a DISTINCT, what must be so besides
   */
  static boolean is(PlainSelect select, Tokens tokens, Tail tail, boolean counts) {
    boolean cut =
        select.getLimit() != null || select.getOffset() != null || select.getFetch() != null;
    return cut == tail.isThere()
        && isPlain(select)
        && (counts ? !cut && select.getDistinct() == null : delivers(select))
        && tokensArePlain(tokens, select.getDistinct() == null ? 0 : DISTINCT, tail.first());
  }

  /** Tells whether it has no clause that sees all rows, or that changes what is read. */
  static boolean isPlain(PlainSelect select) {
    boolean sees =
        !isPlain(select.getDistinct())
            || select.getGroupBy() != null
            || select.getHaving() != null
            || select.getQualify() != null
            || select.getWindowDefinitions() != null
            || select.getTop() != null
            || select.getLimitBy() != null
            || select.getMySqlSqlCalcFoundRows()
            || select.getMySqlSqlCacheFlag() != null
            || select.getMySqlHintStraightJoin();
    boolean more =
        select.getWithItemsList() != null
            || select.getForMode() != null
            || select.getForUpdate() != null
            || select.getForUpdateTables() != null
            || select.getForClause() != null
            || select.getOption() != null
            || select.getIsolation() != null
            || select.getWait() != null
            || select.getPivot() != null
            || select.getUnPivot() != null
            || select.getOracleHint() != null
            || select.isUsingOnly();
    return !sees && !more && select.getFromItem() != null;
  }

  private static boolean isPlain(@Nullable Distinct distinct) {
    return distinct == null
        || (distinct.getOnSelectItems() == null
            && !distinct.isUseUnique()
            && !distinct.isUseDistinctRow());
  }

  /** What is computed of a row that is dropped could fail. */
  private static boolean delivers(PlainSelect select) {
    return select.getSelectItems().stream()
        .map(SelectItem::getExpression)
        .allMatch(each -> each instanceof Column || each instanceof AllColumns);
  }

  private static boolean tokensArePlain(Tokens tokens, int begin, int end) {
    int depth = 0;
    for (int i = begin; i < end; i++) {
      Token token = tokens.get(i);
      depth += tokens.isSymbol(i, "(") ? 1 : tokens.isSymbol(i, ")") ? -1 : 0;
      if (!isPlain(token, depth) || (tokens.isSymbol(i + 1, "(") && !mayBeCalled(token))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(Token token, int depth) {
    String written = token.value().toLowerCase(Locale.ROOT);
    return switch (token.kind()) {
      case SYMBOL -> !JOINING.contains(written) && !written.startsWith("@");
      case WORD, QUOTED ->
          !VOLATILE.contains(written)
              && !(depth == 0 && token.kind() == TokenKind.WORD && CLAUSES.contains(written))
              && !written.startsWith("@")
              && !written.startsWith(HIDDEN);
      case STRING, NUMBER, BINARY, PARAMETER -> true;
    };
  }

  private static boolean mayBeCalled(Token token) {
    boolean word = token.kind() == TokenKind.WORD;
    return token.kind() == TokenKind.SYMBOL
        || (word && CALLED.contains(token.value().toLowerCase(Locale.ROOT)));
  }
}
