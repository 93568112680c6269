package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Reference.Meaning;
import dev.hushcell.internal.plan.analysis.StatementAnalyzer;
import dev.hushcell.internal.plan.analysis.Tables;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.screen.Lookalikes;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.plan.screen.TouchFilter;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.StatementReader;
import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An analysis knows what each name of a statement may mean, and refuses nothing by itself. */
class AnalysisTests {
  private final SqlRules rules = H2Rules.RULES;
  private final SampleSchema schema = new SampleSchema();
  private final TrustedObjects trusted = TrustedObjects.nothing();
  private final PlanContext context =
      new PlanContext(
          new H2Types(),
          rules,
          Access.unlimited(),
          trusted,
          schema,
          schema.protection(),
          new TouchFilter(trusted, rules.scoping()).renewed(schema, schema.protection()),
          new Lookalikes(trusted).renewed(schema, schema.protection()));

  private Optional<Tree> tree(String text) {
    List<Tokens> pieces =
        new Lexer(rules.language()).read(text).map(Tokens::split).orElse(List.of());
    return pieces.size() == 1
            && new StatementReader(rules.grammar(Set.of())).read(pieces.get(0))
                instanceof Reading.Understood read
        ? Optional.of(read.tree())
        : Optional.empty();
  }

  private Analysis analysis(Tree tree) {
    StatementReading reading = new StatementReading(tree, context, Optional.empty());
    Tables tables = new Tables(reading, view -> List.of());
    return StatementAnalyzer.analyze(
        reading, tables, new TrustedCalls(reading, new Operands(reading)));
  }

  @Test
  void knowsEveryNameThatMayBeAColumn() {
    int known = 0;
    for (String text : texts()) {
      Optional<Tree> tree = tree(text);
      if (tree.isPresent()) {
        Analysis analysis = analysis(tree.get());
        for (Operand.ColumnName name : names(tree.get().statement())) {
          assertThatCode(() -> analysis.reference(name))
              .as("%s: %s", text, name)
              .doesNotThrowAnyException();
          known++;
        }
      }
    }

    assertThat(known).isGreaterThan(1000);
  }

  private static List<String> texts() {
    return Stream.concat(Sample.RUN.stream(), Sample.PLANNED.stream())
        .flatMap(file -> Sample.cases(file).stream())
        .map(Step::text)
        .distinct()
        .toList();
  }

  /**
   * Returns names that may be columns: not in hints of tables or stars, nor as keys of a change.
   */
  private static List<Operand.ColumnName> names(Node node) {
    List<Operand.ColumnName> names = new ArrayList<>();
    if (node instanceof Operand.ColumnName name) {
      names.add(name);
    } else if (!(node instanceof Operand.AllColumns || node instanceof Relation.Table)) {
      List<?> keys = node instanceof Change.Insert insert ? insert.keys() : List.of();
      node.parts(
          part -> {
            if (!keys.contains(part)) {
              names.addAll(names(part));
            }
          });
    }
    return names;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT email FROM contact | COLUMN",
        "SELECT contact.email FROM contact | COLUMN",
        "SELECT public.contact.email FROM contact | COLUMN",
        "SELECT d.email FROM (SELECT * FROM contact) d | COLUMN",
        "SELECT email FROM thing, other | COLUMN",
        "SELECT email FROM nowhere | MAYBE_COLUMN",
        "SELECT mail FROM contact | NO_COLUMN",
        "SELECT other.email FROM contact | NO_RELATION",
        "SELECT _rowid_ FROM contact | WORD"
      })
  void tellsWhatANameMeans(String text, Meaning meaning) {
    Tree tree = tree(text).orElseThrow();

    assertThat(analysis(tree).reference(names(tree.statement()).get(0)).meaning())
        .isEqualTo(meaning);
  }

  @Test
  void keepsARefusalForWhoeverAsksForItsNode() {
    Tree tree = tree("SELECT id FROM contact JOIN v_contact ON TRUE").orElseThrow();

    Analysis analysis = analysis(tree);

    assertThatCode(() -> analysis.fields(tree.statement())).doesNotThrowAnyException();
    assertThatCode(analysis::requireAll).hasMessageContaining("reaches a protected table");
  }

  @Test
  void aRecursionHasTheColumnsOfItsFirstBranch() {
    Tree tree =
        tree("WITH RECURSIVE r (e) AS (WITH thing AS (SELECT email AS label FROM contact)"
                + " SELECT label FROM thing UNION ALL SELECT e FROM r) SELECT e FROM r")
            .orElseThrow();

    List<Field> fields = analysis(tree).fields(tree.statement());

    assertThat(fields)
        .singleElement()
        .extracting(Field::origin)
        .isInstanceOf(Field.Origin.Selected.class);
  }
}
