package dev.hushcell.samples.crm.profile;

import dev.hushcell.samples.crm.forms.Versioned;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the page for one profile sends; an empty password keeps the stored one. */
public record ProfileForm(
    @NotBlank @Size(max = 100) String name,
    @NotBlank @Size(max = 200) @Pattern(regexp = HOST, message = NO_HOST) String incomingHost,
    @Min(1) @Max(65_535) int incomingPort,
    @NotBlank @Size(max = 200) @Pattern(regexp = HOST, message = NO_HOST) String outgoingHost,
    @Min(1) @Max(65_535) int outgoingPort,
    @NotNull @Size(max = 8000) String trustedCertificate,
    @NotNull @Size(max = 254) String incomingUsername,
    @Size(max = 200) @Nullable String incomingPassword,
    @NotNull @Size(max = 254) String outgoingUsername,
    @Size(max = 200) @Nullable String outgoingPassword,
    int version)
    implements Versioned {
  /** Names and addresses of hosts; without a protocol, a port or blanks. */
  private static final String HOST =
      "|[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?|[0-9A-Fa-f:]+";

  private static final String NO_HOST =
      "This is no name of a server. One looks like imap.example.com, without https:// and port.";

  public static ProfileForm of(EmailServerProfile profile) {
    String incoming = profile.getIncomingUsername();
    String outgoing = profile.getOutgoingUsername();
    return new ProfileForm(
        profile.getName(),
        profile.getIncomingHost(),
        profile.getIncomingPort(),
        profile.getOutgoingHost(),
        profile.getOutgoingPort(),
        profile.getTrustedCertificate(),
        incoming == null ? "" : incoming,
        null,
        outgoing == null ? "" : outgoing,
        null,
        profile.getVersion());
  }
}
