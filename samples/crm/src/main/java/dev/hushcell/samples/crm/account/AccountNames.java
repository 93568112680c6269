package dev.hushcell.samples.crm.account;

import java.beans.PropertyEditorSupport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/**
 * Accounts by their names, as forms have them: there may be too many for a list to choose from, so
 * the name is typed, and some are suggested.
 */
@Component
public class AccountNames {
  private static final int SUGGESTED = 20;

  private final Accounts accounts;

  AccountNames(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Returns some names that contain a text. */
  public List<String> like(String likeText) {
    return accounts
        .containing(likeText, PageRequest.of(0, SUGGESTED, Sort.by("name")))
        .map(Account::getName)
        .getContent();
  }

  /** Returns the name of the account with an identifier in a text; empty: none. */
  public String of(@Nullable String id) {
    return id == null || id.isEmpty()
        ? ""
        : accounts.findById(Long.valueOf(id)).map(Account::getName).orElse("");
  }

  /** Makes what turns a name that was typed into the identifier of the account, and back. */
  public PropertyEditorSupport editor() {
    return new PropertyEditorSupport() {
      @Override
      public void setAsText(String text) {
        setValue(
            text.isBlank()
                ? null
                : accounts
                    .findByName(text.strip())
                    .map(Account::getId)
                    .orElseThrow(() -> new IllegalArgumentException("no such account")));
      }

      @Override
      public String getAsText() {
        return of(Objects.toString(getValue(), ""));
      }
    };
  }
}
