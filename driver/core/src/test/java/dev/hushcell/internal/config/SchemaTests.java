package dev.hushcell.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hushcell.HushcellDriver;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.section.AccessSection;
import dev.hushcell.internal.config.section.ColumnSection;
import dev.hushcell.internal.config.section.Declarations;
import dev.hushcell.internal.config.section.LimitKeys;
import dev.hushcell.internal.config.section.ProcedureSection;
import dev.hushcell.internal.config.section.StoreSection;
import dev.hushcell.internal.config.section.SubjectSection;
import dev.hushcell.internal.config.section.TrustedSections;
import dev.hushcell.internal.config.source.OwnSettings;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fips.ModuleChoice;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.internal.model.WriteOnly.OnRead;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Per;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.testing.TestModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The schema for editors says what the reader does. */
class SchemaTests {
  private static final String STORE =
      "keystore: { type: bcfks, path: k, password: \"${env:PW}\", key: m }\n";
  private static final String GOOD = STORE + "columns: { a.b: {} }\n";

  private static Schema schema;
  private static JsonNode tree;

  @TempDir Path directory;

  @BeforeAll
  static void readSchema() throws IOException {
    try (InputStream in = HushcellDriver.class.getResourceAsStream("hushcell.schema.json")) {
      tree = new ObjectMapper().readTree(in);
    }
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(tree);
  }

