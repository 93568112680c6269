package dev.hushcell.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.hushcell.internal.config.DatabaseRequirements.Transport;
import dev.hushcell.internal.config.DatabaseRequirements.Unproven;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fips.ModuleChoice;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedObjects.DroppedChecks;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.model.WriteOnly.OnRead;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.secret.SecretAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTests {
  private static final String STORE =
      """
      keystore:
        type: bcfks
        path: keys.bcfks
        password: ${env:PW}
        key: master
      """;

  @TempDir Path directory;
  private FakeSurroundings surroundings;

  @BeforeEach
  void surroundings() {
    surroundings = new FakeSurroundings(directory);
    surroundings.environment.put("PW", "correct horse");
  }

  @Test
  void readsEverythingThatCanBeDeclared() {
    Configuration read =
        read(
            """
            keystore:
              type: bcfks
              path: ${sys:home}/keys.bcfks
              password: ${env:PW}
              key: crm-master
              create: true
              iterations: 300000
            columns:
              contact.username: { search: equality }
              contact.email: { search: equality, compare: lower, accept: [few-values, utc] }
              mailbox.password: {}
              mailbox.note:
              crm.lead.tax_id: { key: tax-id, type: "VARCHAR(20)", pad: 32, storage: text }
              '"odd.schema".t."c""d"': { accept: utc }
            plain: [ archive.Contact ]
            access:
              web: { mailbox.password: { write-only: true, on-read: "null" } }
            catalogue: %s
            keys: { create: admin }
            fips: approved
            ddl: { checks: drop }
            dry-run: true
            unproven: [sqlserver]
            transport: [require-tls, allow-loopback]
            at-rest: require
            unwrap: allow
            """
                .formatted("AB".repeat(32)),
            "home",
            "/srv");
    assertThat(read.keystore().type()).isEqualTo("bcfks");
    assertThat(read.keystore().path()).contains("/srv/keys.bcfks");
    assertThat(read.keystore().key()).isEqualTo("crm-master");
    assertThat(read.keystore().create()).isTrue();
    assertThat(read.keystore().more()).containsOnly(entry("iterations", "300000"));
    assertThat(password(read)).isEqualTo("correct horse");
    assertThat(read.plain()).containsExactly("archive.contact");
    assertThat(read.fingerprints()).containsExactly("ab".repeat(32));
    assertThat(read.unwrapAllowed()).isTrue();
    assertThat(read.keys().creation()).isEqualTo(KeyUse.Creation.ADMIN);
    assertThat(read.fips()).isEqualTo(FipsUse.USUAL);
    assertThat(read.dryRun()).isTrue();
    assertThat(read.demands())
        .isEqualTo(
            new DatabaseRequirements(
                Set.of(Unproven.SQLSERVER),
                Set.of(Transport.REQUIRE_TLS, Transport.ALLOW_LOOPBACK),
                true));
    assertThat(read.trusted())
        .isEqualTo(new TrustedObjects(List.of(), List.of(), DroppedChecks.ALL));
    assertThat(read.profiles().access(Optional.of("web")).writeOnly())
        .containsExactly(
            new WriteOnly(Optional.empty(), "mailbox", "password", OnRead.NULL, false));
    assertThat(read.columns()).hasSize(6);
    ColumnRule email = read.columns().get(1);
    assertThat(email.search()).isEqualTo(Search.EQUALITY);
    assertThat(email.compare()).isEqualTo(Compare.LOWER);
    assertThat(email.key()).isEqualTo("contact.email");
    assertThat(email.accept()).containsExactlyInAnyOrder(Accept.FEW_VALUES, Accept.UTC);
    assertThat(read.columns().get(3).search()).isEqualTo(Search.NONE);
    ColumnRule tax = read.columns().get(4);
    assertThat(tax.schema()).contains("crm");
    assertThat(tax.key()).isEqualTo("tax-id");
    assertThat(tax.type()).contains("VARCHAR(20)");
    assertThat(tax.pad()).isEqualTo(32);
    assertThat(tax.storage()).isEqualTo(Storage.TEXT);
    ColumnRule odd = read.columns().get(5);
    assertThat(odd.schema()).contains("odd.schema");
    assertThat(odd.column()).isEqualTo("c\"d");
  }

  @Test
  void nothingIsVouchedForByDefault() {
    assertThat(read(STORE + "columns: { a.b: {} }").trusted()).isEqualTo(TrustedObjects.nothing());
    assertThat(read(STORE + "columns: { a.b: {} }").dryRun()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                          | APPROVED | CERTIFIED",
        "fips: strict                              | STRICT   | CERTIFIED",
        "'fips: { level: strict, module: patched }'| STRICT   | PATCHED",
        "'fips: { module: patched }'               | APPROVED | PATCHED",
        "'fips: { level: strict }'                 | STRICT   | CERTIFIED",
        "'fips: {}'                                | APPROVED | CERTIFIED",
        "'fips:'                                   | APPROVED | CERTIFIED",
      })
  void fipsIsALevelOrASection(@Nullable String line, FipsUse.Level level, ModuleChoice module) {
    Configuration read =
        read(STORE + "columns: { a.b: {} }\n" + Objects.requireNonNullElse(line, ""));
    assertThat(read.fips()).isEqualTo(new FipsUse(level, module, Optional.empty()));
  }

  @Test
  void defaultKeyIsTheFoldedNameWithoutSchema() {
    Configuration read = read(STORE + "columns: { Crm.Lead.Tax_Id: {} }");
    assertThat(read.columns().get(0).key()).isEqualTo("lead.tax_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n", "# nothing but a comment\n", "---\n", "{}", "null"})
  void refusesAnEmptyConfiguration(String text) {
    assertThat(refusal(text).code()).isEqualTo(ConfigFault.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "columns:\n", "columns: {}\n"})
  void refusesAConfigurationWithoutColumns(String columns) {
    assertThat(refusal(STORE + columns).code()).isEqualTo(ConfigFault.NO_COLUMNS);
  }

  @Test
  void refusesAConfigurationWithoutKeyStore() {
    assertThat(refusal("columns: { a.b: {} }").code()).isEqualTo(ConfigFault.NO_KEYSTORE);
  }

  @Test
  void unknownKeyIsNamedWithItsPlaceAndTheValidOnes() {
    Fault fault = refusal(STORE + "columns:\n  contact.email: { serch: equality }\n");
    assertThat(fault.code()).isEqualTo(ConfigFault.UNKNOWN_KEY);
    assertThat(fault)
        .hasMessage(
            "[HC-1005] unknown key 'columns.contact.email.serch'; valid here: search, compare, key,"
                + " type, pad, storage, narrow, belongs-to, accept, evaluate, text-order, rows, bytes, early-stop, limits; did you mean 'search'? (test.yaml, line 7, column"
                + " 20)");
  }

  @Test
  void unknownSectionIsNamed() {
    Fault fault = refusal(STORE + "column: { a.b: {} }");
    assertThat(fault.code()).isEqualTo(ConfigFault.UNKNOWN_KEY);
    assertThat(fault)
        .hasMessageContaining(
            "keystore, columns, plain, access, procedures, views, require, catalogue, anchor, audit,"
                + " subject, erased, keys, fips, ddl, dry-run, unproven, transport, at-rest, metadata, unwrap;"
                + " did you mean 'columns'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "search: range | none, equality, full",
        "search: Equality | none, equality, full",
        "search: [equality] | single value",
        "search: | single value",
        "search: !!python/name:os.system x | single value",
        "compare: upper, search: equality | exact, lower",
        "storage: hex | binary, text",
        "pad: -1 | 0 to 4096",
        "pad: much | 0 to 4096",
        "accept: all | few-values, utc",
        "compare: lower | search: equality",
      })
  void badValueIsRefusedWithTheValidOnes(String options, String valid) {
    Fault fault = refusal(STORE + "columns: { a.b: { " + options + " } }");
    assertThat(fault.code()).isEqualTo(ConfigFault.BAD_VALUE);
    assertThat(fault).hasMessageContaining(valid).hasMessageContaining("line 6");
  }

  @Test
  void refusesCreateThatIsNeitherTrueNorFalse() {
    Fault fault = refusal(STORE + "  create: yes\ncolumns: { a.b: {} }");
    assertThat(fault.code()).isEqualTo(ConfigFault.BAD_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type: bcfks", "key: master"})
  void refusesAKeyStoreWithoutTypeOrKey(String line) {
    Fault fault = refusal(STORE.replace("  " + line + "\n", "") + "columns: { a.b: {} }");
    assertThat(fault.code()).isEqualTo(ConfigFault.BAD_VALUE);
    assertThat(fault).hasMessageContaining("is missing");
  }

  @Test
  void refusesTheSameKeyTwice() {
    Fault fault = refusal(STORE + "columns:\n  a.b: {}\n  a.b: {}\n");
    assertThat(fault.code()).isEqualTo(ConfigFault.DUPLICATE_KEY);
    assertThat(fault).hasMessageContaining("line 8, column 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a.b: {}, A.B: {}", "a.b: {}, s.a.b: {}", "S.a.b: {}, s.A.b: {}"})
  void refusesTheSameColumnTwice(String columns) {
    assertThat(refusal(STORE + "columns: {" + columns + "}").code())
        .isEqualTo(ConfigFault.DUPLICATE_COLUMN);
  }

  @Test
  void sameColumnInTwoSchemasIsFine() {
    assertThat(read(STORE + "columns: { s.a.b: {}, t.a.b: {} }").columns()).hasSize(2);
  }

  @Test
  void refusesAKeySharedByColumnsThatDiffer() {
    Fault fault =
        refusal(STORE + "columns: { a.b: { key: k, search: equality }, c.d: { key: k } }");
    assertThat(fault.code()).isEqualTo(ConfigFault.KEY_SHARED_UNEQUALLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "a.", ".b", "a..b", "w.x.y.z", "'\"a.b'", "'\"\".b'", "' a.b'"})
  void refusesWhatIsNoColumnName(String name) {
    assertThat(refusal(STORE + "columns: { " + name + ": {} }").code())
        .isEqualTo(ConfigFault.BAD_NAME);
  }

  @Test
  void refusesAPlainTableWithoutSchema() {
    assertThat(refusal(STORE + "columns: { a.b: {} }\nplain: [ contact ]").code())
        .isEqualTo(ConfigFault.BAD_NAME);
  }

  @Test
  void refusesATableThatIsPlainAndDeclared() {
    Fault fault = refusal(STORE + "columns: { s.a.b: {} }\nplain: [ x.a, S.A ]");
    assertThat(fault.code()).isEqualTo(ConfigFault.PLAIN_AND_PROTECTED);
    assertThat(read(STORE + "columns: { a.b: {} }\nplain: [ s.a ]").plain()).containsExactly("s.a");
  }

  @Test
  void refusesAFingerprintOfTheWrongLength() {
    assertThat(refusal(STORE + "columns: { a.b: {} }\ncatalogue: abcd").code())
        .isEqualTo(ConfigFault.BAD_VALUE);
  }

  @Test
  void unwrapIsRefusedUnlessAllowed() {
    assertThat(read(STORE + "columns: { a.b: {} }").unwrapAllowed()).isFalse();
    assertThat(read(STORE + "columns: { a.b: {} }\nunwrap: refuse").unwrapAllowed()).isFalse();
    assertThat(refusal(STORE + "columns: { a.b: {} }\nunwrap: true").code())
        .isEqualTo(ConfigFault.BAD_VALUE);
  }

  @Test
  void passwordFromAFileLosesOneLineEnd() throws IOException {
    Files.writeString(directory.resolve("pw"), "s3cret\n\r\n");
    Configuration read = read(STORE.replace("${env:PW}", "${file:pw}") + "columns: { a.b: {} }");
    assertThat(password(read)).isEqualTo("s3cret\n");
  }

  @Test
  void closingErasesThePassword() {
    Configuration read = read(STORE + "columns: { a.b: {} }");
    read.close();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> password(read)))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${env:NOT_SET}", "${sys:not.set}", "${file:not/there}", "${vault:x}", "${env:PW"})
  void refusesWhatCannotBeSubstituted(String value) {
    Fault fault = refusal(STORE.replace("${env:PW}", "\"" + value + "\"") + "columns: {a.b: {}}");
    assertThat(fault.code()).isEqualTo(ConfigFault.UNRESOLVED);
    assertThat(fault).hasMessageContaining("test.yaml, line 4, column 13");
  }

  /** The JVM reads each letter that the locale C does not have as the same mark. */
  @Test
  void refusesAVariableWhoseLettersAreLost() {
    surroundings.environment.put("PW", "correct h\uFFFD\uFFFDrse battery");
    Fault fault = refusal(STORE + "columns: { a.b: {} }");
    assertThat(fault.code()).isEqualTo(ConfigFault.UNRESOLVED);
    assertThat(fault)
        .hasMessageContaining("'PW' has letters that the locale of this process does not have")
        .hasMessageContaining("LC_ALL=C.UTF-8")
        .hasMessageNotContaining("correct");
  }

  @Test
  void doubledDollarIsTheCharacterItself() {
    Configuration read = read(STORE.replace("${env:PW}", "a$${env:PW}$b") + "columns: { a.b: {} }");
    assertThat(password(read)).isEqualTo("a${env:PW}$b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "columns: [",
        "keystore: {password: *hunter2}",
        "keystore: {password: !hunter2!x y}",
        "keystore: {password: @hunter2}",
        "keystore: {password: 'hunter2}",
        "keystore:\n  password: hunter2\n bad: hunter2",
        "keystore:\n\tpassword: hunter2",
        "keystore: {password: hunter2}\n---\ncolumns: {}",
      })
  void brokenYamlIsRefusedWithoutQuotingIt(String text) {
    Fault fault = refusal(text);
    assertThat(fault.code()).isEqualTo(ConfigFault.BAD_YAML);
    assertThat(fault).hasMessageContaining("line").hasMessageNotContaining("hunter");
    assertThat(fault).hasNoCause();
  }

  @Test
  void keyThatIsNoTextIsRefused() {
    Fault fault = refusal("? [hunter2]\n: x");
    assertThat(fault.code()).isEqualTo(ConfigFault.BAD_YAML);
    assertThat(fault).hasMessageNotContaining("hunter");
  }

  @Test
  void neitherDepthNorAliasesExhaustAnything() {
    assertThat(refusal("[".repeat(200_000)).code()).isEqualTo(ConfigFault.BAD_YAML);
    StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9)));
    }
    assertThat(refusal(laughs.toString()).code()).isEqualTo(ConfigFault.BAD_YAML);
  }

  @Test
  void nothingSecretIsPrinted() {
    Configuration read = read(STORE + "columns: { a.b: {} }");
    assertThat(read.toString()).doesNotContain("correct horse");
    Fault fault = refusal(STORE + "  create: hunter2\ncolumns: { a.b: {} }");
    assertThat(fault).hasMessageNotContaining("hunter2");
  }

  private Configuration read(String text) {
    return new ConfigurationReader("test.yaml", surroundings, new Warnings()).read(text);
  }

  private Configuration read(String text, String property, String value) {
    surroundings.properties.put(property, value);
    return read(text);
  }

  private Fault refusal(String text) {
    return Optional.ofNullable(catchThrowableOfType(Fault.class, () -> read(text))).orElseThrow();
  }

  private static String password(Configuration configuration) {
    byte[] bytes =
        configuration.keystore().password().orElseThrow().copy(SecretAccess.iHandleKeyBytes());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void literalPasswordIsAcceptedWithOneWarning() {
    List<String> warnings =
        LogCapture.warningsOf(
            Warnings.class,
            () -> read(STORE.replace("${env:PW}", "hunter2") + "columns: { a.b: {} }").close());
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("test.yaml, line 4").doesNotContain("hunter2");
    assertThat(
            LogCapture.warningsOf(
                Warnings.class, () -> read(STORE + "columns: { a.b: {} }").close()))
        .isEmpty();
  }
}
