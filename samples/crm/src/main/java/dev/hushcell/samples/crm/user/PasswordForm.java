package dev.hushcell.samples.crm.user;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * What the page for one's own password sends.
 *
 * @param current the password until now
 * @param password the new one
 * @param again the new one once more
 */
public record PasswordForm(
    @NotBlank String current, @NotNull String password, @NotNull String again) {

  public static PasswordForm empty() {
    return new PasswordForm("", "", "");
  }

  @Override
  public String toString() {
    return "PasswordForm[hidden]";
  }
}
