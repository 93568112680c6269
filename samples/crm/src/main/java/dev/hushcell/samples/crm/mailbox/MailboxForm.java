package dev.hushcell.samples.crm.mailbox;

import dev.hushcell.samples.crm.forms.Versioned;
import dev.hushcell.samples.crm.profile.EmailServerProfile;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the page for one mailbox sends; an empty password keeps the stored one, unless it is to be
 * forgotten.
 */
public record MailboxForm(
    @NotBlank @Size(max = 100) String name,
    @NotBlank @Email @Size(max = 254) String address,
    @Min(value = 1, message = "Please choose one.") long profileId,
    @NotNull CredentialsFrom credentialsFrom,
    @Nullable Long queueId,
    @Nullable Long ownerId,
    @NotNull @Size(max = 254) String username,
    @Size(max = 200) @Nullable String password,
    @Nullable Boolean forgetPassword,
    boolean active,
    int version)
    implements Versioned {

  public static MailboxForm of(Mailbox mailbox) {
    String username = mailbox.getUsername();
    return new MailboxForm(
        mailbox.getName(),
        mailbox.getAddress(),
        profileId(mailbox),
        mailbox.getCredentialsFrom(),
        mailbox.getQueue() == null ? null : mailbox.getQueue().getId(),
        mailbox.getOwner() == null ? null : mailbox.getOwner().getId(),
        username == null ? "" : username,
        null,
        null,
        mailbox.isActive(),
        mailbox.getVersion());
  }

  private static long profileId(Mailbox mailbox) {
    EmailServerProfile profile = mailbox.getProfile();
    Long id = profile == null ? null : profile.getId();
    return id == null ? 0 : id;
  }
}
