package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.recorded.SampleOf;
import dev.hushcell.internal.plan.screen.Lookalikes;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.plan.screen.TouchFilter;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.StatementReader;
import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Statement;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.testing.reading.Mutants;
import dev.hushcell.testing.reading.Mutants.Mutant;
import dev.hushcell.testing.reading.Nodes;
import dev.hushcell.testing.recorded.Engine;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The planner reads every part of a tree. A part that is put where none was, and a word that nobody
 * knows, has the statement refused, but for those that mean nothing to a value.
 */
class UnreadPartsTests {
  /** One of so many texts of the sample is changed; {@code -Dhushcell.unread.of=1} changes all. */
  private static final int ONE_OF = Integer.getInteger("hushcell.unread.of", 25);

  /** What may be there without being read, and why. */
  private static final Set<String> HARMLESS =
      Set.of(
          // A further name, source, lock or hint, which is read and is none that is protected.
          "SelectItem.alias",
          "Insert.row",
          "Select.from",
          "Update.from",
          "Update.tables",
          "Query.locks",
          "Query.hints",
          "Insert.hints",
          "Update.hints",
          "Delete.hints",
          "Merge.hints",
          // Of rows without cells a document may be made.
          "Query.document",
          // A routine of that name, over what is no cell.
          "Function.name",
          // The reader puts only known words here, and the planner handles each of them.
          "Function.quantifier",
          "Insert.verb",
          "Changed.rows",
          "Explain.words",
          // What a type is called is read from its tokens; a column behind an alias keeps its own.
          "TypeName.name",
          "AliasColumn.type",
          // Only MERGE has keys, and only a join without ON has USING.
          "Insert.keys",
          "Join.using",
          // Only the branch that inserts has columns and values.
          "MergeWhen.columns",
          "MergeWhen.values");

  /** Texts whose parts are put into others. None of the names in them is known. */
  private static final Map<Engine, List<String>> STRANGERS =
      Map.of(
          Engine.H2,
          List.of(
              "WITH stray (a) AS (SELECT nowhere.x FROM thing) SELECT DISTINCT nowhere.x FROM thing"
                  + " AS stray (b) WHERE nowhere.x = 1 GROUP BY nowhere.x HAVING nowhere.x = 2"
                  + " QUALIFY nowhere.x = 3 ORDER BY nowhere.x OFFSET nowhere.x ROWS"
                  + " FETCH FIRST nowhere.x ROWS ONLY FOR UPDATE",
              "SELECT COUNT(nowhere.x) FILTER (WHERE nowhere.x = 1)"
                  + " OVER (PARTITION BY nowhere.x ORDER BY nowhere.x)"
                  + " FROM thing WINDOW stray AS (ORDER BY nowhere.x)",
              "SELECT TOP (nowhere.x) 1 FROM thing",
              "INSERT INTO thing (nowhere) VALUES (nowhere.x) ON DUPLICATE KEY UPDATE nowhere = nowhere.x",
              "SELECT * FROM (SELECT nowhere.x FROM thing) stray, TABLE(a INT = (nowhere.x)) t"),
          Engine.POSTGRESQL,
          List.of(
              "INSERT INTO thing (nowhere) VALUES (nowhere.x) ON CONFLICT (nowhere) WHERE nowhere.x = 1"
                  + " DO UPDATE SET nowhere = nowhere.x WHERE nowhere.x = 2 RETURNING nowhere.x",
              "SELECT nowhere.x INTO stray FROM thing FOR UPDATE OF nowhere"),
          Engine.SQLSERVER,
          List.of(
              "SELECT nowhere.x FROM thing FOR JSON PATH",
              "UPDATE thing SET nowhere = nowhere.x OUTPUT nowhere.x WHERE 1 = 1",
              "SELECT 1 FROM thing WITH (INDEX(nowhere)) OPTION (RECOMPILE)"));

  @Test
  void haveAStatementRefused() {
    Mutants mutants = new Mutants(strangers());
    Map<String, String> unread = new TreeMap<>();
    int tried = 0;
    for (Engine engine : Engine.ALL) {
      Planning planning = new Planning(engine);
      for (String text : texts()) {
        Optional<Tree> tree = planning.tree(text).filter(planning::plans);
        List<Mutant> all = tree.map(each -> mutants.of(each.statement())).orElse(List.of());
        for (Mutant mutant : all) {
          tried++;
          if (planning.plans(new Tree((Statement) mutant.value(), tree.get().tokens()))) {
            unread.putIfAbsent(mutant.place(), engine + ": " + text);
          }
        }
      }
    }
    unread.keySet().removeAll(HARMLESS);

    assertThat(unread).isEmpty();
    assertThat(tried).isGreaterThan(2000);
  }

  private static List<String> texts() {
    return Stream.concat(Sample.RUN.stream(), Sample.PLANNED.stream())
        .flatMap(file -> Sample.cases(file).stream())
        .map(Step::text)
        .distinct()
        .filter(text -> Math.floorMod(text.hashCode(), ONE_OF) == 0)
        .toList();
  }

  private static List<Node> strangers() {
    List<Node> nodes = new ArrayList<>();
    for (Engine engine : Engine.ALL) {
      Planning planning = new Planning(engine);
      for (String text : STRANGERS.getOrDefault(engine, List.of())) {
        nodes.addAll(Nodes.of(planning.tree(text).orElseThrow()));
      }
    }
    return nodes;
  }

  /** Reads and plans for one kind of database. */
  private static final class Planning {
    private final Lexer lexer;
    private final StatementReader reader;
    private final PlanContext context;
    private final ViewTexts views;

    Planning(Engine engine) {
      SqlRules rules = engine.database().rules();
      SampleOf schema = new SampleOf(engine);
      this.lexer = new Lexer(rules.language());
      this.reader = new StatementReader(rules.grammar(Set.of()));
      this.views = new ViewTexts(lexer, new Readings(rules));
      TrustedObjects trusted = TrustedObjects.nothing();
      this.context =
          new PlanContext(
              engine.database().types(),
              rules,
              Access.unlimited(),
              trusted,
              schema,
              schema.protection(),
              new TouchFilter(trusted, rules.scoping()).renewed(schema, schema.protection()),
              new Lookalikes(trusted).renewed(schema, schema.protection()));
    }

    Optional<Tree> tree(String text) {
      List<Tokens> pieces = lexer.read(text).map(Tokens::split).orElse(List.of());
      return pieces.size() == 1 && reader.read(pieces.get(0)) instanceof Reading.Understood read
          ? Optional.of(read.tree())
          : Optional.empty();
    }

    /** Tells whether a statement is planned, and touches something protected. */
    boolean plans(Tree tree) {
      try {
        return new RowPlanner(tree, context, views).split(null).touching();
      } catch (RuntimeException refused) {
        return false; // a stranger has no place in the text, so any failure means that it was read
      }
    }
  }
}
