package dev.hushcell.samples.crm.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ConcurrentModel;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

class MergeTests {
  private record Form(String name, @Nullable Long place, @Nullable String password, int version)
      implements Versioned {}

  private final Form stored = new Form("theirs", 7L, null, 2);

  @Test
  void showsWhatTheOtherOneSavedButNoPassword() {
    Form mine = new Form("mine", null, "secret", 1);
    Model model = new ConcurrentModel();
    BindingResult errors = new BeanPropertyBindingResult(mine, "form");
    Merge.check(mine, stored, errors, model);
    assertThat(errors.getGlobalErrors()).hasSize(1);
    assertThat(model.getAttribute("theirs")).isEqualTo(Map.of("name", "theirs", "place", "7"));
    assertThat(model.getAttribute("version")).isEqualTo(2);
  }

  @Test
  void letsTheFormCountOnceItsSenderHasSeenThat() {
    Form mine = new Form("mine", null, "secret", 2);
    BindingResult errors = new BeanPropertyBindingResult(mine, "form");
    Merge.check(mine, stored, errors, new ConcurrentModel());
    assertThat(errors.hasErrors()).isFalse();
  }
}
