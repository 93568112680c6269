package dev.hushcell.samples.crm.account;

import dev.hushcell.samples.crm.forms.Versioned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What the page for one account sends. */
public record AccountForm(
    @NotBlank @Size(max = 200) String name,
    @NotNull @Size(max = 100) String city,
    @NotNull @Size(max = 100) String country,
    @NotNull
        @Size(max = 200)
        @Pattern(regexp = "|https?://.+", message = "This must begin with https:// or http://.")
        String website,
    int version)
    implements Versioned {
  public static AccountForm empty() {
    return new AccountForm("", "", "", "", 0);
  }

  public static AccountForm of(Account account) {
    return new AccountForm(
        account.getName(),
        account.getCity(),
        account.getCountry(),
        account.getWebsite(),
        account.getVersion());
  }
}