  static Stream<DocumentedSnippets.Snippet> snippets() throws IOException {
    return DocumentedSnippets.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("snippets")
  void acceptsWhatTheDocumentsShow(DocumentedSnippets.Snippet snippet) {
    assertThat(errors(snippet.completed())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("snippets")
  void readerReadsWhatTheDocumentsShow(DocumentedSnippets.Snippet snippet) {
    assertThatCode(() -> read(snippet.completed())).doesNotThrowAnyException();
  }

  @Test
  void documentsShowConfigurations() throws IOException {
    assertThat(DocumentedSnippets.all().map(DocumentedSnippets.Snippet::place))
        .anyMatch(place -> place.startsWith("README.md"))
        .anyMatch(place -> place.startsWith("configuration.md"))
        .anyMatch(place -> place.endsWith("hushcell.yaml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STORE
            + "columns: { a.b: , c.d: {search: equality, compare: lower, pad: 16, storage: text}}",
        STORE + "columns: { s.a.b: { key: 5, type: VARCHAR(3), accept: [few-values, utc] } }",
        STORE + "columns: { '\"x.y\".b': { accept: utc, search: \"${env:PW}\" } }",
        GOOD + "plain: x.y",
        STORE + "columns: { a.b: { evaluate: range, rows: 10, bytes: 1000 } }",
        STORE + "columns: { a.b: { evaluate: range } }",
        STORE + "columns: { a.b: { evaluate: range, rows: 10 } }",
        STORE + "columns: { a.b: { search: full } }",
        STORE + "columns: { a.b: { search: full, text-order: utf-16, rows: 10, bytes: 9 } }",
        STORE + "columns: { a.b: { search: full, compare: exact, early-stop: false } }",
        STORE
            + "columns: { a.b: { evaluate: [range, pattern], text-order: code-point, rows: '10',"
            + " bytes: 1000000000 } }",
        STORE + "columns: { a.b: { evaluate: pattern, text-order: utf-16, rows: 1, bytes: 1 } }",
        GOOD + "plain: [ x.y, '\"a.b\".c' ]",
        GOOD + "catalogue: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        GOOD + "anchor: /srv/crm.anchor",
        GOOD + "audit: { file: /srv/crm.audit }",
        GOOD + "erased: /srv/crm.erased\nsubject:",
        GOOD
            + "erased: x\nsubject: { person_id: { s.l: { by: o, of: s.o.id, delete: true }, o: { by: p,"
            + " keep: true }, '\"x.y\".q': { by: i, clear: a, set: { b: 1, c: x, d: true } } } }",
        GOOD + "erased: x\nsubject: { p: { a: { by: p, clear: [ b, c ] } } }",
        GOOD
            + "erased: x\nsubject: { p: { a: { by: p, clear: b, delete: false, keep: 'false' } } }",
        GOOD + "erased: x\nsubject: { p: { a: { by: p, delete: false, keep: true } } }",
        "keystore: { type: bcfks, key: m, also: { type: pkcs12, key: n, path: x } }\n"
            + "columns: { a.b: }",
        "keystore: { type: vault, key: m, also: [ { type: bcfks, key: n, iterations: 20000 }, {"
            + " type: x, key: o, token: t } ] }\n"
            + "columns: { a.b: {} }",
        "keystore: { type: bcfks, key: m, also: }\ncolumns: { a.b: {} }",
        GOOD + "keys: { create: first-use }\nfips: approved\nunwrap: refuse",
        GOOD + "keys: { refresh: 90s, keep: 2d }",
        GOOD + "keys:",
        GOOD
            + "procedures: { s.p: { parameters: [ plain, a.b, z.a.b ] }, '\"x.y\".q': { parameters:"
            + " [] } }",
        GOOD + "procedures: { s.p: { parameters: a.b } }",
        GOOD
            + "procedures: { s.p: { parameters: [ { in: a.b }, { out: a.b }, { inout: plain }, {"
            + " cursor: [ plain, a.b ] } ], returns: a.b, results: [ { x: plain, y: a.b }, [ a.b ]"
            + " ] } }",
        GOOD + "procedures: { s.p: { parameters: { out: a.b }, returns: { cursor: { x: a.b } } } }",
        GOOD + "procedures: [ s.p, '\"x.y\".q' ]",
        GOOD + "procedures: []",
        GOOD + "procedures: {}",
        GOOD + "procedures: s.p",
        GOOD + "views: { s.v: { x: plain, y: a.b, '\"z\"': s.a.b } }",
        GOOD + "views:",
        GOOD + "dry-run: true",
        GOOD + "unproven: sqlserver",
        GOOD + "transport: require-tls",
        GOOD + "transport: [require-tls, allow-in-process]",
        GOOD + "at-rest: require",
        GOOD + "unproven: [mysql, sqlserver]",
        GOOD + "dry-run: 'false'",
        GOOD + "ddl: { checks: drop }",
        GOOD + "ddl: { checks: refuse }",
        GOOD + "ddl:",
        GOOD + "access: { web: { a.b: { write-only: true, on-read: null, search: allow } }, x: }",
        GOOD + "access: { web: { a.b: { write-only: 'true', on-read: 'null' } } }",
        STORE + "columns: { a.b: { limits: { opened: 5000, per: minute, statement: '2000' } } }",
        STORE + "columns: { a.b: { limits: { evaluated: 1, per: day, then: warn } } }",
        GOOD + "access: { web: { a.b: { limits: none } } }",
        GOOD + "access: { web: { a.b: { write-only: false, limits: { statement: 7 } } } }",
        "keystore: { type: vault, key: m, token: x, port: 8200 }\ncolumns: { a.b: {} }",
        "keystore: { type: bcfks, key: 7, create: true, iterations: 10000 }\ncolumns: { a.b: {} }",
        "keystore: { type: pkcs12, key: m, pins: p, certificate: aa }\ncolumns: { a.b: {} }",
        "keystore: { type: pkcs11, key: m, library: /p, slot: 1, pin: 1 }\ncolumns: { a.b: {} }",
        "keystore: { type: pkcs11, key: m, library: /p, pin: {command: [echo, x]}, mechanism: gcm"
            + " }\n"
            + "columns: { a.b: {} }",
        "keystore: { type: x, key: m, password: {command: [echo, x]} }\ncolumns: { a.b: {} }",
        "keystore: { type: x, key: m, token: {command: [echo, x]} }\ncolumns: { a.b: {} }",
      })
  void bothAccept(String text) {
    assertThat(errors(text)).isEmpty();
    assertThatCode(() -> readAnyPassword(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "columns: { a.b: {} }",
        "keystore: {}\ncolumns: { a.b: {} }",
        "keystore: { type: bcfks }\ncolumns: { a.b: {} }",
        "keystore: { key: m }\ncolumns: { a.b: {} }",
        "keystore: { type: '', key: m }\ncolumns: { a.b: {} }",
        "keystore: { type: bcfks, key: m, create: yes }\ncolumns: { a.b: {} }",
        "keystore: { type: bcfks, key: m, pasword: x }\ncolumns: { a.b: {} }",
        "keystore: { type: bcfks, key: m, certificate: aa }\ncolumns: { a.b: {} }",
        "keystore: { type: pkcs11, key: m, library: /p, pin: 1, iterations: 1 }\n"
            + "columns: { a.b: {} }",
        "keystore: { type: x, key: m, password: {comand: [echo, x]} }\ncolumns: { a.b: {} }",
        "keystore: { type: x, key: m, path: {command: [echo, x]} }\ncolumns: { a.b: {} }",
        "keystore: { type: bcfks, key: [m] }\ncolumns: { a.b: {} }",
        STORE + "columns: [ a.b ]",
        STORE + "columns: { b: {} }",
        STORE + "columns: { w.x.y.z: {} }",
        STORE + "columns: { a.b: equality }",
        STORE + "columns: { a.b: { serch: equality } }",
        STORE + "columns: { a.b: { search: range } }",
        STORE + "columns: { a.b: { compare: lower } }",
        STORE + "columns: { a.b: { search: none, compare: lower } }",
        STORE + "columns: { a.b: { search: equality, compare: upper } }",
        STORE + "columns: { a.b: { pad: -1 } }",
        STORE + "columns: { a.b: { pad: 5000 } }",
        STORE + "columns: { a.b: { pad: 1.5 } }",
        STORE + "columns: { a.b: { storage: hex } }",
        STORE + "columns: { a.b: { accept: all } }",
        STORE + "columns: { a.b: { key: } }",
        STORE + "columns: { a.b: { evaluate: [], rows: 10, bytes: 10 } }",
        STORE + "columns: { a.b: { evaluate: sum, rows: 10, bytes: 10 } }",
        STORE + "columns: { a.b: { evaluate: range, rows: 0, bytes: 10 } }",
        STORE + "columns: { a.b: { evaluate: range, text-order: de, rows: 10, bytes: 10 } }",
        STORE + "columns: { a.b: { text-order: utf-16 } }",
        STORE + "columns: { a.b: { rows: 10 } }",
        STORE + "columns: { a.b: { search: equality, rows: 10 } }",
        STORE + "columns: { a.b: { search: full, evaluate: range, rows: 10, bytes: 10 } }",
        STORE + "columns: { a.b: { search: full, rows: 0 } }",
        GOOD + "keys: { refresh: 15 }",
        GOOD + "keys: { refresh: 15 m }",
        GOOD + "keys: { keep: forever }",
        GOOD + "plain: contact",
        GOOD + "plain: { x.y: {} }",
        GOOD + "catalogue: abcd",
        GOOD + "anchor: [ a, b ]",
        GOOD + "audit: /srv/crm.audit",
        GOOD + "audit: {}",
        GOOD + "erased: [ x ]",
        GOOD + "subject: { p: { a: { by: p, delete: true } } }",
        GOOD + "erased: x\nsubject: { p: }",
        GOOD + "erased: x\nsubject: { p: {} }",
        GOOD + "erased: x\nsubject: { 'p q': { a: { by: p, delete: true } } }",
        GOOD + "erased: x\nsubject: { p: { a: { delete: true } } }",
        GOOD + "erased: x\nsubject: { p: { a: { by: p } } }",
        GOOD + "erased: x\nsubject: { p: { a: { by: p, delete: false, keep: false } } }",
        GOOD + "erased: x\nsubject: { p: { a: { by: p, clear: b, keep: true, delete: false } } }",
        GOOD + "erased: x\nsubject: { p: { a: { by: p, delete: yes please } } }",
        GOOD + "erased: x\nsubject: { p: { a: { by: p, delete: true, clear: b } } }",
        GOOD + "erased: x\nsubject: { p: { a: { by: p, delete: true, keep: true } } }",
        GOOD + "erased: x\nsubject: { p: { a.b.c: { by: p, delete: true } } }",
        GOOD + "erased: x\nsubject: { p: { a: { by: p, remove: true } } }",
        GOOD + "audit: { file: x, rows: 10 }",
        "keystore: { type: bcfks, key: m, also: { type: bcfks, key: n, create: true } }\n"
            + "columns: { a.b: }",
        "keystore: { type: bcfks, key: m, also: { type: x, key: n, create: true } }\n"
            + "columns: { a.b: {} }",
        "keystore: { type: bcfks, key: m, also: { type: x, key: n, also: { type: x, key: m } } }\n"
            + "columns: { a.b: {} }",
        "keystore: { type: bcfks, key: m, also: { type: bcfks } }\ncolumns: { a.b: {} }",
        "keystore: { type: bcfks, key: m, also: [ x ] }\ncolumns: { a.b: {} }",
        GOOD + "keys: { create: never }",
        GOOD + "keys: { make: admin }",
        GOOD + "keys: admin",
        GOOD + "fips: lax",
        GOOD + "unwrap: true",
        GOOD + "require: { crm: 1 }",
        GOOD + "access: [ web ]",
        GOOD + "access: { web: { b: { write-only: true } } }",
        GOOD + "access: { web: { a.b: { on-read: refuse } } }",
        GOOD + "access: { web: { a.b: { write-only: false, search: allow } } }",
        GOOD + "access: { web: { a.b: { write-only: true, on-read: empty } } }",
        GOOD + "access: { web: { a.b: { write-only: true, search: equality } } }",
        GOOD + "access: { web: { a.b: { writeonly: true } } }",
        STORE + "columns: { a.b: { limits: none } }",
        STORE + "columns: { a.b: { limits: } }",
        STORE + "columns: { a.b: { limits: { per: minute } } }",
        STORE + "columns: { a.b: { limits: { opened: 0 } } }",
        STORE + "columns: { a.b: { limits: { opened: 5, per: week } } }",
        STORE + "columns: { a.b: { limits: { opened: 5, then: ask } } }",
        STORE + "columns: { a.b: { limits: { open: 5 } } }",
        GOOD + "access: { web: { a.b: { limits: all } } }",
        GOOD + "access: { web: { a.b: { write-only: true, limits: { opened: 5 } } } }",
        GOOD + "procedures: { p: {} }",
        GOOD + "views: { v: { a: plain } }",
        GOOD + "views: { s.v: {} }",
        GOOD + "views: { s.v: }",
        GOOD + "views: { s.v: plain }",
        GOOD + "views: { s.v: [ a ] }",
        GOOD + "views: { s.v: { a: } }",
        GOOD + "views: { s.v: { a: {} } }",
        GOOD + "views: { s.v: { a: b } }",
        GOOD + "views: [ s.v ]",
        GOOD + "procedures: { s.p: {} }",
        GOOD + "procedures: { s.p: }",
        GOOD + "procedures: { s.p: { parameters: } }",
        GOOD + "procedures: { s.p: { parameters: [ b ] } }",
        GOOD + "procedures: { s.p: { parameters: [ Plain ] } }",
        GOOD + "procedures: { s.p: { parameters: [ plain ], results: plain } }",
        GOOD + "procedures: { s.p: [ plain ] }",
        GOOD + "procedures: p",
        GOOD + "procedures: [ s.p, { s.q: {} } ]",
        GOOD + "procedures: [ x.s.p ]",
        GOOD + "procedures:",
        GOOD + "dry-run: yes",
        GOOD + "unproven: true",
        GOOD + "transport: tls",
        GOOD + "at-rest: true",
        GOOD + "unproven: [oracle]",
        GOOD + "unproven: { mysql: true }",
        GOOD + "dry-run:",
        GOOD + "dry-run: [true]",
        GOOD + "dry-run: \"${env:PW}\"",
        GOOD + "ddl: { checks: true }",
        GOOD + "ddl: { check: drop }",
        GOOD + "ddl: drop",
        GOOD + "column: {}",
      })
  void bothRefuse(String text) {
    assertThat(errors(text)).isNotEmpty();
    assertThat(catchThrowable(() -> readAnyPassword(text))).isInstanceOf(Fault.class);
  }

  @Test
  void knowsExactlyTheKeysOfTheReader() {
    assertThat(keys("/properties")).hasSameElementsAs(OwnSettings.FILE_KEYS);
    assertThat(keys("/properties/keys/properties")).hasSameElementsAs(KeyUse.KEYS);
    assertThat(keys("/$defs/procedure/properties")).hasSameElementsAs(ProcedureSection.KEYS);
    assertThat(keys("/properties/ddl/properties")).hasSameElementsAs(TrustedSections.DDL_KEYS);
    assertThat(keys("/$defs/column/properties")).hasSameElementsAs(ColumnSection.KEYS);
    assertThat(keys("/$defs/subjectTable/properties")).hasSameElementsAs(SubjectSection.KEYS);
    assertThat(keys("/$defs/limits/properties")).hasSameElementsAs(LimitKeys.KEYS);
    assertThat(keys("/$defs/profile/additionalProperties/properties"))
        .hasSameElementsAs(AccessSection.KEYS);
    assertThat(keys("/$defs/keystore/properties")).hasSameElementsAs(StoreSection.KEYS);
  }

  /** What the jars of other stores know is held against the schema by their own tests. */
  @Test
  void knowsExactlyTheSettingsOfEachKindOfStore() {
    List<String> kinds = new ArrayList<>();
    for (JsonNode kind : tree.at("/$defs/keystore/allOf")) {
      String type = kind.at("/if/properties/type/const").asString();
      kinds.add(type);
      List<String> valid = new ArrayList<>(StoreSection.KEYS);
      if (StoreSection.BUILT_IN.containsKey(type)) {
        valid.addAll(StoreSection.BUILT_IN.get(type));
        assertThat(texts(kind.at("/then/propertyNames/enum"))).hasSameElementsAs(valid);
      } else {
        valid.removeAll(List.of("path", "password"));
        assertThat(texts(kind.at("/then/propertyNames/enum"))).startsWith(first(valid));
      }
    }
    assertThat(kinds).doesNotHaveDuplicates().containsAll(StoreSection.BUILT_IN.keySet());
  }

  private static String[] first(List<String> keys) {
    return keys.toArray(new String[0]);
  }

  @Test
  void knowsExactlyTheValuesOfTheReader() {
    assertThat(choices("/$defs/column/properties/search"))
        .isEqualTo(written(Search.NONE, Search.EQUALITY, Search.FULL));
    assertThat(choices("/$defs/column/properties/compare"))
        .isEqualTo(written(Compare.EXACT, Compare.LOWER, Compare.IGNORE_CASE));
    assertThat(choices("/$defs/column/properties/storage")).isEqualTo(written(Storage.values()));
    assertThat(choices("/$defs/limits/properties/per")).isEqualTo(written(Per.values()));
    assertThat(choices("/$defs/consequence")).isEqualTo(written(Accept.values()));
    assertThat(choices("/properties/keys/properties/create"))
        .isEqualTo(written(KeyUse.Creation.values()));
    assertThat(choices("/$defs/level")).isEqualTo(written(FipsUse.Level.values()));
    assertThat(choices("/properties/fips/anyOf/1/properties/module"))
        .isEqualTo(written(ModuleChoice.values()));
    assertThat(choices("/properties/ddl/properties/checks"))
        .isEqualTo(written(TrustedSections.Checks.values()));
    assertThat(choices("/$defs/profile/additionalProperties/properties/on-read"))
        .containsAll(written(OnRead.values()));
    assertThat(tree.at("/$defs/column/properties/pad/anyOf/0/maximum").asInt())
        .isEqualTo(Declarations.MAX_PAD);
  }

  @Test
  void knowsTheBuiltInKeyStores() {
    KeyStoreSettings other =
        new KeyStoreSettings("x", Optional.empty(), Optional.empty(), "m", false, Map.of());
    assertThat(catchThrowable(() -> new KeyStores(TestModule.shared()).open(other)))
        .hasMessageContaining(
            "known types are " + String.join(", ", new TreeSet<>(StoreSection.BUILT_IN.keySet())));
  }

  @Test
  void everyKeyIsExplained() {
    for (String key : OwnSettings.FILE_KEYS) {
      JsonNode described = tree.at("/properties/" + key);
      assertThat(described.toString() + tree.at("/$defs/" + key)).contains("description");
    }
  }

  private static List<String> choices(String pointer) {
    return texts(tree.at(pointer + "/anyOf/0/enum"));
  }

  private static List<String> written(Enum<?>... constants) {
    return Stream.of(constants).map(Section::written).toList();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.isNull() ? "null" : each.asString()));
    return texts;
  }

  private static List<String> keys(String pointer) {
    return List.copyOf(tree.at(pointer).propertyNames());
  }

  private static List<String> errors(String yaml) {
    return schema.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  private void readAnyPassword(String text) {
    read(text).close();
  }

  private Configuration read(String text) {
    FakeSurroundings surroundings =
        new FakeSurroundings(directory) {
          @Override
          public Optional<String> environment(String name) {
            return Optional.of("equality");
          }

          @Override
          public Optional<String> property(String name) {
            return Optional.of("/srv");
          }

          @Override
          public byte[] file(Path path) {
            return "correct horse battery".getBytes(java.nio.charset.StandardCharsets.UTF_8);
          }
        };
    return new ConfigurationReader("test.yaml", surroundings, new Warnings()).read(text);
  }
}
