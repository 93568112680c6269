package dev.hushcell.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantNameTests {
  private static final List<String> NAMES =
      List.of(
          "acme",
          "ACME",
          "Acme",
          "a-b",
          "a--b",
          "a_b",
          "a.b",
          "x-61",
          "a",
          "x-x-61",
          "61",
          "0061",
          "a@b",
          "A".repeat(100),
          "a".repeat(41),
          "a".repeat(40));

  @Test
  void aliasesAreDifferentAndSafe() {
    Set<String> aliases = new HashSet<>();
    for (String name : NAMES) {
      String alias = TenantName.kek("crm", name);
      assertThat(alias).matches("crm--[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThan(210);
      assertThat(aliases.add(alias.toLowerCase(Locale.ROOT))).as(name).isTrue();
    }
    assertThat(TenantName.kek("crm", "acme")).isEqualTo("crm--acme");
    assertThat(TenantName.kek("crm", "ACME")).isEqualTo("crm--x-41434d45");
  }

  @Test
  void valuesThatAreNoNamesHaveNone() {
    assertThat(TenantName.of(7L)).contains("7");
    assertThat(TenantName.of(new BigDecimal("7"))).contains("7");
    assertThat(TenantName.of(new UUID(1, 2))).contains("00000000-0000-0001-0000-000000000002");
    for (Object value :
        new Object[] {
          null,
          "",
          " acme",
          "acme ",
          "a b",
          "ä",
          "a\0",
          "a".repeat(101),
          7.0,
          new BigDecimal("7.0"),
          -7,
          true,
          new byte[1]
        }) {
      assertThat(TenantName.of(value)).isEmpty();
    }
  }

  @Test
  void namesThatADatabaseMayTakeForOneAreAlike() {
    assertThat(TenantName.folded("ACME")).isEqualTo(TenantName.folded("acme"));
    assertThat(TenantName.folded("007")).isEqualTo(TenantName.folded("7"));
    assertThat(TenantName.folded("a7")).isNotEqualTo(TenantName.folded("a07"));
  }

  @Test
  void numbersAreTheBeginningsOfTexts() {
    assertThat(TenantName.mayBeOne("7", "7abc")).isTrue();
    assertThat(TenantName.mayBeOne("7.0", "7-b")).isTrue();
    assertThat(TenantName.mayBeOne("acme", "0")).isTrue();
    assertThat(TenantName.mayBeOne("7", "77")).isFalse();
    assertThat(TenantName.mayBeOne("7abc", "7def")).isFalse();
    assertThat(TenantName.mayBeOne("acme", "globex")).isFalse();
  }

  @Test
  void keysTellTheirTenant() {
    assertThat(TenantKey.of("contact.note")).isEmpty();
    TenantKey open = TenantKey.of("contact.note{tenant_id}").orElseThrow();
    assertThat(open.isOpen()).isTrue();
    assertThat(open.column()).isEqualTo("tenant_id");
    TenantKey named = TenantKey.of(open.ofTenant("a=b")).orElseThrow();
    assertThat(named.of()).isEqualTo("a=b");
    assertThat(named.common()).isEqualTo(open.common());
    assertThat(TenantKey.of(open.ofParameter(12)).orElseThrow().parameter()).isEqualTo(12);
    assertThat(TenantKey.of("a{b}c")).isEmpty();
    assertThat(TenantKey.of("a{b}{c}")).isEmpty();
  }
}
