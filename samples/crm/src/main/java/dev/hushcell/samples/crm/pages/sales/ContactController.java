package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.account.Account;
import dev.hushcell.samples.crm.account.AccountNames;
import dev.hushcell.samples.crm.account.Accounts;
import dev.hushcell.samples.crm.activity.Activities;
import dev.hushcell.samples.crm.activity.Activity;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.ContactFilter;
import dev.hushcell.samples.crm.contact.ContactForm;
import dev.hushcell.samples.crm.contact.ContactSearch;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.forms.FieldErrors;
import dev.hushcell.samples.crm.forms.Merge;
import dev.hushcell.samples.crm.history.History;
import dev.hushcell.samples.crm.history.RecordKind;
import dev.hushcell.samples.crm.outbox.Outbox;
import dev.hushcell.samples.crm.pages.ListRequest;
import dev.hushcell.samples.crm.pages.Listing;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.pages.Sorts;
import dev.hushcell.samples.crm.pastcall.CallHistory;
import dev.hushcell.samples.crm.pastcall.CallsSealed;
import dev.hushcell.samples.crm.text.FormText;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages about contacts. */
@Controller
@RequestMapping("/contacts")
class ContactController {
  private static final String NAME = "nameKey";
  private static final Sorts SORTS = Sorts.byLatest("created", NAME, "city");
  private static final String FORM = "contact/form";
  private static final String DELETED_BEFORE = "The contact was deleted already.";
  private static final int FOUND_ROWS = 200;

  private final Contacts contacts;
  private final ContactSearch search;
  private final Accounts accounts;
  private final AccountNames names;
  private final Activities activities;
  private final Outbox outbox;
  private final CallHistory calls;
  private final CallsSealed sealed;
  private final Clock clock;
  private final History history;

  ContactController(
      Contacts contacts,
      ContactSearch search,
      Accounts accounts,
      AccountNames names,
      Activities activities,
      Outbox outbox,
      CallHistory calls,
      CallsSealed sealed,
      Clock clock,
      History history) {
    this.contacts = contacts;
    this.search = search;
    this.accounts = accounts;
    this.names = names;
    this.activities = activities;
    this.outbox = outbox;
    this.calls = calls;
    this.sealed = sealed;
    this.clock = clock;
    this.history = history;
  }

  /** The account is typed by its name. */
  @InitBinder("form")
  void accountsByName(WebDataBinder binder) {
    binder.registerCustomEditor(Long.class, names.editor());
  }

  @GetMapping
  String list(ListRequest request, ContactFilter filter, Model model) {
    Page<Contact> found;
    ListRequest shown = request;
    ListRequest newest = new ListRequest(null, null, null, request.page());
    if (NAME.equals(request.sort()) && filter.isAny() && search.isTooMany(contacts.count())) {
      model.addAttribute("tooMany", true);
      shown = newest;
    }
    try {
      found = page(filter, SORTS.pageable(shown));
    } catch (DataAccessException e) {
      if (!ContactSearch.isTooMany(e)) {
        throw e;
      }
      model.addAttribute("tooMany", true);
      shown = newest;
      found = page(filter, SORTS.pageable(shown));
    }
    model.addAttribute("searched", "");
    model.addAttribute("filter", filter);
    model.addAttribute(
        "listing",
        new Listing<>("/contacts", shown, SORTS, found)
            .with("city", filter.text())
            .with("account", filter.accountName()));
    return "contact/list";
  }

  private Page<Contact> page(ContactFilter filter, Pageable page) {
    return filter.isAny() ? contacts.findAll(page) : contacts.findAll(filter.condition(), page);
  }

  /** By POST, as names are ciphertext too. */
  @PostMapping("/search")
  String search(ListRequest request, Model model) {
    if (!request.isFiltered()) {
      return "redirect:/contacts";
    }
    ListRequest unfiltered = new ListRequest(null, request.sort(), request.order(), null);
    Sort sort = SORTS.pageable(unfiltered).getSort();
    ContactSearch.Found<Contact> found =
        search.containing(request.text(), PageRequest.of(0, FOUND_ROWS, sort));
    model.addAttribute("searchedBy", found.by());
    model.addAttribute("searched", request.text());
    model.addAttribute("filter", new ContactFilter(null, null));
    model.addAttribute("listing", new Listing<>("/contacts", unfiltered, SORTS, found.page()));
    return "contact/list";
  }

