package dev.hushcell.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Indexes;
import dev.hushcell.internal.config.source.Indexes.Index;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.HeapBounds;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.DeclaredColumn;
import dev.hushcell.policy.Evaluate;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Per;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import dev.hushcell.policy.TextOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file and the indexes of annotations, read as one. */
class DeclarationsTests {
  private static final String STORE =
      "keystore: { type: bcfks, path: keys, password: '${env:PW}', key: master }\n";
  private static final DeclaredColumn EMAIL =
      DeclaredColumn.of("crm.Contact.email", "", "contact", "email");

  @TempDir Path directory;
  private FakeSurroundings surroundings;

  @BeforeEach
  void surroundings() {
    surroundings = new FakeSurroundings(directory);
    surroundings.environment.put("PW", "correct horse");
  }

  @Test
  void fileAndAnnotationSayAlikeToWhichRowCellsBelong() {
    String file = "columns: { contact.email: { belongs-to: id } }\n";
    DeclaredColumn ofRow = EMAIL.belongingTo("id");
    assertThat(rules("", ofRow))
        .singleElement()
        .satisfies(rule -> assertThat(rule.belongsTo().key()).isEqualTo("id"));
    assertThat(rules(file)).isEqualTo(rules("", ofRow)).isEqualTo(rules(file, ofRow));
    for (DeclaredColumn other : List.of(EMAIL, EMAIL.belongingTo("no"))) {
      assertThat(refused(file, other).code()).isEqualTo(ConfigFault.CONFLICTING_DECLARATIONS);
    }
    for (DeclaredColumn other :
        List.of(
            EMAIL.belongingTo(" "),
            ofRow.withSearch(Search.EQUALITY, Compare.EXACT),
            ofRow.withSearch(Search.FULL, Compare.UNSPECIFIED),
            ofRow.narrowed(Narrow.whole(8)),
            ofRow.evaluating(TextOrder.UNSPECIFIED, 0, 0, true, Evaluate.PATTERN),
            ofRow.withKey("{org}"))) {
      assertThat(refused("", other))
          .as(other.toString())
          .hasMessageContaining("belong")
          .extracting(Fault::code)
          .isEqualTo(ConfigFault.BAD_VALUE);
    }
    assertThatThrownBy(() -> rules("columns: { contact.email: { belongs-to: '' } }\n"))
        .hasMessageContaining("must name a column");
    for (String other :
        List.of(
            "search: equality",
            "search: full",
            "narrow: { whole: true, groups: 8 }",
            "evaluate: pattern")) {
      String both = "columns: { contact.email: { belongs-to: id, %s } }\n".formatted(other);
      assertThatThrownBy(() -> rules(both)).as(other).hasMessageContaining("belongs-to");
    }
  }

