package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.forms.Merge;
import dev.hushcell.samples.crm.history.History;
import dev.hushcell.samples.crm.history.RecordKind;
import dev.hushcell.samples.crm.lead.Lead;
import dev.hushcell.samples.crm.lead.LeadForm;
import dev.hushcell.samples.crm.lead.LeadSearch;
import dev.hushcell.samples.crm.lead.LeadStatus;
import dev.hushcell.samples.crm.lead.Leads;
import dev.hushcell.samples.crm.pages.ListRequest;
import dev.hushcell.samples.crm.pages.Listing;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.pages.Sorts;
import dev.hushcell.samples.crm.text.FormText;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages about leads. */
@Controller
@RequestMapping("/leads")
class LeadController {
  private static final Sorts SORTS =
      Sorts.byLatest("created", "topic", "company", "city", "status");
  private static final String FORM = "lead/form";
  private static final int FOUND_ROWS = 200;

  private final Leads leads;
  private final LeadSearch search;
  private final Clock clock;
  private final History history;

  LeadController(Leads leads, LeadSearch search, Clock clock, History history) {
    this.leads = leads;
    this.search = search;
    this.clock = clock;
    this.history = history;
  }

  @GetMapping
  String list(ListRequest request, @Nullable LeadStatus status, Model model) {
    Pageable page = SORTS.pageable(request);
    Page<Lead> found = status == null ? leads.findAll(page) : leads.findByStatus(status, page);
    return listing("", request, status, found, model);
  }

  /** By POST, as names are ciphertext and stand in no address. */
  @PostMapping("/search")
  String search(ListRequest request, Model model) {
    if (!request.isFiltered()) {
      return "redirect:/leads";
    }
    ListRequest unfiltered = new ListRequest(null, request.sort(), request.order(), null);
    Sort sort = SORTS.pageable(unfiltered).getSort();
    LeadSearch.Found found = search.containing(request.text(), PageRequest.of(0, FOUND_ROWS, sort));
    model.addAttribute("tooMany", found.tooMany());
    return listing(request.text(), unfiltered, null, found.page(), model);
  }

  private static String listing(
      String searched,
      ListRequest request,
      @Nullable LeadStatus status,
      Page<Lead> found,
      Model model) {
    model.addAttribute("searched", searched);
    model.addAttribute("statuses", LeadStatus.values());
    model.addAttribute(
        "listing",
        new Listing<>("/leads", request, SORTS, found)
            .with("status", status == null ? "" : status.name()));
    model.addAttribute("status", status);
    return "lead/list";
  }

  /** By POST, so that what is searched for stands in no address, history or log. */
  @PostMapping("/find")
  String find(@Nullable String value, Model model) {
    String email = FormText.orNull(value);
    model.addAttribute("value", value);
    model.addAttribute("found", email == null ? List.of() : leads.findByEmail(email));
    return "lead/found";
  }

  @GetMapping("/new")
  String blank(Model model) {
    model.addAttribute("form", LeadForm.empty());
    return editing(null, model);
  }

  @GetMapping("/{id}")
  String edit(@PathVariable long id, Model model) {
    model.addAttribute("form", LeadForm.of(lead(id)));
    return editing(id, model);
  }

  @Creates
  @PostMapping("/new")
  @Transactional
  String create(
      @Valid @ModelAttribute("form") LeadForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    if (errors.hasErrors()) {
      return editing(null, model);
    }
    Lead lead = leads.save(new Lead(form, clock.instant()));
    history.made(RecordKind.LEAD, lead.getId());
    after.addFlashAttribute("done", "Lead created.");
    return "redirect:/leads/" + lead.getId();
  }

  @PostMapping("/{id}")
  @Transactional
  String change(
      @PathVariable long id,
      @Valid @ModelAttribute("form") LeadForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    Optional<Lead> known = leads.findById(id);
    if (known.isEmpty()) {
      Merge.gone(errors);
      return editing(null, model);
    }
    Lead lead = known.get();
    Merge.check(form, LeadForm.of(lead), errors, model);
    if (errors.hasErrors()) {
      return editing(id, model);
    }
    LeadForm before = LeadForm.of(lead);
    lead.change(form);
    history.changed(RecordKind.LEAD, id, before, LeadForm.of(lead));
    after.addFlashAttribute("done", "Lead saved.");
    return "redirect:/leads/" + id;
  }

  @PostMapping("/{id}/delete")
  @Transactional
  String delete(@PathVariable long id, RedirectAttributes after) {
    Optional<Lead> known = leads.findById(id);
    known.ifPresent(leads::delete);
    history.forget(RecordKind.LEAD, id);
    after.addFlashAttribute(
        "done", known.isPresent() ? "Lead deleted." : "The lead was deleted already.");
    return "redirect:/leads";
  }

  private String editing(@Nullable Long id, Model model) {
    model.addAttribute("id", id);
    if (id != null) {
      model.addAttribute("changes", history.of(RecordKind.LEAD, id));
    }
    model.addAttribute("statuses", LeadStatus.values());
    return FORM;
  }

  private Lead lead(long id) {
    return leads.findById(id).orElseThrow(() -> new NotFoundException("lead"));
  }
}
