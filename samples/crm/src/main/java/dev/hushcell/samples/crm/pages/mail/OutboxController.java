package dev.hushcell.samples.crm.pages.mail;

import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.outbox.Outbox;
import dev.hushcell.samples.crm.outbox.OutboxState;
import dev.hushcell.samples.crm.pages.ListRequest;
import dev.hushcell.samples.crm.pages.Listing;
import dev.hushcell.samples.crm.pages.Sorts;
import dev.hushcell.samples.crm.user.SignedIn;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/** Pages about mail that is sent. */
@Controller
@RequestMapping("/outbox")
class OutboxController {
  private static final Sorts SORTS = Sorts.byLatest("nextAttempt", "state");
  private static final String FORM = "outbox/form";

  private final Outbox outbox;
  private final Composer composer;
  private final Clock clock;

  OutboxController(Outbox outbox, Composer composer, Clock clock) {
    this.outbox = outbox;
    this.composer = composer;
    this.clock = clock;
  }

  @GetMapping
  String list(ListRequest request, @Nullable OutboxState state, Model model) {
    Set<OutboxState> states = state == null ? EnumSet.allOf(OutboxState.class) : EnumSet.of(state);
    model.addAttribute("state", state);
    model.addAttribute("states", OutboxState.values());
    model.addAttribute(
        "listing",
        new Listing<>(
                "/outbox", request, SORTS, outbox.findByStateIn(states, SORTS.pageable(request)))
            .with("state", state == null ? "" : state.name()));
    return "outbox/list";
  }

  @GetMapping("/new")
  String blank(
      @RequestParam(required = false) @Nullable Long contact,
      @RequestParam(required = false) @Nullable Long replyTo,
      @AuthenticationPrincipal SignedIn self,
      Model model) {
    model.addAttribute("form", composer.draft(contact, replyTo, self.getId()));
    return editing(model);
  }

  @Creates
  @PostMapping("/new")
  String send(
      @Valid @ModelAttribute("form") MailForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    if (errors.hasErrors()) {
      return editing(model);
    }
    long activity = composer.queue(form);
    after.addFlashAttribute("done", "The mail is in the outbox; the router sends it now.");
    return "redirect:/activities/" + activity;
  }

  @PostMapping("/{id}/again")
  @Transactional
  String again(@PathVariable long id, RedirectAttributes after) {
    int queued = outbox.sendAgain(id, clock.instant());
    after.addFlashAttribute(
        queued == 1 ? "done" : "failed",
        queued == 1 ? "The mail is queued again." : "The mail is on its way already.");
    return "redirect:/outbox";
  }

  @PostMapping("/{id}/arrived")
  @Transactional
  String arrived(@PathVariable long id, RedirectAttributes after) {
    int noted = outbox.arrived(id, clock.instant());
    after.addFlashAttribute(
        noted == 1 ? "done" : "failed",
        noted == 1 ? "Noted as sent." : "The mail is on its way already.");
    return "redirect:/outbox";
  }

  private String editing(Model model) {
    model.addAttribute("mailboxes", composer.mailboxes());
    return FORM;
  }
}