  @Test
  void annotationsAloneAreEnough() {
    assertThat(rules("", EMAIL))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.schema()).isEmpty();
              assertThat(rule.table()).isEqualTo("contact");
              assertThat(rule.column()).isEqualTo("email");
              assertThat(rule.search()).isEqualTo(Search.NONE);
              assertThat(rule.key()).isEqualTo("contact.email");
              assertThat(rule.type()).isEmpty();
            });
  }

  @Test
  void keysCanBeOfTenants() {
    assertThat(rules("columns: { a.b: { key: { per: tenant_id } } }\n").get(0).key())
        .isEqualTo("a.b{tenant_id}");
    assertThat(rules("columns: { a.b: { key: { name: crm, per: org } } }\n").get(0).key())
        .isEqualTo("crm{org}");
    assertThat(rules("columns: { a.b: { key: { name: crm } } }\n").get(0).key()).isEqualTo("crm");
    assertThat(rules("", EMAIL.withKey("{tenant_id}")).get(0).key())
        .isEqualTo("contact.email{tenant_id}");
    assertThat(rules("", EMAIL.withKey("crm{tenant_id}")).get(0).key()).isEqualTo("crm{tenant_id}");
  }

  @Test
  void equalityBesideTenantsIsWithinEach() {
    String perTenant = "columns: { a.b: { key: { per: org }, search: %s } }\n";
    for (String search : List.of("equality", "full", "equality, compare: exact")) {
      assertThat(rules(perTenant.formatted(search)).get(0).search()).isEqualTo(Search.TENANT);
    }
    DeclaredColumn annotated = EMAIL.withSearch(Search.EQUALITY, Compare.UNSPECIFIED);
    assertThat(rules("", annotated.withKey("{org}")).get(0).search()).isEqualTo(Search.TENANT);
    assertThat(rules("", annotated).get(0).search()).isEqualTo(Search.EQUALITY);
    Fault alone =
        catchThrowableOfType(
            Fault.class, () -> rules("", EMAIL.withSearch(Search.TENANT, Compare.UNSPECIFIED)));
    assertThat(alone.code()).isEqualTo(ConfigFault.BAD_VALUE);
  }

  @Test
  void whatKeysOfTenantsCannotDoIsRefused() {
    for (String column :
        List.of(
            "a.b: { search: tenant }",
            "a.b: { key: { per: org }, search: tenant }",
            "a.b: { key: { per: org }, search: equality, compare: ignore-case }",
            "a.b: { key: { per: org }, search: equality, compare: lower }",
            "a.b: { key: { per: org }, compare: exact }",
            "a.b: { key: { per: org }, narrow: { whole: true, groups: 8 } }",
            "a.b: { key: { per: B } }",
            "a.b: { key: 'b{org}' }",
            "a.b: { key: { name: 'b{x}', per: org } }",
            "a.b: { key: { name: 'b=x', per: org } }",
            "a.b: { key: { per: " + "o".repeat(200) + " } }",
            "a.b: { key: { per: org } }, a.ORG: {}")) {
      Fault fault = catchThrowableOfType(Fault.class, () -> rules("columns: { " + column + " }\n"));
      assertThat(fault).as(column).isNotNull();
      assertThat(fault.code()).as(column).isEqualTo(ConfigFault.BAD_VALUE);
    }
  }

  @Test
  void everythingThatIsDeclaredArrives() {
    DeclaredColumn declared =
        DeclaredColumn.of("crm.Lead.taxId", "CRM", "Lead", "tax_id")
            .withSearch(Search.EQUALITY, Compare.LOWER)
            .withKey("tax-id")
            .withType("VARCHAR(20)")
            .withPad(32)
            .withStorage(Storage.TEXT)
            .accepting(Accept.FEW_VALUES, Accept.UTC);
    String file =
        """
        columns:
          crm.lead.tax_id:
            { search: equality, compare: lower, key: tax-id, type: VARCHAR(20), pad: 32,
              storage: text, accept: [few-values, utc] }
        """;
    assertThat(rules("", declared).get(0))
        .usingRecursiveComparison()
        .withEqualsForFields(
            (a, b) -> a.toString().equalsIgnoreCase(b.toString()), "schema", "table")
        .isEqualTo(rules(file).get(0));
  }

  @Test
  void groupsArrive() {
    DeclaredColumn declared =
        DeclaredColumn.of("crm.Lead.name", "CRM", "Lead", "name").narrowed(new Narrow(3, 64));
    String file = "columns: { crm.lead.name: { narrow: { first: 3, groups: 64 } } }\n";
    assertThat(rules("", declared).get(0).narrow()).isEqualTo(rules(file).get(0).narrow());
    assertThat(rules(file, declared)).hasSize(1);
    Fault fault = refused("", declared.withSearch(Search.EQUALITY, Compare.UNSPECIFIED));
    assertThat(fault.code()).isEqualTo(ConfigFault.BAD_VALUE);
  }

  @Test
  void fileAndAnnotationsAddUp() {
    assertThat(rules("columns: { contact.phone: {} }\n", EMAIL))
        .extracting(ColumnRule::column)
        .containsExactly("phone", "email");
  }

  @Test
  void theSameTwiceCountsOnce() {
    DeclaredColumn again = DeclaredColumn.of("crm.Person.email", "", "CONTACT", "EMAIL");
    assertThat(rules("columns: { contact.email: {} }\n", EMAIL, again)).hasSize(1);
  }

  @Test
  void whatSpeaksOfEverySchemaWins() {
    DeclaredColumn one = DeclaredColumn.of("crm.Contact.email", "crm", "contact", "email");
    assertThat(rules("", one, EMAIL)).singleElement().matches(rule -> rule.schema().isEmpty());
    assertThat(rules("", EMAIL, one)).singleElement().matches(rule -> rule.schema().isEmpty());
  }

  @Test
  void sameNamesInOtherSchemasAreOtherColumns() {
    DeclaredColumn one = DeclaredColumn.of("crm.Contact.email", "crm", "contact", "email");
    DeclaredColumn two =
        DeclaredColumn.of("old.Contact.email", "old", "contact", "email")
            .withSearch(Search.EQUALITY, Compare.EXACT);
    assertThat(rules("", one, two)).hasSize(2);
  }

  static Stream<DeclaredColumn> contradictions() {
    return Stream.of(
        EMAIL.withSearch(Search.EQUALITY, Compare.UNSPECIFIED),
        EMAIL.withKey("other"),
        EMAIL.withType("VARCHAR(5)"),
        EMAIL.withPad(8),
        EMAIL.withStorage(Storage.TEXT),
        EMAIL.narrowed(Narrow.whole(8)),
        EMAIL.belongingTo("id"),
        EMAIL.accepting(Accept.UTC));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void aContradictionNamesBothPlaces(DeclaredColumn other) {
    Fault fault = refused("columns: { contact.email: {} }\n", other);
    assertThat(fault.code()).isEqualTo(ConfigFault.CONFLICTING_DECLARATIONS);
    assertThat(fault.getMessage())
        .contains("contact.email", "hushcell.yaml, line 2, column 12", "crm.Contact.email, index");
  }

  @Test
  void twoAnnotationsThatContradictEachOtherAreRefused() {
    Fault fault = refused("", EMAIL, DeclaredColumn.of("b.C.d", "", "contact", "email").withPad(8));
    assertThat(fault.code()).isEqualTo(ConfigFault.CONFLICTING_DECLARATIONS);
    assertThat(fault.getMessage()).contains("crm.Contact.email, index", "b.C.d, index");
  }

  @Test
  void sharingAKeyUnequallyIsRefused() {
    DeclaredColumn other = DeclaredColumn.of("b.C.d", "", "b", "d").withKey("k").withPad(8);
    Fault fault = refused("columns: { contact.email: { key: k } }\n", other);
    assertThat(fault.code()).isEqualTo(ConfigFault.KEY_SHARED_UNEQUALLY);
  }

  @Test
  void compareWithoutSearchIsRefused() {
    assertThat(refused("", EMAIL.withSearch(Search.NONE, Compare.LOWER)).code())
        .isEqualTo(ConfigFault.BAD_VALUE);
  }

  @Test
  void badPaddingIsRefused() {
    assertThat(refused("", EMAIL.withPad(-1)).code()).isEqualTo(ConfigFault.BAD_VALUE);
    assertThat(refused("", EMAIL.withPad(4097)).code()).isEqualTo(ConfigFault.BAD_VALUE);
  }

  @Test
  void anIndexThatTheFileRequiresMustBeThere() {
    assertThat(rules("require: crm.Index\n", EMAIL)).hasSize(1);
    Fault fault = refused("require: [ crm.Index, crm.Other ]\n", EMAIL);
    assertThat(fault.code()).isEqualTo(ConfigFault.INDEX_MISSING);
    assertThat(fault.getMessage()).contains("'crm.Other'", "hushcell.yaml, line 2");
  }

  @Test
  void annotationsWithoutAFileLackAKeyStore() {
    declare(EMAIL);
    Fault fault =
        catchThrowableOfType(
            Fault.class, () -> ConfigLocation.find(java.util.Optional.empty(), surroundings));
    assertThat(fault.code()).isEqualTo(ConfigFault.NO_CONFIGURATION);
    assertThat(fault.getMessage()).contains("index crm.Index", "keystore:");
  }

  @Test
  void nothingAtAllIsRefused() {
    assertThat(refused("").code()).isEqualTo(ConfigFault.NO_COLUMNS);
  }

  /** What LIKE and ORDER BY mean of texts without their case, no two databases agree on. */
  @Test
  void whatIgnoresCaseIsNotEvaluated() {
    for (String search : List.of("full", "equality, evaluate: [pattern]")) {
      String file = "columns: { contact.email: { search: %s, compare: ignore-case } }\n";
      Fault fault = refused(file.formatted(search));
      assertThat(fault.code()).as(search).isEqualTo(ConfigFault.BAD_VALUE);
      assertThat(fault.getMessage())
          .as(search)
          .contains(
              "contact.email has compare: ignore-case",
              "write search: equality without evaluate",
              "or search: full with compare: exact",
              "line ");
    }
    assertThat(refused("", EMAIL.withSearch(Search.FULL, Compare.IGNORE_CASE)).code())
        .isEqualTo(ConfigFault.BAD_VALUE);
  }

  @Test
  void fullIsEqualityAndAllRightsWithinBounds() {
    DeclaredColumn full = EMAIL.withSearch(Search.FULL, Compare.EXACT);
    String file = "columns: { contact.email: { search: full, compare: exact } }\n";
    for (Configuration read : List.of(read("", full), read(file), read(file, full))) {
      assertThat(read.columns()).singleElement().matches(rule -> rule.search() == Search.EQUALITY);
      assertThat(evaluable(read).rights()).containsExactlyInAnyOrder(Right.values());
      assertThat(evaluable(read).rows()).isEqualTo(HeapBounds.ofProcess().rows());
      assertThat(evaluable(read).bytes()).isEqualTo(HeapBounds.ofProcess().bytes());
      assertThat(evaluable(read).stopsEarly()).isTrue();
      assertThat(evaluable(read).order()).isEmpty();
    }
  }

  @Test
  void boundsOfFullMayBeGiven() {
    DeclaredColumn full =
        EMAIL
            .withSearch(Search.FULL, Compare.EXACT)
            .evaluating(TextOrder.UTF_16_IGNORE_CASE, 0, 70, false);
    String file =
        "columns: { contact.email: { search: full, compare: exact, bytes: 70,"
            + " text-order: utf-16-ignore-case, early-stop: false } }\n";
    Evaluable expected = evaluable(read(file));
    assertThat(expected.rows()).isEqualTo(HeapBounds.ofProcess().rows());
    assertThat(expected.bytes()).isEqualTo(70);
    assertThat(evaluable(read("", full))).isEqualTo(expected);
    assertThat(evaluable(read(file, full))).isEqualTo(expected);
  }

  @Test
  void anAnnotationSaysOfEvaluationWhatTheFileCan() {
    for (Evaluate right : Evaluate.values()) {
      DeclaredColumn one = EMAIL.evaluating(TextOrder.CODE_POINT, 9, 70, true, right);
      String file =
          "columns: { contact.email: { evaluate: "
              + right.name().toLowerCase(Locale.ROOT)
              + ", text-order: code-point, rows: 9, bytes: 70 } }\n";
      assertThat(evaluable(read("", one))).isEqualTo(evaluable(read(file)));
    }
  }

  /** A right or an order that one of them lacks could not be declared there. */
  @Test
  void fileAndAnnotationHaveTheSameWords() {
    assertThat(Stream.of(Evaluate.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Right.values()).map(Enum::name).toList());
    assertThat(Stream.of(TextOrder.values()).map(Enum::name).filter(n -> !n.equals("UNSPECIFIED")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Evaluable.TextOrder.values()).map(Enum::name).toList());
  }

  @Test
  void whatAnAnnotationEvaluatesTheFileMustSayToo() {
    DeclaredColumn full = EMAIL.withSearch(Search.FULL, Compare.EXACT);
    String equality = "columns: { contact.email: { search: equality, compare: exact } }\n";
    assertThat(refused(equality, full).code()).isEqualTo(ConfigFault.CONFLICTING_DECLARATIONS);
    DeclaredColumn bounded = full.evaluating(TextOrder.UNSPECIFIED, 5, 5, true);
    assertThat(refused("", full, bounded).code()).isEqualTo(ConfigFault.CONFLICTING_DECLARATIONS);
  }

  @Test
  void whatAnAnnotationLeavesOpenTheFileMaySay() {
    String file = "columns: { contact.email: { search: full, compare: exact } }\n";
    Configuration read = read(file, EMAIL.withSearch(Search.EQUALITY, Compare.EXACT));
    assertThat(evaluable(read).rights()).hasSize(Right.values().length);
  }

  static Stream<DeclaredColumn> halves() {
    return Stream.of(
        EMAIL.evaluating(TextOrder.UNSPECIFIED, 5, 5, true),
        EMAIL.evaluating(TextOrder.UTF_16, 0, 0, true),
        EMAIL.evaluating(TextOrder.UNSPECIFIED, -1, 5, true, Evaluate.RANGE),
        EMAIL.evaluating(TextOrder.UNSPECIFIED, 5, 1_000_000_001, true, Evaluate.RANGE),
        EMAIL
            .withSearch(Search.FULL, Compare.EXACT)
            .evaluating(TextOrder.UNSPECIFIED, 5, 5, true, Evaluate.RANGE));
  }

  @ParameterizedTest
  @MethodSource("halves")
  void halfOfAnEvaluationIsRefused(DeclaredColumn half) {
    assertThat(refused("", half).code()).isEqualTo(ConfigFault.BAD_VALUE);
  }

  @Test
  void anAnnotationLimitsAsTheFileDoes() {
    DeclaredColumn limited = EMAIL.limiting(50, 0, 20, Per.HOUR, true);
    String same =
        "columns: { contact.email: { limits: { opened: 50, per: hour, statement: 20, then: warn } }"
            + " }\n";
    assertThat(limits(read("", limited))).isEqualTo(limits(read(same))).hasSize(1);
    assertThat(limits(read(same, EMAIL))).isEqualTo(limits(read(same)));
    assertThat(refused("columns: { contact.email: {} }\n", limited).code())
        .isEqualTo(ConfigFault.CONFLICTING_DECLARATIONS);
    assertThat(refused("", EMAIL.limiting(0, 0, 0, Per.DAY, false)).code())
        .isEqualTo(ConfigFault.BAD_VALUE);
    assertThat(refused("", EMAIL.limiting(-1, 0, 0, Per.DAY, false)).code())
        .isEqualTo(ConfigFault.BAD_VALUE);
  }

  private static List<CellLimit> limits(Configuration read) {
    return read.profiles().access(Optional.empty()).limits();
  }

  @Test
  void evaluateBesideFullIsRefused() {
    Fault fault =
        refused("columns: { a.b: { search: full, evaluate: range, rows: 5, bytes: 5 } }\n");
    assertThat(fault.code()).isEqualTo(ConfigFault.BAD_VALUE);
    assertThat(fault.getMessage()).contains("search: full", "remove evaluate", "line 2");
  }

  private static Evaluable evaluable(Configuration read) {
    ColumnName email = new ColumnName(new TableName("crm", "contact"), "email");
    return read.profiles().access(Optional.empty()).evaluable(email).orElseThrow();
  }

  private Fault refused(String file, DeclaredColumn... annotated) {
    return catchThrowableOfType(Fault.class, () -> rules(file, annotated));
  }

  private List<ColumnRule> rules(String file, DeclaredColumn... annotated) {
    return read(file, annotated).columns();
  }

  private Configuration read(String file, DeclaredColumn... annotated) {
    declare(annotated);
    return new ConfigurationReader("hushcell.yaml", surroundings, new Warnings())
        .read(STORE + file);
  }

  private void declare(DeclaredColumn... annotated) {
    surroundings.indexes = new Indexes(List.of(new Index("crm.Index", List.of(annotated))));
  }
}
