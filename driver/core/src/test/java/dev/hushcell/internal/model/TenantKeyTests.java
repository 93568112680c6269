package dev.hushcell.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantKeyTests {
  @Test
  void readsWhatItWrites() {
    String name = TenantKey.common("deal.note#2", "tenant_id");
    TenantKey open = new TenantKey(name, "tenant_id", null, 0);

    assertThat(TenantKey.of(name)).contains(open);
    assertThat(open.isOpen()).isTrue();
    assertThat(TenantKey.of(open.ofTenant("acme=7{?}")))
        .contains(new TenantKey(name, "tenant_id", "acme=7{?}", 0));
    assertThat(TenantKey.of(open.ofParameter(999_999_999)))
        .contains(new TenantKey(name, "tenant_id", null, 999_999_999));
    assertThat(TenantKey.of("a.b{of=d}")).contains(new TenantKey("a.b{of=d}", "of=d", null, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "deal.note",
        "{tenant_id}",
        "deal.note{}",
        "deal.note{tenant_id",
        "deal.notetenant_id}",
        "deal.note}tenant_id{",
        "deal}.note{tenant_id}",
        "deal=.note{tenant_id}",
        "deal.note{ten{ant}_id}",
        "deal.note{tenant_id}=",
        "deal.note{tenant_id}?",
        "deal.note{tenant_id}?0",
        "deal.note{tenant_id}?07",
        "deal.note{tenant_id}?7x",
        "deal.note{tenant_id}?-7",
        "deal.note{tenant_id}?٣",
        "deal.note{tenant_id}?1234567890",
        "deal.note{tenant_id}acme",
      })
  void takesNothingElseForOne(String name) {
    assertThat(TenantKey.of(name)).isEqualTo(Optional.empty());
  }
}
