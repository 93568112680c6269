package dev.hushcell.samples.crm.pages.mail;

import dev.hushcell.samples.crm.credentials.PasswordKeeper;
import dev.hushcell.samples.crm.credentials.SecretName;
import dev.hushcell.samples.crm.credentials.SecretName.Place;
import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.forms.FieldErrors;
import dev.hushcell.samples.crm.forms.Merge;
import dev.hushcell.samples.crm.mailbox.Mailboxes;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.queue.Queue;
import dev.hushcell.samples.crm.queue.QueueForm;
import dev.hushcell.samples.crm.queue.Queues;
import jakarta.validation.Valid;
import java.util.Objects;
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

/** Pages about queues. */
@Controller
@RequestMapping("/queues")
class QueueController {
  private static final String FORM = "queue/form";

  private final Queues queues;
  private final Mailboxes mailboxes;
  private final PasswordKeeper keeper;

  QueueController(Queues queues, Mailboxes mailboxes, PasswordKeeper keeper) {
    this.queues = queues;
    this.mailboxes = mailboxes;
    this.keeper = keeper;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("queues", queues.findAllByOrderByName());
    return "queue/list";
  }

  @GetMapping("/new")
  String blank(Model model) {
    model.addAttribute("form", QueueForm.of(new Queue("")));
    return editing(null, model);
  }

  @GetMapping("/{id}")
  String edit(@PathVariable long id, Model model) {
    model.addAttribute("form", QueueForm.of(queue(id)));
    return editing(id, model);
  }

  @Creates
  @PostMapping("/new")
  @Transactional
  String create(
      @Valid @ModelAttribute("form") QueueForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    refuseKnownName(form, null, errors);
    if (errors.hasErrors()) {
      return editing(null, model);
    }
    Queue queue = new Queue(form.name());
    queue.change(form);
    keepPassword(queues.save(queue), form);
    after.addFlashAttribute("done", "Queue created.");
    return "redirect:/queues/" + queue.getId();
  }

  @PostMapping("/{id}")
  @Transactional
  String change(
      @PathVariable long id,
      @Valid @ModelAttribute("form") QueueForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    Queue queue = queue(id);
    refuseKnownName(form, id, errors);
    Merge.check(form, QueueForm.of(queue), errors, model);
    if (errors.hasErrors()) {
      return editing(id, model);
    }
    queue.change(form);
    keepPassword(queue, form);
    mailboxes.retryAll(mailboxes.ofQueue(id));
    after.addFlashAttribute("done", "Queue saved; its mailboxes are tried now.");
    return "redirect:/queues/" + id;
  }

  @PostMapping("/{id}/delete")
  @Transactional
  String delete(@PathVariable long id, RedirectAttributes after) {
    if (mailboxes.existsByQueueId(id)) {
      after.addFlashAttribute("failed", "Mailboxes belong to this queue.");
      return "redirect:/queues/" + id;
    }
    queues.delete(queue(id));
    keeper.forget(new SecretName(Place.QUEUE, id));
    after.addFlashAttribute("done", "Queue deleted.");
    return "redirect:/queues";
  }

  private void keepPassword(Queue queue, QueueForm form) {
    String password = form.emailPassword();
    if (password != null && !password.isEmpty()) {
      long id = Objects.requireNonNull(queue.getId());
      queue.setEmailPassword(keeper.keep(new SecretName(Place.QUEUE, id), password));
    }
  }

  private void refuseKnownName(QueueForm form, @Nullable Long id, BindingResult errors) {
    if (errors.hasFieldErrors("name")) {
      return; // nothing to look for
    }
    queues
        .findByName(form.name())
        .filter(other -> !Objects.equals(other.getId(), id))
        .ifPresent(
            other -> FieldErrors.add(errors, "name", "There is a queue of this name already."));
  }

  private String editing(@Nullable Long id, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("inRows", keeper.isInRows());
    model.addAttribute("hasPassword", id != null && queues.hasPassword(id));
    return FORM;
  }

  private Queue queue(long id) {
    return queues.findById(id).orElseThrow(() -> new NotFoundException("queue"));
  }
}
