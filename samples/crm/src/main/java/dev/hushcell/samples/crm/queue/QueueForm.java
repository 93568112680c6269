package dev.hushcell.samples.crm.queue;

import dev.hushcell.samples.crm.forms.Versioned;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the page for one queue sends; an empty password keeps the stored one. */
public record QueueForm(
    @NotBlank @Size(max = 100) String name,
    @NotNull @Email @Size(max = 254) String emailAddress,
    @NotNull @Size(max = 254) String emailUsername,
    @Size(max = 200) @Nullable String emailPassword,
    int version)
    implements Versioned {

  public static QueueForm of(Queue queue) {
    String address = queue.getEmailAddress();
    String username = queue.getEmailUsername();
    return new QueueForm(
        queue.getName(),
        address == null ? "" : address,
        username == null ? "" : username,
        null,
        queue.getVersion());
  }
}
