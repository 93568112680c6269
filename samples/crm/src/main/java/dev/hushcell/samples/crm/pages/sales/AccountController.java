package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.account.Account;
import dev.hushcell.samples.crm.account.AccountForm;
import dev.hushcell.samples.crm.account.AccountNames;
import dev.hushcell.samples.crm.account.Accounts;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.forms.FieldErrors;
import dev.hushcell.samples.crm.forms.Merge;
import dev.hushcell.samples.crm.history.History;
import dev.hushcell.samples.crm.history.RecordKind;
import dev.hushcell.samples.crm.pages.ListRequest;
import dev.hushcell.samples.crm.pages.Listing;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.pages.Sorts;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages about accounts. */
@Controller
@RequestMapping("/accounts")
class AccountController {
  private static final Sorts SORTS = Sorts.by("name", "city", "country", "created");
  private static final String FORM = "account/form";

  private final Accounts accounts;
  private final Contacts contacts;
  private final AccountNames names;
  private final Clock clock;
  private final History history;

  AccountController(
      Accounts accounts, Contacts contacts, AccountNames names, Clock clock, History history) {
    this.names = names;
    this.accounts = accounts;
    this.contacts = contacts;
    this.clock = clock;
    this.history = history;
  }

  @GetMapping
  String list(ListRequest request, Model model) {
    Pageable page = SORTS.pageable(request);
    Page<Account> found =
        request.isFiltered()
            ? accounts.containing(request.likeText(), page)
            : accounts.findAll(page);
    model.addAttribute("listing", new Listing<>("/accounts", request, SORTS, found));
    return "account/list";
  }

  /** Suggests names while one is typed. */
  @GetMapping("/names")
  @ResponseBody
  List<String> names(ListRequest request) {
    return names.like(request.likeText());
  }

  @GetMapping("/new")
  String blank(Model model) {
    model.addAttribute("form", AccountForm.empty());
    return FORM;
  }

  @GetMapping("/{id}")
  String show(@PathVariable long id, Model model) {
    model.addAttribute("form", AccountForm.of(account(id)));
    return editing(id, model);
  }

  @Creates
  @PostMapping("/new")
  @Transactional
  String create(
      @Valid @ModelAttribute("form") AccountForm form,
      BindingResult errors,
      RedirectAttributes after) {
    refuseKnownName(form, null, errors);
    if (errors.hasErrors()) {
      return FORM;
    }
    Account account = new Account(form.name(), clock.instant());
    account.change(form);
    accounts.save(account);
    history.made(RecordKind.ACCOUNT, account.getId());
    after.addFlashAttribute("done", "Account created.");
    return "redirect:/accounts/" + account.getId();
  }

  @PostMapping("/{id}")
  @Transactional
  String change(
      @PathVariable long id,
      @Valid @ModelAttribute("form") AccountForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    Optional<Account> known = accounts.findById(id);
    if (known.isEmpty()) {
      Merge.gone(errors);
      return FORM;
    }
    Account account = known.get();
    refuseKnownName(form, id, errors);
    Merge.check(form, AccountForm.of(account), errors, model);
    if (errors.hasErrors()) {
      return editing(id, model);
    }
    AccountForm before = AccountForm.of(account);
    account.change(form);
    history.changed(RecordKind.ACCOUNT, id, before, AccountForm.of(account));
    after.addFlashAttribute("done", "Account saved.");
    return "redirect:/accounts/" + id;
  }

  @PostMapping("/{id}/delete")
  @Transactional
  String delete(@PathVariable long id, RedirectAttributes after) {
    if (contacts.existsByAccountId(id)) {
      after.addFlashAttribute("failed", "The account has contacts; delete or move them first.");
      return "redirect:/accounts/" + id;
    }
    Optional<Account> known = accounts.findById(id);
    known.ifPresent(accounts::delete);
    history.forget(RecordKind.ACCOUNT, id);
    after.addFlashAttribute(
        "done", known.isPresent() ? "Account deleted." : "The account was deleted already.");
    return "redirect:/accounts";
  }

  private String editing(long id, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("changes", history.of(RecordKind.ACCOUNT, id));
    model.addAttribute("contacts", contacts.findTop20ByAccountIdOrderByNameKey(id));
    return FORM;
  }

  private void refuseKnownName(AccountForm form, @Nullable Long id, BindingResult errors) {
    if (errors.hasFieldErrors("name")) {
      return; // nothing to look for
    }
    accounts
        .findByName(form.name())
        .filter(other -> !Objects.equals(other.getId(), id))
        .ifPresent(
            other -> FieldErrors.add(errors, "name", "There is an account of this name already."));
  }

  private Account account(long id) {
    return accounts.findById(id).orElseThrow(() -> new NotFoundException("account"));
  }
}
