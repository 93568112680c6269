package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.history.History;
import dev.hushcell.samples.crm.history.RecordKind;
import dev.hushcell.samples.crm.lead.Lead;
import dev.hushcell.samples.crm.lead.LeadForm;
import dev.hushcell.samples.crm.lead.LeadStatus;
import dev.hushcell.samples.crm.lead.Leads;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The leads as a pipeline: a column for each status, and what moves a lead along. */
@Controller
@RequestMapping("/leads")
class PipelineController {
  private static final String BOARD = "redirect:/leads/board";
  private static final String GONE = "Somebody deleted this lead; nothing was changed.";

  private final Leads leads;
  private final Conversion conversion;
  private final History history;

  PipelineController(Leads leads, Conversion conversion, History history) {
    this.history = history;
    this.leads = leads;
    this.conversion = conversion;
  }

  /**
   * A column of the board.
   *
   * @param status what its leads have in common
   * @param count how many there are
   * @param newest the newest of them
   */
  public record Column(LeadStatus status, long count, List<Lead> newest) {}

  @GetMapping("/board")
  String board(Model model) {
    model.addAttribute("statuses", LeadStatus.values());
    model.addAttribute(
        "columns",
        Stream.of(LeadStatus.values())
            .map(
                each ->
                    new Column(
                        each,
                        leads.countByStatus(each),
                        leads.findTop8ByStatusOrderByCreatedDesc(each)))
            .toList());
    return "lead/board";
  }

  @PostMapping("/{id}/status")
  @Transactional
  String move(
      @PathVariable long id,
      @RequestParam LeadStatus status,
      @RequestParam int version,
      RedirectAttributes after) {
    Optional<Lead> known = leads.findById(id);
    if (known.isEmpty()) {
      after.addFlashAttribute("failed", GONE);
      return BOARD;
    }
    Lead lead = known.get();
    if (lead.getVersion() != version && lead.getStatus() != status) {
      after.addFlashAttribute(
          "failed",
          "Somebody changed “"
              + lead.getTopic()
              + "” meanwhile; it is “"
              + lead.getStatus().getLabel()
              + "” now. Look at it, then move it.");
      return BOARD;
    }
    LeadForm before = LeadForm.of(lead);
    lead.moveTo(status);
    history.changed(RecordKind.LEAD, id, before, LeadForm.of(lead));
    after.addFlashAttribute(
        "done", "“" + lead.getTopic() + "” is “" + status.getLabel() + "” now.");
    return BOARD;
  }

  @PostMapping("/bulk/status")
  @Transactional
  String moveAll(
      @RequestParam(name = "ids", required = false) @Nullable List<Long> ids,
      @RequestParam LeadStatus status,
      RedirectAttributes after) {
    List<Lead> chosen = ids == null ? List.of() : leads.findAllById(ids);
    for (Lead each : chosen) {
      LeadForm before = LeadForm.of(each);
      each.moveTo(status);
      history.changed(RecordKind.LEAD, each.getId(), before, LeadForm.of(each));
    }
    String leadsMoved = chosen.size() == 1 ? "1 lead is" : chosen.size() + " leads are";
    after.addFlashAttribute(
        chosen.isEmpty() ? "failed" : "done",
        chosen.isEmpty()
            ? "No lead was selected."
            : leadsMoved + " “" + status.getLabel() + "” now.");
    return "redirect:/leads";
  }

  @Creates
  @PostMapping("/{id}/convert")
  @Transactional
  String convert(@PathVariable long id, RedirectAttributes after) {
    Optional<Lead> known = leads.findById(id);
    if (known.isEmpty()) {
      after.addFlashAttribute("failed", GONE);
      return "redirect:/leads";
    }
    LeadForm before = LeadForm.of(known.get());
    Conversion.Made made = conversion.of(known.get());
    history.changed(RecordKind.LEAD, id, before, LeadForm.of(known.get()));
    if (made.isNew()) {
      history.made(RecordKind.CONTACT, made.contact().getId());
    }
    after.addFlashAttribute(
        "done",
        made.isNew()
            ? "The lead is won; this is the contact made of it."
            : "The lead is won; its address was that of this contact already.");
    return "redirect:/contacts/" + made.contact().getId();
  }
}
