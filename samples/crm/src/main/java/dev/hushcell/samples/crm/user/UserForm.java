package dev.hushcell.samples.crm.user;

import dev.hushcell.samples.crm.forms.Versioned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the page for one user sends; an empty password keeps the old one. */
public record UserForm(
    @NotBlank @Size(max = 100) String username,
    @NotBlank @Size(max = 100) String displayName,
    @NotNull Role role,
    @Size(max = 72) @Nullable String password,
    boolean active,
    int version)
    implements Versioned {

  public static UserForm empty() {
    return new UserForm("", "", Role.USER, null, true, 0);
  }

  public static UserForm of(AppUser user) {
    return new UserForm(
        user.getUsername(),
        user.getDisplayName(),
        user.getRole(),
        null,
        user.isActive(),
        user.getVersion());
  }
}
