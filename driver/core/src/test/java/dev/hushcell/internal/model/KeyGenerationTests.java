package dev.hushcell.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyGenerationTests {
  @ParameterizedTest
  @CsvSource({
    "contact.email, contact.email, 1, contact.email#2",
    "contact.email#2, contact.email, 2, contact.email#3",
    "deal.note{tenant_id}, deal.note{tenant_id}, 1, deal.note#2{tenant_id}",
    "deal.note#2{tenant_id}, deal.note{tenant_id}, 2, deal.note#3{tenant_id}",
    "deal.note#0{tenant_id}, deal.note#0{tenant_id}, 1, deal.note#0#2{tenant_id}",
    "a#2#9{b#3}, a#2{b#3}, 9, a#2#10{b#3}",
    "{b}, {b}, 1, #2{b}",
  })
  void namesFollowEachOther(String name, String base, int number, String next) {
    KeyGeneration generation = KeyGeneration.of(name);
    assertThat(generation).isEqualTo(new KeyGeneration(base, number));
    assertThat(generation.name()).isEqualTo(name);
    assertThat(generation.next().name()).isEqualTo(next);
    assertThat(KeyGeneration.areOfOne(name, next)).isTrue();
    assertThat(KeyGeneration.of(next).number()).isEqualTo(number + 1);
  }

  @ParameterizedTest
  @CsvSource({"deal.note, deal.note{tenant_id}", "deal.note{a}, deal.note{b}", "a#2{b}, c{b}"})
  void otherNamesDoNot(String left, String right) {
    assertThat(KeyGeneration.areOfOne(left, right)).isFalse();
  }

  /** A key is still one of tenants when it was rotated. */
  @ParameterizedTest
  @CsvSource({"deal.note{tenant_id}", "deal.note#2{tenant_id}"})
  void keysOfTenantsStayKeysOfTenants(String name) {
    String next = KeyGeneration.of(name).next().name();
    TenantKey key = TenantKey.of(next).orElseThrow();
    assertThat(key.column()).isEqualTo("tenant_id");
    assertThat(key.common()).isEqualTo(next);
    assertThat(TenantKey.of(key.ofTenant("acme")).orElseThrow().of()).isEqualTo("acme");
  }
}
