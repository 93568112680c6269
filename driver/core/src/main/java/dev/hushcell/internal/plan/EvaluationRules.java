package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.PresumedLetters;
import dev.hushcell.internal.plan.Evaluation.Decimals;
import dev.hushcell.internal.plan.Formula.Sign;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What conditions mean to one database, as far as they can be evaluated in the driver exactly as it
 * would. What is empty or false is not evaluated.
 *
 * @param orders in which order of texts its LIKE and {@code <} can be evaluated
 * @param values which other values can be compared
 * @param escape what takes a wildcard's meaning away where LIKE names nothing
 * @param noEscape what the session may have switched so that there is none
 * @param emptyEscape whether {@code ESCAPE ''} means that there is none
 * @param letters what is known of its UPPER, LOWER and ILIKE without asking it
 * @param ilike whether it has ILIKE, which compares both sides in one case
 * @param likeFolds whether LIKE does so too, in a session that has not switched that
 * @param summary how a count, a least and a greatest value are delivered
 * @param nulls where NULL is sorted
 * @param nullsSaid whether ORDER BY may say where NULL is sorted
 * @param routines what its calls mean
 */
public record EvaluationRules(
    Set<TextOrder> orders,
    Set<Family> values,
    Optional<Sign.Known> escape,
    Optional<SessionFlag> noEscape,
    boolean emptyEscape,
    LetterCase letters,
    boolean ilike,
    boolean likeFolds,
    Optional<SummaryForm> summary,
    Optional<NullOrder> nulls,
    boolean nullsSaid,
    Routines routines) {
  /** The types beside texts whose values are in one order everywhere that has them all. */
  public static final Set<Family> IN_ORDER =
      Set.of(
          Family.EXACT,
          Family.DATE,
          Family.TIME,
          Family.TIMESTAMP,
          Family.ZONED_TIMESTAMP,
          Family.BOOLEAN,
          Family.UUID);

  /** Where ORDER BY puts NULL if it does not say so. */
  public enum NullOrder {
    /** Before the least value, and behind it where it is sorted downwards. */
    LOW,
    /** Behind the greatest value, and before it where it is sorted downwards. */
    HIGH,
    /** Where a setting says so: the database is asked in the same statement. */
    SET
  }

  /** What of a computed result column is in the name that it gets without AS. */
  public enum NameShows {
    /** No more than the function. */
    NOTHING,
    /** The expression, with its literals. */
    LITERALS,
    /** The same, and in place of parameters their values, if the driver writes them out. */
    VALUES
  }

  /** How a count, a least and a greatest value are delivered. */
  public abstract static class SummaryForm {
    private final String countType;
    private final Decimals decimals;
    private final NameShows nameShows;

    /**
     * Builds one.
     *
     * @param countType the type of COUNT, as CAST takes it
     * @param nameShows what is in the name of a computed result column
     */
    protected SummaryForm(String countType, Decimals decimals, NameShows nameShows) {
      this.countType = countType;
      this.decimals = decimals;
      this.nameShows = nameShows;
    }

    public final String countType() {
      return countType;
    }

    public final Decimals decimals() {
      return decimals;
    }

    public final NameShows nameShows() {
      return nameShows;
    }

    /**
     * Returns the name, quoted, that the database gives to the value where the statement gives it
     * none; empty where that is not known.
     *
     * @param function COUNT, MIN or MAX
     * @param written the call as it stands in the text
     */
    public abstract Optional<String> label(String function, String written);

    /**
     * Returns an expression that is NULL and of a type, whatever is computed of it; empty where
     * there is none.
     */
    public abstract Optional<String> standIn(LogicalType type);

    /**
     * Returns the name of a computed result column to which the statement gives none; empty where
     * that is not known.
     */
    public abstract Optional<String> name(Expression value, Tokens tokens);

    /**
     * Returns what is true where a setting puts NULL before values that are sorted.
     *
     * @param direction empty, or how they are sorted, with a blank before it
     */
    public String nullsFirst(String direction) {
      throw new IllegalStateException("no setting says so");
    }

    /** Returns the type of a column that a type is in a CAST. */
    public String castType(String written) {
      return written;
    }

    /** Returns a number of the type of another one that has as many digits, all of them 1. */
    public String number(String digits) {
      return digits;
    }

    /**
     * Returns what has the type of a least, greatest or average value, or of a sum.
     *
     * @param function MIN, MAX, SUM or AVG
     * @param argument what it is of, of the type of the argument
     */
    public String aggregated(String function, String argument) {
      return "(SELECT " + function + "(" + argument + "))";
    }
  }

  public EvaluationRules {
    orders = Set.copyOf(orders);
    values = Set.copyOf(values);
  }

  /** Returns the rules of a database for which nothing is evaluated. */
  public static EvaluationRules none() {
    return new EvaluationRules(
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        PresumedLetters.A_TO_Z,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        new Routines(Map.of(), Map.of()));
  }

  /**
   * Returns the name of a result column that is called as it is written; empty where something else
   * than blanks stands between its tokens.
   */
  public static Optional<String> writtenLabel(Expression value, Tokens tokens) {
    Place place = value.place();
    for (int i = place.begin() + 1; i < place.end(); i++) {
      int begin = tokens.get(i - 1).end();
      int end = tokens.get(i).begin();
      String between = tokens.text(begin, end);
      if (!between.chars().allMatch(each -> each == ' ')) {
        return Optional.empty();
      }
    }
    return Optional.of(
        tokens.text(tokens.get(place.begin()).begin(), tokens.get(place.end() - 1).end()));
  }
}
