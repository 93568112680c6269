package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.activity.Activities;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.ContactForm;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.forms.TextCheck;
import dev.hushcell.samples.crm.history.History;
import dev.hushcell.samples.crm.history.RecordKind;
import dev.hushcell.samples.crm.pages.NotFoundException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Changes one field of a contact, where it stands on the page; answered in JSON. */
@Controller
class InlineController {
  private final Contacts contacts;
  private final Activities activities;
  private final Validator validator;
  private final History history;
  private final TransactionTemplate transaction;

  InlineController(
      Contacts contacts,
      Activities activities,
      Validator validator,
      History history,
      PlatformTransactionManager transactions) {
    this.contacts = contacts;
    this.activities = activities;
    this.validator = validator;
    this.history = history;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A field that can be changed so. */
  enum Field {
    EMAIL("email"),
    PHONE("phone"),
    TAX_ID("taxId"),
    CITY("city");

    private final String property;

    Field(String property) {
      this.property = property;
    }
  }

  /**
   * What became of it.
   *
   * @param value what is stored now
   * @param version the version of the contact
   * @param wrong why nothing was changed; empty: it was
   */
  record Answer(String value, int version, String wrong) {}

  @PostMapping("/contacts/{id}/field")
  @ResponseBody
  Answer change(
      @PathVariable long id,
      @RequestParam Field field,
      @RequestParam String value,
      @RequestParam int version) {
    try {
      return Objects.requireNonNull(
          transaction.execute(status -> change(contact(id), field, value.strip(), version)));
    } catch (OptimisticLockingFailureException | DataIntegrityViolationException e) {
      // What the other one saved is seen now, and is what is answered.
      return Objects.requireNonNull(
          transaction.execute(status -> change(contact(id), field, value.strip(), version)));
    }
  }

  private Answer change(Contact contact, Field field, String value, int version) {
    ContactForm before = ContactForm.of(contact);
    String stored = of(before, field);
    if (version != contact.getVersion() && !stored.equals(value)) {
      return new Answer(
          stored,
          contact.getVersion(),
          "Somebody changed this contact meanwhile; it says “"
              + stored
              + "” here now. Save again to put yours in its place.");
    }
    ContactForm form = with(before, field, value);
    Optional<String> wrong = wrong(form, field, contact);
    if (wrong.isPresent()) {
      return new Answer(stored, contact.getVersion(), wrong.get());
    }
    contact.change(form, contact.getAccount());
    contacts.saveAndFlush(contact);
    history.changed(RecordKind.CONTACT, contact.getId(), before, ContactForm.of(contact));
    if (field == Field.EMAIL && contact.getEmail() != null) {
      activities.assign(contact, contact.getEmail());
    }
    return new Answer(of(ContactForm.of(contact), field), contact.getVersion(), "");
  }

  private Optional<String> wrong(ContactForm form, Field field, Contact contact) {
    if (TextCheck.isUnseenIn(of(form, field))) {
      return Optional.of("This has a character that cannot be seen or stored.");
    }
    if (field == Field.EMAIL
        && !form.email().isEmpty()
        && contacts.findByEmail(form.email()).stream()
            .anyMatch(other -> !other.hasId(contact.getId()))) {
      return Optional.of("Another contact has this address.");
    }
    return validator.validateProperty(form, field.property).stream()
        .map(ConstraintViolation::getMessage)
        .findFirst();
  }

  private static ContactForm with(ContactForm form, Field field, String value) {
    return new ContactForm(
        form.firstName(),
        form.lastName(),
        field == Field.CITY ? value : form.city(),
        field == Field.EMAIL ? value : form.email(),
        field == Field.PHONE ? value : form.phone(),
        field == Field.TAX_ID ? value : form.taxId(),
        form.accountId(),
        form.version());
  }

  private static String of(ContactForm form, Field field) {
    return switch (field) {
      case EMAIL -> form.email();
      case PHONE -> form.phone();
      case TAX_ID -> form.taxId();
      case CITY -> form.city();
    };
  }

  private Contact contact(long id) {
    return contacts.findWithAccountById(id).orElseThrow(() -> new NotFoundException("contact"));
  }
}
