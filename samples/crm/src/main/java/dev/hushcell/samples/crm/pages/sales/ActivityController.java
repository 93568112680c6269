package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.activity.Activities;
import dev.hushcell.samples.crm.activity.Activity;
import dev.hushcell.samples.crm.activity.ActivityForm;
import dev.hushcell.samples.crm.activity.ActivityKind;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.ContactSearch;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.contact.NamePatterns;
import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.forms.FieldErrors;
import dev.hushcell.samples.crm.forms.Merge;
import dev.hushcell.samples.crm.outbox.Outbox;
import dev.hushcell.samples.crm.pages.ListRequest;
import dev.hushcell.samples.crm.pages.Listing;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.pages.Sorts;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages about activities. */
@Controller
@RequestMapping("/activities")
class ActivityController {
  private static final Sorts SORTS = Sorts.byLatest("occurred", "kind");
  private static final List<ActivityKind> WRITTEN_BY_HAND =
      List.of(ActivityKind.NOTE, ActivityKind.CALL, ActivityKind.MEETING);
  private static final String FORM = "activity/form";
  private static final int FOUND_ROWS = 200;

  private final Activities activities;
  private final Contacts contacts;
  private final ContactSearch search;
  private final Outbox outbox;
  private final Clock clock;

  ActivityController(
      Activities activities, Contacts contacts, ContactSearch search, Outbox outbox, Clock clock) {
    this.activities = activities;
    this.contacts = contacts;
    this.search = search;
    this.outbox = outbox;
    this.clock = clock;
  }

  @GetMapping
  String list(ListRequest request, @Nullable ActivityKind kind, Model model) {
    Pageable page = SORTS.pageable(request);
    Set<ActivityKind> kinds = kind == null ? EnumSet.allOf(ActivityKind.class) : EnumSet.of(kind);
    return listing(kind, "", request, activities.findByKindIn(kinds, page), model);
  }

  /** By POST, as names are ciphertext and stand in no address. */
  @PostMapping("/search")
  String search(ListRequest request, @Nullable ActivityKind kind, Model model) {
    if (!request.isFiltered()) {
      return "redirect:/activities";
    }
    Set<ActivityKind> kinds = kind == null ? EnumSet.allOf(ActivityKind.class) : EnumSet.of(kind);
    ListRequest unfiltered = new ListRequest(null, request.sort(), request.order(), null);
    Pageable page = PageRequest.of(0, FOUND_ROWS, SORTS.pageable(unfiltered).getSort());
    ContactSearch.Found<Activity> found =
        search.found(
            activities.count(),
            request.text(),
            by -> {
              NamePatterns names = NamePatterns.of(by, request.text());
              return activities.withContact(
                  kinds, names.first(), names.second(), names.third(), page);
            });
    model.addAttribute("searchedBy", found.by());
    return listing(kind, request.text(), unfiltered, found.page(), model);
  }

  private static String listing(
      @Nullable ActivityKind kind,
      String searched,
      ListRequest request,
      Page<Activity> found,
      Model model) {
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", ActivityKind.values());
    model.addAttribute("searched", searched);
    model.addAttribute(
        "listing",
        new Listing<>("/activities", request, SORTS, found)
            .with("kind", kind == null ? "" : kind.name()));
    return "activity/list";
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  String show(@PathVariable long id, Model model) {
    Activity activity = activity(id);
    model.addAttribute("activity", activity);
    model.addAttribute("mail", outbox.findByActivityId(id).orElse(null));
    return "activity/show";
  }

  @GetMapping("/new")
  String blank(@RequestParam(required = false) @Nullable Long contact, Model model) {
    model.addAttribute("form", new ActivityForm(ActivityKind.NOTE, "", "", contact, 0));
    return editing(null, Optional.ofNullable(contact(contact)), model);
  }

  @GetMapping("/{id}/edit")
  @Transactional(readOnly = true)
  String edit(@PathVariable long id, Model model) {
    Activity activity = byHand(id);
    ActivityForm form = ActivityForm.of(activity);
    model.addAttribute("form", form);
    return editing(id, Optional.ofNullable(activity.getContact()), model);
  }

  @Creates
  @PostMapping("/new")
  @Transactional
  String create(
      @Valid @ModelAttribute("form") ActivityForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    refuseMail(form, errors);
    if (errors.hasErrors()) {
      return editing(null, stillThere(form.contactId()), model);
    }
    Activity activity = new Activity(form.kind(), null, clock.instant());
    Optional<Contact> contact = stillThere(form.contactId());
    activity.change(form, contact.orElse(null));
    activities.save(activity);
    after.addFlashAttribute(
        "done",
        form.contactId() != null && contact.isEmpty()
            ? "Activity noted, without its contact, whom somebody deleted."
            : "Activity noted.");
    return "redirect:/activities/" + activity.getId();
  }

  @PostMapping("/{id}/edit")
  @Transactional
  String change(
      @PathVariable long id,
      @Valid @ModelAttribute("form") ActivityForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    Optional<Activity> known = activities.findWithContactById(id);
    if (known.isEmpty()) {
      Merge.gone(errors);
      return editing(null, stillThere(form.contactId()), model);
    }
    Activity activity = byHand(id);
    refuseMail(form, errors);
    Merge.check(form, ActivityForm.of(activity), errors, model);
    if (errors.hasErrors()) {
      return editing(id, stillThere(form.contactId()), model);
    }
    activity.change(form, stillThere(form.contactId()).orElse(null));
    after.addFlashAttribute("done", "Activity saved.");
    return "redirect:/activities/" + id;
  }

  @PostMapping("/{id}/delete")
  @Transactional
  String delete(@PathVariable long id, RedirectAttributes after) {
    if (outbox.findByActivityId(id).isPresent()) {
      after.addFlashAttribute("failed", "A mail that was sent, or is to be, cannot be deleted.");
      return "redirect:/activities/" + id;
    }
    Optional<Activity> known = activities.findById(id);
    known.ifPresent(activities::delete);
    after.addFlashAttribute(
        "done", known.isPresent() ? "Activity deleted." : "The activity was deleted already.");
    return "redirect:/activities";
  }

  private static String editing(@Nullable Long id, Optional<Contact> contact, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("contact", contact.orElse(null));
    model.addAttribute("kinds", WRITTEN_BY_HAND);
    return FORM;
  }

  private static void refuseMail(ActivityForm form, BindingResult errors) {
    if (form.kind() != null && form.kind().isMail()) {
      FieldErrors.add(errors, "kind", "Mail is noted by the router; choose another kind.");
    }
  }

  private Activity byHand(long id) {
    Activity activity = activity(id);
    if (activity.getKind().isMail()) {
      throw new NotFoundException("activity that can be changed");
    }
    return activity;
  }

  private Optional<Contact> stillThere(@Nullable Long id) {
    return id == null ? Optional.empty() : contacts.findById(id);
  }

  private @Nullable Contact contact(@Nullable Long id) {
    return id == null
        ? null
        : contacts.findById(id).orElseThrow(() -> new NotFoundException("contact"));
  }

  private Activity activity(long id) {
    return activities.findWithContactById(id).orElseThrow(() -> new NotFoundException("activity"));
  }
}
