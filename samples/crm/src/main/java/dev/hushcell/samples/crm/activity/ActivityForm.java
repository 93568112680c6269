package dev.hushcell.samples.crm.activity;

import dev.hushcell.samples.crm.forms.Versioned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the page for one activity sends. */
public record ActivityForm(
    @NotNull ActivityKind kind,
    @NotBlank @Size(max = 300) String subject,
    @NotNull @Size(max = 20_000) String body,
    @Nullable Long contactId,
    int version)
    implements Versioned {

  public static ActivityForm of(Activity activity) {
    return new ActivityForm(
        activity.getKind(),
        activity.getSubject(),
        activity.getBody(),
        activity.getContact() == null ? null : activity.getContact().getId(),
        activity.getVersion());
  }
}
