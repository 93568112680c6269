package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.SqlRules.RunForms;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement, or a part of a body up to a semicolon, runs beside itself: literals, and what
 * nobody sees who reads it.
 *
 * @param texts the literals that are run
 * @param unseen what else is run, if anything is
 * @param foreign whether it makes a routine in another language than SQL
 */
public record RunTexts(List<Text> texts, Optional<Unseen> unseen, boolean foreign) {
  private static final List<String> BEHIND = List.of("USING", "INTO", "END", "LOOP");
  private static final List<String> EXPLAINING =
      List.of("EXPLAIN", "ANALYZE", "ANALYSE", "VERBOSE");

  public RunTexts {
    texts = List.copyOf(texts);
  }

  /** How a literal is run. */
  public enum Kind {
    /** As a statement of its own. */
    STATEMENT,
    /** By a function that takes a query or the name of a table. */
    ARGUMENT,
    /**
     * As the body of a routine, block or table that is made; what it names, the statement names.
     */
    BODY
  }

  /**
   * A literal that is run.
   *
   * @param at index of what runs it
   */
  public record Text(Token literal, int at, Kind kind) {}

  /**
   * Something that is run and not seen.
   *
   * @param at index of what runs it
   * @param what it does, behind "the statement"
   */
  public record Unseen(int at, String what) {}

  /** Finds what a statement runs. */
  public static RunTexts ofStatement(Tokens code, SqlRules rules) {
    return new Search(code, rules, false).run();
  }

  /** Finds what a part of a body runs, where a variable may hold a text. */
  public static RunTexts ofBody(Tokens code, SqlRules rules) {
    return new Search(code, rules, true).run();
  }

  /** One pass; used by one thread. */
  private static final class Search {
    private static final String ASSEMBLED = "runs a statement that is put together when it runs";
    private static final String ASSEMBLED_QUERY = "runs a query that is put together when it runs";
    private static final String UNSEEN =
        "runs SQL, or reads or links tables, that are not seen here";
    private static final String PROGRAM = "runs a program of which it is not seen what it does";

    private final Tokens code;
    private final RunForms forms;
    private final Set<String> runners;
    private final Set<String> unseenFunctions;
    private final boolean body;

    /** Whether the database has no ways of its own to run texts. */
    private final boolean asUsual;

    private List<Text> texts = List.of();
    private Optional<Unseen> unseen = Optional.empty();
    private boolean foreign;

    Search(Tokens code, SqlRules rules, boolean body) {
      this.code = code;
      this.forms = rules.runForms();
      this.runners = rules.sqlFunctions();
      this.unseenFunctions = rules.unseenFunctions();
      this.body = body;
      this.asUsual = rules.executedTexts().isEmpty();
    }

    RunTexts run() {
      for (int i = 0; i < code.size(); i++) {
        Token token = code.get(i);
        if (token.isName()) {
          at(i, token);
        }
      }
      return new RunTexts(texts, unseen, foreign);
    }

    private void at(int i, Token token) {
      if (code.isSymbol(i + 1, "(")) {
        call(i, Names.fold(token.value()));
      }
      if (token.kind() != Token.Kind.WORD) {
        return;
      }
      if (asUsual && token.isWord("EXECUTE")) {
        execute(i);
      } else if (asUsual && token.isWord("PREPARE") && code.isWord(i + 2, "FROM")) {
        one(i, i + 3);
      } else if (token.isWord("CREATE")) {
        creation(i);
      } else if (forms.blocks()) {
        block(i, token);
      }
    }

    private void call(int i, String name) {
      if (unseenFunctions.contains(name)) {
        unseen(i, UNSEEN);
      } else if (runners.contains(name)) {
        arguments(i, i + 2, 0, Kind.ARGUMENT);
      }
    }

    private void execute(int i) {
      if (code.isWord(i + 1, "IMMEDIATE")) {
        one(i, i + 2);
      } else if (forms.blocks() && (body || beginsStatement(i)) && !isRightOrTrigger(i)) {
        one(i, i + 1);
      }
    }

    /** A column may have the name of the statement, which at the beginning is no matter of here. */
    private boolean beginsStatement(int i) {
      boolean made = code.isWord(i - 1, "AS") && !StatementHead.of(code).readsOrChangesRows();
      boolean options = code.isWord(0, "EXPLAIN") && code.isSymbol(1, "(");
      return made
          || EXPLAINING.stream().anyMatch(word -> code.isWord(i - 1, word))
          || (options && code.isSymbol(i - 1, ")"));
    }

