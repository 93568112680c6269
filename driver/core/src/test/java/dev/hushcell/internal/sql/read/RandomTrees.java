package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.read.Operators.Infix;
import dev.hushcell.internal.sql.read.Operators.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random queries as texts and as trees. A text has parentheses only where the levels of operators
 * ask for them, which is found out from the tree downwards: the reader goes the other way.
 */
final class RandomTrees {
  private static final int DEEPEST = 4;

  /**
   * A tree both ways.
   *
   * @param level how tightly its outermost operator binds
   * @param mixes whether it may be the operand of any operator of its level
   */
  record Written(String text, String shown, int level, boolean mixes) {}

  private final Grammar grammar;
  private final Random random;
  private final Map<String, Infix> infix;

  RandomTrees(Grammar grammar, Random random) {
    this.grammar = grammar;
    this.random = random;
    this.infix = new TreeMap<>(grammar.operators().infix());
  }

  /** Returns a query. */
  Written query() {
    StringBuilder text = new StringBuilder("SELECT ");
    StringBuilder shown = new StringBuilder("(Query (Select ");
    boolean distinct = random.nextInt(4) == 0;
    text.append(distinct ? "DISTINCT " : "");
    shown.append(distinct ? "DISTINCT " : "");
    Written first = any(1, 0);
    boolean alias = random.nextBoolean();
    text.append(value(first)).append(alias ? " AS c1" : "").append(" FROM t1 x1");
    shown.append("items:[(SelectItem ").append(shownValue(first)).append(alias ? " alias:c1" : "");
    shown.append(")] from:[");
    if (random.nextInt(3) == 0) {
      Written on = any(1, 1);
      text.append(" LEFT JOIN t2 ON ").append(on.text());
      shown.append("(Join (Table name:[t1] alias:(Alias x1)) LEFT (Table name:[t2]) on:");
      shown.append(on.shown()).append(")]");
    } else {
      shown.append("(Table name:[t1] alias:(Alias x1))]");
    }
    if (random.nextBoolean()) {
      Written where = any(1, 0);
      text.append(" WHERE ").append(where.text());
      shown.append(" where:").append(where.shown());
    }
    shown.append(')');
    if (random.nextInt(3) == 0) {
      Written order = any(1, 2);
      text.append(" ORDER BY ").append(order.text()).append(" DESC");
      shown.append(" order:(OrderBy [(OrderItem ").append(order.shown()).append(" descending)])");
    }
    return new Written(text.toString(), shown.append(')').toString(), 0, true);
  }

  /** In a select list a name and {@code =} may be an alias: there a value has parentheses. */
  private String value(Written first) {
    return grammar.has(Feature.ALIAS_EQUALS) ? "(" + first.text() + ")" : first.text();
  }

  private String shownValue(Written first) {
    return grammar.has(Feature.ALIAS_EQUALS) ? enclosed(first).shown() : first.shown();
  }

  /** Returns an expression that may stand where operators of a level or tighter do. */
  private Written any(int level, int depth) {
    Written made = made(depth);
    return made.level() >= level ? made : enclosed(made);
  }

  private Written enclosed(Written made) {
    boolean same =
        made.shown().startsWith("(Parenthesised ") || made.shown().startsWith("(Subquery ");
    String shown = same ? made.shown() : "(Parenthesised " + made.shown() + ")";
    return new Written("(" + made.text() + ")", shown, Integer.MAX_VALUE, true);
  }

  private Written made(int depth) {
    if (depth >= DEEPEST || random.nextInt(5) == 0) {
      return leaf();
    }
    return switch (random.nextInt(8)) {
      case 0 -> call(depth);
      case 1 -> choice(depth);
      case 2 -> before(depth);
      case 3 -> subquery(depth);
      default -> between(depth);
    };
  }

  private Written leaf() {
    return switch (random.nextInt(5)) {
      case 0 -> tight("?", "(Parameter ?)");
      case 1 -> tight("7", "(Literal '7' NUMBER)");
      case 2 -> tight("'x y'", "(Literal 'x y' TEXT)");
      case 3 -> tight("x1.c2", "(ColumnName [x1 c2])");
      default -> tight("c3", "(ColumnName [c3])");
    };
  }

  private static Written tight(String text, String shown) {
    return new Written(text, shown, Integer.MAX_VALUE, true);
  }

  private Written call(int depth) {
    Written one = any(1, depth + 1);
    Written two = any(1, depth + 1);
    return tight(
        "f1(" + one.text() + ", " + two.text() + ")",
        "(Function name:[f1] arguments:[(Argument "
            + one.shown()
            + ") (Argument "
            + two.shown()
            + ")])");
  }

  private Written choice(int depth) {
    Written when = any(1, depth + 1);
    Written then = any(1, depth + 1);
    Written other = any(1, depth + 1);
    return tight(
        "CASE WHEN " + when.text() + " THEN " + then.text() + " ELSE " + other.text() + " END",
        "(Case [(When ["
            + when.shown()
            + "] "
            + then.shown()
            + ")] otherwise:"
            + other.shown()
            + ")");
  }

