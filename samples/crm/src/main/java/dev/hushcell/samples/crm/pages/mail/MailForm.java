package dev.hushcell.samples.crm.pages.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the page for a new mail sends.
 *
 * @param replyTo the activity that is answered; null: none
 */
record MailForm(
    @Min(value = 1, message = "Please choose one.") long mailboxId,
    @NotBlank @Email @Size(max = 254) String to,
    @NotBlank @Size(max = 300) String subject,
    @NotBlank @Size(max = 20_000) String body,
    @Nullable Long replyTo) {}