    /** A variable may be called FUNCTION, but there is none where a trigger is made. */
    private boolean isRightOrTrigger(int i) {
      return code.isWord(i + 1, "ON")
          || (code.isAnyWord(i + 1, "FUNCTION", "PROCEDURE") && isWordBefore(i, "TRIGGER"));
    }

    private boolean isWordBefore(int end, String word) {
      for (int i = 0; i < end; i++) {
        if (code.isWord(i, word)) {
          return true;
        }
      }
      return false;
    }

    /** CREATE, then words, then what is made. */
    private void creation(int i) {
      int made = i + 1;
      while (code.isAnyWord(made, "OR", "REPLACE", "FORCE", "GLOBAL", "LOCAL", "TEMPORARY")) {
        made++;
      }
      if (code.isWord(made, "LINKED")) {
        linked(made);
      }
      Token what = made < code.size() ? code.get(made) : null;
      if (what != null && forms.routines().stream().anyMatch(what::isWord)) {
        routine(made);
      }
    }

    /** A routine, of which the literals behind AS are the body. */
    private void routine(int made) {
      boolean readable = true;
      List<Integer> bodies = new ArrayList<>();
      boolean as = false;
      for (int i = made; i < code.size() && !code.isSymbol(i, ";"); i++) {
        as |= code.isWord(i, "AS");
        if (code.isWord(i - 1, "LANGUAGE")) {
          readable &= forms.languages().contains(Names.fold(code.get(i).value()));
        } else if (code.isString(i) && code.isWord(i - 1, "AS")) {
          bodies.add(i);
        }
      }
      if (!readable || (as && forms.languages().isEmpty())) {
        foreign = true;
      } else {
        bodies.forEach(i -> add(i, made, Kind.BODY));
      }
    }

    /** The fifth text, or the last two of six, name what is linked, which may be a query. */
    private void linked(int at) {
      int open = at;
      while (open < code.size() && !code.isSymbol(open, "(")) {
        open++;
      }
      arguments(at, open + 1, 4, Kind.BODY);
    }

    private void block(int i, Token token) {
      if (token.isWord("DO") && (code.isString(i + 1) || code.isWord(i + 1, "LANGUAGE"))) {
        anonymous(i);
      } else if (token.isWord("PROGRAM") && code.isAnyWord(i - 1, "FROM", "TO")) {
        unseen(i, PROGRAM);
      }
    }

    private void anonymous(int begin) {
      for (int i = begin + 1; i < code.size() && !code.isSymbol(i, ";"); i++) {
        if (code.isWord(i - 1, "LANGUAGE")) {
          if (!forms.languages().contains(Names.fold(code.get(i).value()))) {
            unseen(begin, PROGRAM);
          }
        } else if (code.isString(i)) {
          add(i, begin, Kind.BODY);
        }
      }
    }

    /** One literal, and nothing that is joined to it. */
    private void one(int begin, int at) {
      boolean one =
          code.isString(at)
              && (at + 1 == code.size()
                  || code.isSymbol(at + 1, ";")
                  || BEHIND.stream().anyMatch(word -> code.isWord(at + 1, word)));
      if (one) {
        add(at, begin, Kind.STATEMENT);
      } else {
        unseen(begin, ASSEMBLED);
      }
    }

    /** Takes literals up to a closing parenthesis, of which some first ones are no code. */
    private void arguments(int begin, int from, int first, Kind kind) {
      int commas = 0;
      for (int i = from; i < code.size() && !code.isSymbol(i, ")"); i++) {
        int end = behindType(i + 1);
        boolean alone = code.isSymbol(end, ",") || code.isSymbol(end, ")");
        if (code.isSymbol(i, ",")) {
          commas++;
        } else if (!alone || !isConstant(i)) {
          unseen(begin, ASSEMBLED_QUERY);
          return;
        } else {
          if (code.isString(i) && commas >= first) {
            add(i, begin, kind);
          }
          i = end - 1;
        }
      }
    }

    /** A database shows a constant of its catalogs with its type. */
    private int behindType(int at) {
      boolean typed = code.isSymbol(at, "::") && at + 1 < code.size() && code.get(at + 1).isName();
      return typed ? at + 2 : at;
    }

    private boolean isConstant(int i) {
      return code.isString(i)
          || code.get(i).kind() == Token.Kind.NUMBER
          || code.isAnyWord(i, "TRUE", "FALSE", "NULL");
    }

    private void add(int at, int by, Kind kind) {
      if (texts.isEmpty()) {
        texts = new ArrayList<>();
      }
      texts.add(new Text(code.get(at), by, kind));
    }

    private void unseen(int at, String what) {
      if (unseen.isEmpty()) {
        unseen = Optional.of(new Unseen(at, what));
      }
    }
  }
}