  private Written subquery(int depth) {
    Written item = enclosed(any(1, depth + 1));
    String shown = "(Subquery (Query (Select items:[(SelectItem " + item.shown() + ")])))";
    return tight("(SELECT " + item.text() + ")", shown);
  }

  private Written before(int depth) {
    boolean not = random.nextBoolean();
    String word = not ? "NOT" : "-";
    int level = grammar.operators().before(word);
    Written operand = any(not ? level : level + 1, depth + 1);
    String shown = not ? "(Not " : "(Unary - ";
    return new Written(word + " " + operand.text(), shown + operand.shown() + ")", level, !not);
  }

  /** Returns an operator and its operands. */
  private Written between(int depth) {
    List<String> words = new ArrayList<>(infix.keySet());
    String word = words.get(random.nextInt(words.size()));
    Infix operator = infix.get(word);
    return switch (operator.kind()) {
      case AND, OR, XOR -> junction(word, operator, depth);
      case COMPARISON -> comparison(word, operator, depth);
      case OPERATION -> operation(word, operator, depth);
      case PREDICATE -> predicate(word, operator, depth);
      case POSTFIX -> leaf();
    };
  }

  private Written junction(String word, Infix operator, int depth) {
    int count = 2 + random.nextInt(3);
    List<String> texts = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Written term = any(operator.level() + 1, depth + 1);
      texts.add(term.text());
      shown.add(term.shown());
    }
    return new Written(
        String.join(" " + word + " ", texts),
        "(Junction " + operator.kind() + " [" + String.join(" ", shown) + "])",
        operator.level(),
        true);
  }

  private Written comparison(String word, Infix operator, int depth) {
    if (word.equals("MEMBER") || word.equals("OVERLAPS")) {
      return leaf();
    }
    Written left = operand(operator, depth);
    Written right = operand(operator, depth);
    return new Written(
        left.text() + " " + word + " " + right.text(),
        "(Comparison " + left.shown() + " " + word + " " + right.shown() + ")",
        operator.level(),
        operator.chained());
  }

  /** What mixes with no other condition or operation has parentheses around any. */
  private Written operand(Infix operator, int depth) {
    Written operand = any(operator.level() + 1, depth + 1);
    boolean plain = operand.level() == Integer.MAX_VALUE;
    return plain || !(operator.alone() || aloneAbove(operator)) ? operand : enclosed(operand);
  }

  private boolean aloneAbove(Infix operator) {
    return infix.values().stream()
        .anyMatch(
            each -> each.alone() && each.kind() != Kind.POSTFIX && each.level() > operator.level());
  }

  private Written operation(String word, Infix operator, int depth) {
    StringBuilder text = new StringBuilder();
    StringBuilder shown = new StringBuilder("(Operation ");
    Written first = operand(operator, depth);
    text.append(first.text());
    shown.append(first.shown()).append(" [");
    String next = word;
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Written right = operand(operator, depth);
      text.append(' ').append(next).append(' ').append(right.text());
      shown.append(i == 0 ? "" : " ").append("(Step ").append(next).append(' ');
      shown.append(right.shown()).append(')');
      next = ofLevel(operator);
    }
    return new Written(text.toString(), shown.append("])").toString(), operator.level(), true);
  }

  private String ofLevel(Infix operator) {
    List<String> alike =
        infix.entrySet().stream()
            .filter(each -> each.getValue().equals(operator))
            .map(Map.Entry::getKey)
            .toList();
    return alike.get(random.nextInt(alike.size()));
  }

  private Written predicate(String word, Infix operator, int depth) {
    Written value = operand(operator, depth);
    boolean not = random.nextBoolean();
    String negated = not ? " NOT" : "";
    String shown = value.shown() + (not ? " negated" : "");
    int level = operator.level();
    boolean chained = operator.chained();
    return switch (word) {
      case "IS" ->
          new Written(
              value.text() + " IS" + negated + " NULL", "(Is " + shown + " NULL)", level, chained);
      case "BETWEEN" -> {
        Written low = operand(operator, depth);
        Written high = operand(operator, depth);
        yield new Written(
            value.text() + negated + " BETWEEN " + low.text() + " AND " + high.text(),
            "(Between " + shown + " " + low.shown() + " " + high.shown() + ")",
            level,
            chained);
      }
      case "IN" -> {
        Written one = any(1, depth + 1);
        Written two = any(1, depth + 1);
        yield new Written(
            value.text() + negated + " IN (" + one.text() + ", " + two.text() + ")",
            "(In " + shown + " [" + one.shown() + " " + two.shown() + "])",
            level,
            chained);
      }
      case "LIKE" -> {
        Written pattern = operand(operator, depth);
        yield new Written(
            value.text() + negated + " LIKE " + pattern.text(),
            "(Like " + shown + " LIKE " + pattern.shown() + ")",
            level,
            chained);
      }
      default -> leaf();
    };
  }
}
