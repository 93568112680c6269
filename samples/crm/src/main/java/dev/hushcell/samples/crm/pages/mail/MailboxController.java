package dev.hushcell.samples.crm.pages.mail;

import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.forms.Merge;
import dev.hushcell.samples.crm.mailbox.Mailbox;
import dev.hushcell.samples.crm.mailbox.MailboxForm;
import dev.hushcell.samples.crm.mailbox.Mailboxes;
import dev.hushcell.samples.crm.pages.NotFoundException;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
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

/** Pages about mailboxes. */
@Controller
@RequestMapping("/mailboxes")
class MailboxController {
  private static final String FORM = "mailbox/form";

  private final Mailboxes mailboxes;
  private final MailboxSettings settings;

  MailboxController(Mailboxes mailboxes, MailboxSettings settings) {
    this.mailboxes = mailboxes;
    this.settings = settings;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("mailboxes", mailboxes.findAllByOrderByName());
    model.addAttribute("states", settings.states());
    return "mailbox/list";
  }

  @GetMapping("/new")
  String blank(Model model) {
    model.addAttribute("form", MailboxForm.of(new Mailbox()));
    return editing(null, model);
  }

  @GetMapping("/{id}")
  String edit(@PathVariable long id, Model model) {
    model.addAttribute("form", MailboxForm.of(mailbox(id)));
    return editing(id, model);
  }

  @Creates
  @PostMapping("/new")
  @Transactional
  String create(
      @Valid @ModelAttribute("form") MailboxForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    settings.check(form, null, errors);
    if (errors.hasErrors()) {
      return editing(null, model);
    }
    Mailbox mailbox = new Mailbox();
    settings.apply(form, mailbox);
    after.addFlashAttribute("done", "Mailbox created; the router tries it now.");
    return "redirect:/mailboxes/" + mailbox.getId();
  }

  @PostMapping("/{id}")
  @Transactional
  String change(
      @PathVariable long id,
      @Valid @ModelAttribute("form") MailboxForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    Mailbox mailbox = mailbox(id);
    settings.check(form, id, errors);
    Merge.check(form, MailboxForm.of(mailbox), errors, model);
    if (errors.hasErrors()) {
      return editing(id, model);
    }
    settings.apply(form, mailbox);
    after.addFlashAttribute("done", "Mailbox saved; the router tries it now.");
    return "redirect:/mailboxes/" + id;
  }

  @PostMapping("/{id}/retry")
  @Transactional
  String retry(@PathVariable long id, RedirectAttributes after) {
    mailboxes.retry(id);
    after.addFlashAttribute("done", "The router tries it now.");
    return "redirect:/mailboxes/" + id;
  }

  @PostMapping("/{id}/delete")
  @Transactional
  String delete(@PathVariable long id, RedirectAttributes after) {
    Mailbox mailbox = mailbox(id);
    if (!settings.delete(mailbox)) {
      after.addFlashAttribute(
          "failed", "The mailbox has mail in its outbox; switch it off instead.");
      return "redirect:/mailboxes/" + id;
    }
    after.addFlashAttribute("done", "Mailbox deleted; its activities stay.");
    return "redirect:/mailboxes";
  }

  private String editing(@Nullable Long id, Model model) {
    model.addAttribute("id", id);
    settings.addChoices(id, model);
    return FORM;
  }

  private Mailbox mailbox(long id) {
    return mailboxes.findWithPartsById(id).orElseThrow(() -> new NotFoundException("mailbox"));
  }
}