  /** By POST, so that what is searched for stands in no address, history or log. */
  @PostMapping("/find")
  String find(ExactSearch search, Model model) {
    model.addAttribute("search", search);
    model.addAttribute("found", search.in(contacts));
    return "contact/found";
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  String show(@PathVariable long id, Model model) {
    Contact contact = contact(id);
    model.addAttribute("contact", contact);
    model.addAttribute("callsSealed", sealed.areSealed());
    model.addAttribute("calls", calls.with(contact.getPhoneKey()));
    model.addAttribute("changes", history.of(RecordKind.CONTACT, id));
    List<Activity> timeline = activities.timeline(id, Limit.of(FOUND_ROWS));
    model.addAttribute("timeline", timeline);
    model.addAttribute("mails", outbox.byActivity(timeline));
    return "contact/show";
  }

  @GetMapping("/new")
  String blank(Model model) {
    model.addAttribute("form", ContactForm.empty());
    return editing(null, model);
  }

  @GetMapping("/{id}/edit")
  @Transactional(readOnly = true)
  String edit(@PathVariable long id, Model model) {
    model.addAttribute("form", ContactForm.of(contact(id)));
    return editing(id, model);
  }

  @Creates
  @PostMapping("/new")
  @Transactional
  String create(
      @Valid @ModelAttribute("form") ContactForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    refuseKnownEmail(form, null, errors);
    if (errors.hasErrors()) {
      return editing(null, model);
    }
    Contact contact = contacts.save(new Contact(form, account(form), clock.instant()));
    adoptActivities(contact);
    history.made(RecordKind.CONTACT, contact.getId());
    after.addFlashAttribute("done", "Contact created.");
    return "redirect:/contacts/" + contact.getId();
  }

  @PostMapping("/{id}/edit")
  @Transactional
  String change(
      @PathVariable long id,
      @Valid @ModelAttribute("form") ContactForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    Optional<Contact> known = contacts.findWithAccountById(id);
    if (known.isEmpty()) {
      Merge.gone(errors);
      return editing(null, model);
    }
    Contact contact = known.get();
    refuseKnownEmail(form, id, errors);
    Merge.check(form, ContactForm.of(contact), errors, model);
    nameAccount(model);
    if (errors.hasErrors()) {
      return editing(id, model);
    }
    ContactForm before = ContactForm.of(contact);
    contact.change(form, account(form));
    history.changed(RecordKind.CONTACT, id, before, ContactForm.of(contact));
    adoptActivities(contact);
    after.addFlashAttribute("done", "Contact saved.");
    return "redirect:/contacts/" + id;
  }

  @PostMapping("/{id}/delete")
  @Transactional
  String delete(@PathVariable long id, RedirectAttributes after) {
    Optional<Contact> known = contacts.findById(id);
    known.ifPresent(contacts::delete);
    history.forget(RecordKind.CONTACT, id);
    after.addFlashAttribute(
        "done", known.isPresent() ? "Contact deleted; its activities stay." : DELETED_BEFORE);
    return "redirect:/contacts";
  }

  /** Mail that came before somebody made the contact belongs to it from now on. */
  private void adoptActivities(Contact contact) {
    String email = contact.getEmail();
    if (email != null) {
      activities.assign(contact, email);
    }
  }

  private String editing(@Nullable Long id, Model model) {
    model.addAttribute("id", id);
    return FORM;
  }

  private void refuseKnownEmail(ContactForm form, @Nullable Long id, BindingResult errors) {
    String email = FormText.orNull(form.email());
    if (email != null
        && !errors.hasFieldErrors("email")
        && contacts.findByEmail(email).stream().anyMatch(other -> !other.hasId(id))) {
      FieldErrors.add(errors, "email", "Another contact has this address.");
    }
  }

  /** Shows the account that somebody else chose by its name. */
  @SuppressWarnings("unchecked")
  private void nameAccount(Model model) {
    if (model.getAttribute("theirs") instanceof Map<?, ?> theirs) {
      ((Map<String, String>) theirs).computeIfPresent("accountId", (field, id) -> names.of(id));
    }
  }

  private @Nullable Account account(ContactForm form) {
    Long id = form.accountId();
    return id == null
        ? null
        : accounts.findById(id).orElseThrow(() -> new NotFoundException("account"));
  }

  private Contact contact(long id) {
    return contacts.findWithAccountById(id).orElseThrow(() -> new NotFoundException("contact"));
  }
}
