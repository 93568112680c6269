package dev.hushcell.samples.crm.user;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the page for one's own settings sends; an empty password keeps the stored one. */
public record SettingsForm(
    @NotNull @Email @Size(max = 254) String emailAddress,
    @NotNull @Size(max = 254) String emailUsername,
    @Size(max = 200) @Nullable String emailPassword,
    @NotNull @Size(max = 1000) String signature,
    @Pattern(regexp = "|en|de") @Nullable String language,
    @Size(max = 50) @Nullable String zone) {

  public static SettingsForm of(UserSettings settings) {
    return new SettingsForm(
        orEmpty(settings.getEmailAddress()),
        orEmpty(settings.getEmailUsername()),
        null,
        orEmpty(settings.getSignature()),
        orEmpty(settings.getLanguage()),
        orEmpty(settings.getZone()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
