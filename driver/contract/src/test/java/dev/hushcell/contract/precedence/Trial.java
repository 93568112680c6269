package dev.hushcell.contract.precedence;

import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.internal.sql.tree.Clause.SelectItem;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.internal.sql.tree.Tree;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries pairs of operators on a server, with operands of all types that fit. */
final class Trial {
  /** What came out, from the least. */
  enum Outcome {
    /** The server takes it with no types that were tried. */
    SENSELESS,
    /** The reader asks for parentheses. */
    UNREAD,
    /** The server makes the same of both trees. */
    ALIKE,
    /** The server makes of it what it makes of the tree, and something else of the other one. */
    PROVEN,
    /** The server makes something else of it. */
    WRONG
  }

  private final Side side;
  private final Answers answers;
  private final Fit fit;
  private final Map<Outcome, List<Pair>> outcomes = new EnumMap<>(Outcome.class);

  Trial(Side side, Answers answers) {
    this.side = side;
    this.answers = answers;
    this.fit = new Fit(side, answers);
  }

  /** Returns the pairs of which something came out. */
  List<Pair> all(Outcome outcome) {
    return outcomes.getOrDefault(outcome, List.of());
  }

  /** Tries one pair until it is proven or wrong, or with all that fits. */
  void attempt(Pair pair) throws SQLException {
    Outcome most = Outcome.SENSELESS;
    for (List<String> operands : fit.operands(pair)) {
      if (most.compareTo(Outcome.PROVEN) < 0) {
        Outcome next = attempt(pair, operands);
        most = next.compareTo(most) > 0 ? next : most;
      }
    }
    outcomes.computeIfAbsent(most, each -> new ArrayList<>()).add(pair);
  }

  private Outcome attempt(Pair pair, List<String> operands) throws SQLException {
    String plain = pair.plain(operands);
    Outcome outcome = attempt(plain);
    boolean agreed =
        outcome == Outcome.ALIKE
            || (outcome == Outcome.SENSELESS && !answers.of(plain).equals(Answers.SYNTAX));
    boolean told =
        agreed
            && pair.isContested()
            && !answers.of(pair.left(operands)).equals(answers.of(pair.right(operands)));
    return told ? Outcome.PROVEN : outcome;
  }

  /** Holds a text against its tree, which by itself proves nothing. */
  Outcome attempt(String plain) throws SQLException {
    Optional<String> enclosed = enclosed(plain);
    if (enclosed.isEmpty()) {
      return Outcome.UNREAD;
    }
    String answer = answers.of(plain);
    if (answer.equals(Answers.SYNTAX)) {
      return Outcome.SENSELESS; // what the server does not read says nothing wrong
    }
    if (!answer.equals(answers.of(enclosed.get()))) {
      return Outcome.WRONG;
    }
    return answer.equals(Answers.REFUSED) ? Outcome.SENSELESS : Outcome.ALIKE;
  }

  /** Returns an expression with all its parentheses; empty where it is not read. */
  private Optional<String> enclosed(String expression) {
    Reading reading = side.front().read("SELECT " + expression + " FROM operands");
    if (!(reading instanceof Reading.Understood understood)) {
      return Optional.empty();
    }
    Tree tree = understood.tree();
    SelectItem item = ((Select) ((Query) tree.statement()).body()).items().get(0);
    return item.alias().isEmpty()
        ? Optional.of(Enclosed.of(tree, item.value(), side.rows()))
        : Optional.empty();
  }
}
