package dev.hushcell.samples.crm.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.forms.SentForms.Sending;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SentFormsTests {
  private final SentForms forms = new SentForms();

  @Test
  void leadsTheSecondSendingToWhatTheFirstMade() {
    Sending first = forms.begin("token", "content").orElseThrow();
    assertThat(forms.begin("token", "content")).isEmpty();
    CompletableFuture<String> waiting =
        CompletableFuture.supplyAsync(
            () -> forms.with("token").orElseThrow().await().orElseThrow());
    first.made("/place");
    forms.end(first);
    assertThat(waiting.join()).isEqualTo("/place");
    assertThat(forms.begin("token", "content")).isEmpty();
    assertThat(forms.with("token").orElseThrow().has("other")).isFalse();
  }

  @Test
  void letsATokenBeUsedAgainWhenNothingWasMade() {
    Sending refused = forms.begin("token", "wrong").orElseThrow();
    Sending seen = forms.with("token").orElseThrow();
    forms.end(refused);
    assertThat(seen.await()).isEmpty();
    assertThat(forms.begin("token", "right")).isPresent();
  }

  @Test
  void forgetsTheOldestOfMany() {
    for (int i = 0; i < 600; i++) {
      forms.begin("token " + i, "").orElseThrow().made("/" + i);
    }
    assertThat(forms.with("token 0")).isEmpty();
    assertThat(forms.with("token 599")).isPresent();
  }
}
