package dev.hushcell.samples.crm.lead;

import dev.hushcell.samples.crm.forms.Versioned;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the page for one lead sends. */
public record LeadForm(
    @NotBlank @Size(max = 200) String topic,
    @NotNull @Size(max = 200) String company,
    @NotNull @Size(max = 100) String city,
    @NotNull LeadStatus status,
    @NotBlank @Size(max = 200) String name,
    @NotNull @Email @Size(max = 254) String email,
    @NotNull @Size(max = 40) String phone,
    int version)
    implements Versioned {

  /** Returns the form for a new lead. */
  public static LeadForm empty() {
    return new LeadForm("", "", "", LeadStatus.NEW, "", "", "", 0);
  }

  /** Returns what is known of a lead. */
  public static LeadForm of(Lead lead) {
    return new LeadForm(
        lead.getTopic(),
        lead.getCompany(),
        lead.getCity(),
        lead.getStatus(),
        lead.getName(),
        orEmpty(lead.getEmail()),
        orEmpty(lead.getPhone()),
        lead.getVersion());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
