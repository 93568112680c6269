package dev.hushcell.internal.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlServerTypesTests {
  private static final ColumnName EMAIL = new ColumnName(new TableName("dbo", "contact"), "email");
  private static final String DEFAULT = "SQL_Latin1_General_CP1_CI_AS";

  private final SqlServerTypes types = new SqlServerTypes();

  private ProtectedColumn derive(String declared, String collation, Compare compare) {
    return derive(declared, collation, compare, Storage.BINARY, Set.of());
  }

  private ProtectedColumn derive(
      String declared, String collation, Compare compare, Storage storage, Set<Accept> accept) {
    ColumnRule rule =
        new ColumnRule(
            Optional.empty(),
            "contact",
            "email",
            Search.EQUALITY,
            compare,
            "contact.email",
            Optional.empty(),
            0,
            storage,
            accept);
    return types.derive(rule, EMAIL, declared, collation);
  }

  private static void refuses(DdlFault code, Runnable derivation) {
    assertThatThrownBy(derivation::run)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DEFAULT,
        "Latin1_General_CS_AS",
        "Latin1_General_BIN2",
        "Latin1_General_100_CI_AI_SC"
      })
  void searchOnTextNeedsAWordAboutBlanksUnderEveryCollation(String collation) {
    refuses(DdlFault.COLLATION, () -> derive("nvarchar(100)", collation, Compare.UNSPECIFIED));
    assertThat(derive("nvarchar(100)", collation, Compare.EXACT).type().precision()).isEqualTo(100);
  }

  @Test
  void charKeepsNoBlanksSoABinaryCollationIsExactForIt() {
    derive("nchar(10)", "Latin1_General_BIN2", Compare.UNSPECIFIED);
    derive("char(10)", "Latin1_General_BIN", Compare.UNSPECIFIED);
    refuses(DdlFault.COLLATION, () -> derive("char(10)", DEFAULT, Compare.UNSPECIFIED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Latin1_General_100_BIN2_UTF8", "Japanese_XJIS_140_CI_AS", "Korean_Wansung_CI_AS"})
  void textWhoseLengthCountsBytesIsRefused(String collation) {
    refuses(DdlFault.COLLATION, () -> derive("varchar(100)", collation, Compare.EXACT));
    assertThat(derive("nvarchar(100)", collation, Compare.EXACT)).isNotNull();
  }

  @Test
  void searchedInstantLosesItsOffsetOnlyWhereThatIsAccepted() {
    refuses(DdlFault.ZONE_LOST, () -> derive("datetimeoffset(3)", "", Compare.UNSPECIFIED));
    derive("datetimeoffset(3)", "", Compare.UNSPECIFIED, Storage.BINARY, Set.of(Accept.UTC));
  }

  @Test
  void storageIsBytesUpToWhatARowTakesThenMax() {
    assertThat(types.storageType(derive("nvarchar(100)", DEFAULT, Compare.EXACT)))
        .isEqualTo("VARBINARY(341)");
    assertThat(types.storageType(derive("nvarchar(4000)", DEFAULT, Compare.EXACT)))
        .isEqualTo("VARBINARY(MAX)");
    ProtectedColumn text = derive("varchar(20)", DEFAULT, Compare.EXACT, Storage.TEXT, Set.of());
    assertThat(types.storageType(text)).endsWith(" COLLATE Latin1_General_BIN2");
    assertThat(types.castType(text)).doesNotContain("COLLATE");
    assertThat(types.logicalType(types.storageType(text)))
        .isEqualTo(types.logicalType(types.castType(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nvarchar(max)", "varchar(max)", "varbinary(max)"})
  void valuesOfMaxLengthAreSealedInChunks(String declared) {
    assertThat(LargeValues.isLarge(types.logicalType(declared))).isTrue();
    assertThat(LargeValues.isLarge(types.logicalType(declared.replace("max", "4000")))).isFalse();
  }

  @Test
  void typesMayStandInBrackets() {
    assertThat(types.logicalType("[nvarchar](120)")).isEqualTo(types.logicalType("NVARCHAR(120)"));
    assertThat(types.logicalType("[int]")).isEqualTo(types.logicalType("INT"));
  }

  @Test
  void keysHaveTheLimitsOfTheServer() {
    assertThat(types.longestKey()).isEqualTo(1700);
    assertThat(types.longestPrimaryKey()).isEqualTo(900);
    assertThat(types.keyLength(derive("nvarchar(100)", DEFAULT, Compare.EXACT))).isEqualTo(341);
    assertThat(types.keyLength(derive("nvarchar(4000)", DEFAULT, Compare.EXACT)))
        .isGreaterThan(1700);
  }

  @Test
  void ownChecksAreKnownAsTheServerShowsThem() {
    for (String shown :
        new String[] {
          "(datalength([e]]m])>=(53) AND substring([e]]m],(1),(1))>=0xF8)",
          "(len([email])>=(71) AND (ascii([email])=(95) OR ascii([email])=(45)))"
        }) {
      assertThat(types.isCellCheck(shown)).as(shown).isTrue();
    }
    for (String other :
        new String[] {
          "(datalength([a])>=(53) AND substring([b],(1),(1))>=0xF8)",
          "(datalength([a])>=(53) AND substring([a],(1),(1))>=0xF8 OR [a] IS NOT NULL)",
          "(datalength([a])>=(5) AND substring([a],(1),(1))>=0xF8)",
          "(len([email])>=(71))"
        }) {
      assertThat(types.isCellCheck(other)).as(other).isFalse();
    }
  }

  @Test
  void nameOfTheCheckIsNoLongerThanANameCanBe() {
    ColumnName longest = new ColumnName(new TableName("dbo", "t".repeat(100)), "c".repeat(100));
    assertThat(types.checkName(longest)).hasSize(128).startsWith("hushcell_ttt");
    assertThat(types.checkName(EMAIL)).isEqualTo("hushcell_contact.email");
  }

  @Test
  void namesAreQuotedAsTheServerShowsThem() {
    assertThat(types.quoted("a]b")).isEqualTo("[a]]b]");
    assertThat(types.literal(new byte[] {(byte) 0xf8, 1})).isEqualTo("0xf801");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tinyint",
        "datetime",
        "smalldatetime",
        "money",
        "text",
        "xml",
        "sql_variant",
        "rowversion",
        "hierarchyid"
      })
  void typesOfWhichMeaningIsLostAreRefused(String declared) {
    refuses(DdlFault.TYPE_UNSUPPORTED, () -> types.logicalType(declared));
  }
}
