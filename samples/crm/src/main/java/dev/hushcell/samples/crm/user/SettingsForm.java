package dev.hushcell.samples.crm.user;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the page for one's own settings sends; an empty password keeps the stored one. */
public record SettingsForm(
    @NotNull @Email @Size(max = 254) String emailAddress,
    @NotNull @Size(max = 254) String emailUsername,
    @Size(max = 200) @Nullable String emailPassword,
    @NotNull @Size(max = 1000) String signature) {

  public static SettingsForm of(UserSettings settings) {
    return new SettingsForm(
        orEmpty(settings.getEmailAddress()),
        orEmpty(settings.getEmailUsername()),
        null,
        orEmpty(settings.getSignature()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
